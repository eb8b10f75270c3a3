import { describe, expect, it } from 'vitest';
import { box, paramsAmong } from './params-among.ts';

const L = box.length;
/** One box on the lower straight, its middle at (1.5, 0.2): from 1.25 to 1.75 along it and from 0 to 0.4 across. */
const oneBox = { type: 'object-avoidance', placement: [[1.5 / L, 1]] };
/** Half a car, 0.32352 m long and 0.1961 m wide. */
const HALF_LENGTH = 0.16176;
const HALF_WIDTH = 0.09805;
const near = (value: number) => expect.closeTo(value, 9) as number;

describe('params of objects', () => {
  it('say where boxes are, in spawn order, all with heading and speed 0', () => {
    const race = {
      type: 'object-avoidance',
      placement: [
        [0.5, -1],
        [1.5 / L, 1],
      ],
    };
    const params = paramsAmong({ race, x: 0, y: 0 });
    expect(params.objects_location).toEqual([
      [near(0), near(4.2)],
      [near(1.5), near(0.2)],
    ]);
    expect(params.objects_distance).toEqual([near(L / 2), near(1.5)]);
    expect(params.objects_distance_from_center).toEqual([near(0.2), near(0.2)]);
    expect(params.objects_left_of_center).toEqual([false, true]);
    // The first one lies the other way round.
    expect(params.objects_heading).toEqual([0, 0]);
    expect(params.objects_speed).toEqual([0, 0]);
  });

  it('count places and sides in the direction that is driven', () => {
    const params = paramsAmong({ race: oneBox, x: -0.5, y: -0.1, heading: 180, isReversed: true });
    expect(params).toMatchObject({
      is_reversed: true,
      x: near(-0.64),
      projection_distance: near(0.64),
      progress: near((100 * 0.64) / L),
      is_left_of_center: true,
      objects_location: [[near(-1.5), near(0.2)]],
      objects_distance: [near(1.5)],
      objects_left_of_center: [false],
    });
    expect(params.waypoints).toEqual(box.waypoints.toReversed());
    const [previous, next] = params.closest_waypoints;
    expect(params.waypoints[previous][0]).toBeGreaterThan(-0.64);
    expect(params.waypoints[next][0]).toBeLessThan(-0.64);
  });

  it('give the heading of a bot in radians, or in degrees where the race says so, and its constant speed', () => {
    const race = { type: 'head-to-bot', bots: 2, speed: 1.5 };
    const { objects_heading, objects_speed } = paramsAmong({ race, x: 0, y: 0, isReversed: true });
    objects_heading.forEach((heading) => expect(Math.abs(heading)).toBeCloseTo(Math.PI, 6));
    expect(objects_speed).toEqual([1.5, 1.5]);
    const inDegrees = paramsAmong({ race: { ...race, headings: 'degrees' }, x: 0, y: 0, isReversed: true });
    inDegrees.objects_heading.forEach((heading) => expect(Math.abs(heading)).toBeCloseTo(180, 4));
  });

  it('follow the bots', () => {
    const race = { type: 'head-to-bot', bots: 1, speed: 1.5 };
    const { objects_location, objects_distance } = paramsAmong({ race, x: 0, y: 0, steps: 10 });
    expect(objects_location[0][0]).toBeCloseTo(3, 3);
    expect(objects_distance[0]).toBeCloseTo(3, 3);
  });
});

describe('closest_objects', () => {
  const race = {
    type: 'object-avoidance',
    placement: [
      [0.5, 1],
      [3 / L, -1],
      [1 / L, 1],
    ],
  };
  /** With the front point at (x, 0). */
  const closestAt = (x: number, of: unknown = race) =>
    paramsAmong({ race: of, x: x - 0.14, y: 0 }).closest_objects;

  it('are the objects before and after the front point, by arc length', () => {
    expect(closestAt(2)).toEqual([2, 1]);
    expect(closestAt(4)).toEqual([1, 0]);
  });

  it('wrap round the lap', () => {
    expect(closestAt(0.5)).toEqual([0, 2]);
    expect(closestAt(-0.5)).toEqual([0, 2]);
  });

  it('count an object that is met exactly as passed', () => {
    expect(closestAt(1)).toEqual([2, 1]);
    expect(closestAt(1 - 1e-9)).toEqual([0, 2]);
  });

  it('are one and the same where there is only one', () => {
    for (const x of [0, 1.4, 1.6]) expect(closestAt(x, oneBox)).toEqual([0, 0]);
  });

  it('are 0 and 0 where there are none', () => {
    expect(closestAt(1, { type: 'time-trial' })).toEqual([0, 0]);
  });

  it('take those at the same place in spawn order', () => {
    const twins = {
      type: 'object-avoidance',
      placement: [
        [1 / L, 1],
        [1 / L, -1],
        [3 / L, 1],
        [3 / L, -1],
      ],
    };
    expect(closestAt(2, twins)).toEqual([1, 2]);
    expect(closestAt(4, twins)).toEqual([3, 0]);
  });
});

