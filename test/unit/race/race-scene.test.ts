import { describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { RaceScene } from '../../../src/race/race-scene.ts';
import { RacingEnv } from '../../../src/race/racing-env.ts';
import { COLUMN, FLAG, paramsFromRow, type RewardParams } from '../../../src/reward/step-params.ts';
import { DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import type { ObjectStates } from '../../../src/sim/object-states.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { boxTrack } from '../track/ring-track.ts';

const unused = { score: () => Promise.reject(new Error('nothing is scored here')) };

const COLUMNS = ['x', 'y', 'z', 'heading', 'speed'] as const;
type Columns = Record<(typeof COLUMNS)[number], Float64Array>;

function columnsOf({ x, y, z, heading, speed }: ObjectStates): Columns {
  return structuredClone({ x, y, z, heading, speed });
}

/** Puts the scene's objects where those of one of the race's cars are. */
function copyObjects(from: Columns, car: number, to: ObjectStates): void {
  const first = car * to.numObjects;
  for (const name of COLUMNS) to[name].set(from[name].subarray(first, first + to.numObjects));
}

/** Drives at random and places every car by hand where it was. @returns how many rows were compared */
function driveAndCompare(trackId: string, raceSpec: unknown, alternateDirection: boolean): number {
  const track = new Track(trackFile(trackId));
  const race = parseRaceSpec(raceSpec);
  const numCars = 4;
  const env = new RacingEnv({
    track,
    numCars,
    actions: DEFAULT_ACTIONS,
    scorer: unused,
    car: DEEPRACER_V6,
    race,
    alternateDirection,
  });
  env.reset({ seed: 3 });
  const rng = new Rng(5);
  const scenes = [false, true].map(
    (isReversed) => new RaceScene({ track, car: DEEPRACER_V6, race, isReversed }),
  );
  const actions = new Float32Array(2 * numCars);
  let compared = 0;
  for (let step = 0; step < 120; step++) {
    for (let i = 0; i < numCars; i++) {
      actions[2 * i] = -30 + 60 * rng.uniform();
      actions[2 * i + 1] = 0.5 + 3.5 * rng.uniform();
    }
    const { x, y, heading } = env.world.states;
    const poses = Array.from({ length: numCars }, (_, i) => ({ x: x[i], y: y[i], heading: heading[i] }));
    const objects = env.objects && columnsOf(env.objects);
    env.step(actions);
    const { rows } = env.takeBatch();
    for (const [i, pose] of poses.entries()) {
      const row = rows.subarray((i * rows.length) / numCars, ((i + 1) * rows.length) / numCars);
      const flags = row[COLUMN.flags];
      const scene = scenes[flags & FLAG.is_reversed ? 1 : 0];
      if (objects) {
        copyObjects(objects, i, scene.objects!);
        scene.params.measureObjects();
      }
      const placed = scene.params.row({
        pose,
        speed: row[COLUMN.speed],
        steeringAngle: row[COLUMN.steering_angle],
        progress: row[COLUMN.progress],
        steps: row[COLUMN.steps],
        time: row[COLUMN.sim_time],
        isCrashed: (flags & FLAG.is_crashed) !== 0,
      });
      expect(placed).toEqual(row);
      compared++;
    }
  }
  return compared;
}

describe('a car placed by hand', () => {
  it.each([
    ['home', { type: 'time-trial' }, true],
    ['ridge', { type: 'time-trial' }, false],
    ['home', { type: 'object-avoidance' }, true],
    ['home', { type: 'head-to-bot', speed: 1 }, true],
    ['oval', { type: 'head-to-bot', bots: 1, headings: 'degrees' }, false],
  ])('has the params that the race gives for the same pose: %s, %o', (track, race, alternate) => {
    expect(driveAndCompare(track, race, alternate)).toBe(480);
  });
});

/** Starts in the middle of the lower straight, along +x; half a road is 0.4 m. */
const box = new Track(boxTrack());

function paramsAt(
  place: { s: number; lateral?: number; turn?: number },
  car: { progress?: number; steps?: number; speed?: number } = {},
  isReversed = false,
): RewardParams {
  const scene = new RaceScene({ track: box, car: DEEPRACER_V6, isReversed });
  const row = scene.params.row({
    pose: scene.poseAt({ lateral: 0, turn: 0, ...place }),
    speed: 2,
    steeringAngle: -5,
    ...car,
  });
  const courses = [{ trackLength: box.length, waypoints: box.waypoints }];
  return paramsFromRow(row, 0, { numCars: 1, numObjects: 0, courses }, 0);
}

describe('a place on the road', () => {
  it('is that of the point which the params speak of', () => {
    const params = paramsAt({ s: 1.5, lateral: 0.3, turn: Math.PI / 2 });
    expect(params.x).toBeCloseTo(1.5, 12);
    expect(params.y).toBeCloseTo(0.3, 12);
    expect(params.heading).toBeCloseTo(90, 12);
    expect(params.distance_from_center).toBeCloseTo(0.3, 12);
    expect(params.projection_distance).toBeCloseTo(1.5, 12);
    expect(params.is_left_of_center).toBe(true);
    expect(params).toMatchObject({ speed: 2, steering_angle: -5, is_crashed: false });
  });

  it('is counted in driving direction, also against the order of the points', () => {
    const params = paramsAt({ s: 1.5, lateral: 0.3 }, {}, true);
    expect(params.x).toBeCloseTo(-1.5, 12);
    expect(params.y).toBeCloseTo(-0.3, 12);
    expect(Math.abs(params.heading)).toBeCloseTo(180, 12);
    expect(params).toMatchObject({ is_left_of_center: true, is_reversed: true });
  });

  it('implies an episode from the line at the commanded speed', () => {
    const params = paramsAt({ s: 6 });
    expect(params.progress).toBeCloseTo(600 / box.length, 12);
    expect(params.steps).toBe(2 + 45);
    expect(params.sim_time).toBeCloseTo(46 / 15, 12);
    expect(paramsAt({ s: 6 }, { progress: 10, steps: 7 })).toMatchObject({
      progress: 10,
      steps: 7,
      sim_time: 6 / 15,
    });
  });

  it('may be anywhere beyond the lap and the borders', () => {
    const params = paramsAt({ s: box.length + 1, lateral: -0.9 });
    expect(params.projection_distance).toBeCloseTo(1, 12);
    expect(params).toMatchObject({ is_offtrack: true, all_wheels_on_track: false });
  });
});
