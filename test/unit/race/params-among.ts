import { Episode } from '../../../src/race/episode.ts';
import type { Collision } from '../../../src/race/object-judge.ts';
import { RaceField } from '../../../src/race/race-field.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { paramsFromRow, type RewardParams, rowSize } from '../../../src/reward/step-params.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import { boxTrack } from '../track/ring-track.ts';

/** Starts in the middle of the lower straight, along +x and counter-clockwise; half a road is 0.4 m. */
export const box = new Track(boxTrack());

export interface Scene {
  /** A race as `parseRaceSpec` reads it. */
  readonly race: unknown;
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly heading?: number;
  readonly isReversed?: boolean;
  /** Steps that the objects have moved for. */
  readonly steps?: number;
}

/** The params of a car on the box track among the objects of a race. */
export function paramsAmong(scene: Scene): RewardParams & { collision: Collision } {
  const { x, y, heading = 0, isReversed = false, steps = 0 } = scene;
  const world = new RaceWorld({ track: box, numCars: 2 });
  const field = new RaceField({ world, race: parseRaceSpec(scene.race), bothDirections: true });
  field.reseed(1);
  field.start(0, 0);
  field.start(1, 0, isReversed);
  for (let k = 0; k < steps; k++) field.advance(1);
  world.place(1, x, y, (heading * Math.PI) / 180);
  const judge = field.look(1);
  const episode = new Episode();
  episode.start(0, judge);
  episode.advance(judge);
  const { numObjects } = field;
  const rows = new Float64Array(3 + rowSize(numObjects)).fill(NaN);
  judge.writeParams(rows, 3, episode, { steeringDegrees: 0, steeringAngle: 0, speed: 1 }, 0);
  const { length: trackLength, waypoints } = box;
  const params = paramsFromRow(rows, 3, { numCars: 2, numObjects, courses: [{ trackLength, waypoints }] }, 0);
  return { ...params, collision: judge.collision };
}
