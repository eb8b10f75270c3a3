import { describe, expect, it } from 'vitest';
import { checkSensorSpec } from '../../../src/race/observers/sensor-spec.ts';
import { ObjectStates } from '../../../src/sim/object-states.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { SceneryCache } from '../../../src/sim/sensors/scenery.ts';
import { DEEPRACER_MOUNTS } from '../../../src/sim/sensors/sensor-mounts.ts';
import { Track } from '../../../src/track/track.ts';
import { PolicySight } from '../../../src/training/policy-sight.ts';
import { trackFile } from '../../contract/track-files.ts';

const track = new Track(trackFile('home'));
const sceneries = new SceneryCache();
const world = new RaceWorld({ track, numCars: 1 });
const sightOf = (sensors: unknown) =>
  new PolicySight(checkSensorSpec(sensors, 'test'), sceneries, DEEPRACER_MOUNTS);

/** A box, its middle 0.6 m ahead of the car's. */
function boxAhead(): ObjectStates {
  const objects = new ObjectStates(1, [{ length: 0.5, width: 0.4, height: 0.25 }]);
  const heading = world.states.heading[0];
  objects.x[0] = world.states.x[0] + 0.6 * Math.cos(heading);
  objects.y[0] = world.states.y[0] + 0.6 * Math.sin(heading);
  objects.heading[0] = heading;
  return objects;
}

describe('PolicySight', () => {
  const view = { track, states: world.states, objects: null };

  it('shows a policy without a camera what one would see, and no lidar', () => {
    const { width, height, picture, lidar } = sightOf('state').look(view);
    expect([width, height, picture.length, lidar]).toEqual([160, 120, 19_200, null]);
    expect(new Set(picture).size).toBeGreaterThan(8);
  });

  it('shows a camera’s picture in the size that the policy is given', () => {
    const { width, height } = sightOf('front_camera').look(view);
    expect([width, height]).toEqual([40, 30]);
  });

  it('reaches as far as the policy is told', () => {
    const rangeOf = (sensors: unknown) => sightOf(sensors).look(view).lidar?.range;
    expect(rangeOf('state,lidar')).toBe(1);
    expect(rangeOf('state,sector_lidar')).toBe(0.5);
    const sensors = ['state', 'discretized_sector_lidar'];
    expect(rangeOf({ sensors, lidar_config: { clipping_dist: 3 } })).toBe(3);
  });

  it('finds the front of a box ahead, in arrays of its own', () => {
    const sight = sightOf({ sensors: ['state', 'lidar'], lidar_config: { facing: 'front' } });
    const free = sight.look(view);
    const { picture, lidar } = sight.look({ ...view, objects: boxAhead() });
    const { points } = lidar!;
    const ahead = Array.from({ length: points.length / 2 }, (_, ray) => ray).filter(
      (ray) => Math.abs(points[2 * ray + 1]) < 0.15 && points[2 * ray] > 0,
    );
    expect(ahead.length).toBeGreaterThan(3);
    for (const ray of ahead) expect(points[2 * ray]).toBeCloseTo(0.35, 6);
    expect(free.picture).not.toEqual(picture);
    expect(free.lidar!.points).not.toEqual(points);
  });
});