describe('object_in_camera', () => {
  const seenFrom = (x: number, y: number, heading = 0) =>
    paramsAmong({ race: oneBox, x, y, heading }).object_in_camera;

  it('tells whether the next object is in the picture', () => {
    expect(seenFrom(0, 0)).toBe(true);
    expect(seenFrom(0, 0, 90)).toBe(false);
    expect(seenFrom(2.5, 0)).toBe(false);
    expect(paramsAmong({ race: { type: 'time-trial' }, x: 0, y: 0 }).object_in_camera).toBe(false);
  });

  it('asks for a corner or the middle of its outline, 0.1 m above the ground', () => {
    // The far right corner, (1.75, 0), is the last one that a car on the right sees.
    const [ahead, below] = [1.75 - 0.9 - 0.14529379, 0.13032555 - 0.1];
    const depth = ahead * Math.cos(0.2618) + below * Math.sin(0.2618);
    const limit = depth * Math.tan(1.13 / 2);
    expect(seenFrom(0.9, -limit + 1e-6)).toBe(true);
    expect(seenFrom(0.9, -limit - 1e-6)).toBe(false);
  });
});

describe('is_crashed', () => {
  const touches = (x: number, y: number, heading = 0, race: unknown = oneBox) => {
    const { is_crashed, collision } = paramsAmong({ race, x, y, heading });
    expect(is_crashed).toBe(collision === 'own');
    return collision !== 'none';
  };

  it('asks for a corner of the car strictly inside the box, 0.5 m long and 0.4 m wide', () => {
    expect(touches(1.25 - HALF_LENGTH - 1e-6, 0.1)).toBe(false);
    expect(touches(1.25 - HALF_LENGTH + 1e-6, 0.1)).toBe(true);
    expect(touches(1.5, -HALF_WIDTH - 1e-6)).toBe(false);
    expect(touches(1.5, -HALF_WIDTH + 1e-6)).toBe(true);
    expect(touches(1.75 + HALF_LENGTH + 1e-6, 0.1)).toBe(false);
    expect(touches(1.75 + HALF_LENGTH - 1e-6, 0.1)).toBe(true);
    expect(touches(1.5, -HALF_LENGTH - 1e-6, 90)).toBe(false);
    expect(touches(1.5, -HALF_LENGTH + 1e-6, 90)).toBe(true);
  });

  it('turns the outlines with their headings', () => {
    // A corner points straight ahead of a car turned by the angle of its diagonal.
    const diagonal = Math.hypot(HALF_LENGTH, HALF_WIDTH);
    const heading = (Math.atan2(HALF_WIDTH, HALF_LENGTH) * 180) / Math.PI;
    expect(touches(1.25 - diagonal - 1e-6, 0.1, heading)).toBe(false);
    expect(touches(1.25 - diagonal + 1e-6, 0.1, heading)).toBe(true);
  });

  it('does not see two cars that lie across each other, as no corner is inside', () => {
    const race = { type: 'head-to-bot', bots: 1 };
    expect(touches(2, 0.2, 90, race)).toBe(false);
    expect(touches(2, 0.2, 0, race)).toBe(false);
    expect(touches(2.01, 0.21, 0, race)).toBe(true);
  });

  const bot = { type: 'head-to-bot', bots: 2, speed: 1 };

  it('is the fault of whoever was behind', () => {
    expect(paramsAmong({ race: bot, x: 1.75, y: 0.21 })).toMatchObject({
      collision: 'own',
      is_crashed: true,
    });
    expect(paramsAmong({ race: bot, x: 2.25, y: 0.21 })).toMatchObject({
      collision: 'other',
      is_crashed: false,
    });
  });

  it('knows who is behind across the line, too', () => {
    // The second bot has driven 1.05 m from a metre before the line.
    const across = { race: bot, steps: 16, y: -0.21 };
    expect(paramsAmong({ ...across, x: -0.18 })).toMatchObject({ collision: 'own', is_crashed: true });
    expect(paramsAmong({ ...across, x: 0.3 })).toMatchObject({ collision: 'other', is_crashed: false });
  });
});

describe('is_left_of_center', () => {
  it('is false on the centre line of a loop driven counter-clockwise and true the other way round', () => {
    const race = { type: 'time-trial' };
    expect(paramsAmong({ race, x: 1, y: 0 }).is_left_of_center).toBe(false);
    expect(paramsAmong({ race, x: 1, y: 0, heading: 180, isReversed: true }).is_left_of_center).toBe(true);
  });
});
