import { describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { RacingEnv } from '../../../src/race/racing-env.ts';
import { TrackSetEnv } from '../../../src/race/track-set-env.ts';
import { COLUMN, ROW_SIZE, type RewardBatch } from '../../../src/reward/step-params.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';

const tracks = ['home', 'ridge'].map((id) => new Track(trackFile(id)));
/** Pays the progress of every row, so that it shows whose step it was. */
const scorer = {
  score: ({ rows }: RewardBatch): Promise<Float64Array> =>
    Promise.resolve(rows.filter((_, k) => k % ROW_SIZE === COLUMN.progress)),
};
const options = { actions: DEFAULT_ACTIONS, scorer };

/** Cars 0, 2, 4 are on the first track, 1 and 3 on the second. */
const NUM_CARS = 5;
const CARS_OF = [
  [0, 2, 4],
  [1, 3],
] as const;

/** The rows of some cars out of those of all. */
function rowsOf(all: ArrayLike<number>, cars: readonly number[], numCars = NUM_CARS): number[] {
  const width = all.length / numCars;
  return cars.flatMap((car) => Array.from({ length: width }, (_, j) => all[car * width + j]));
}

describe('TrackSetEnv', () => {
  it('moves every car as on its track alone, and pays it for that', async () => {
    const set = new TrackSetEnv({ ...options, tracks, numCars: NUM_CARS });
    const alone = tracks.map((track, k) => new RacingEnv({ ...options, track, numCars: CARS_OF[k].length }));
    let observations = set.reset({ seed: 3 });
    alone.forEach((env, k) => {
      expect(rowsOf(observations, CARS_OF[k])).toEqual([...env.reset({ seed: 3 })]);
    });
    const rng = new Rng(1);
    const ended = [0, 0];
    for (let t = 0; t < 60; t++) {
      const actions = Float32Array.from({ length: 2 * NUM_CARS }, (_, i) =>
        i % 2 ? 2 + rng.uniform() : 10 * rng.normal(),
      ).map((value, i) => (i % 2 ? value : Math.max(-30, Math.min(30, value))));
      const step = set.step(actions);
      observations = step.observations;
      alone.forEach((env, k) => {
        const own = env.step(Float32Array.from(rowsOf(actions, CARS_OF[k])));
        expect(rowsOf(observations, CARS_OF[k])).toEqual([...own.observations]);
        expect(rowsOf(step.terminated, CARS_OF[k])).toEqual([...own.terminated]);
        expect(rowsOf(step.truncated, CARS_OF[k])).toEqual([...own.truncated]);
        own.terminated.forEach((isDone) => (ended[k] += isDone));
      });
    }
    expect(Math.min(...ended)).toBeGreaterThan(0);
    expect(set.takeEpisodes()).toEqual(alone.flatMap((env) => env.takeEpisodes()));
    const rewards = await set.takeRewards();
    for (const [k, env] of alone.entries()) {
      const own = await env.takeRewards();
      const cars = CARS_OF[k];
      own.forEach((reward, i) => {
        const t = Math.floor(i / cars.length);
        expect(rewards[t * NUM_CARS + cars[i % cars.length]]).toBe(reward);
      });
    }
  });

  it('goes on from a frozen state as if it had not stopped', () => {
    const make = (): TrackSetEnv => new TrackSetEnv({ ...options, tracks, numCars: NUM_CARS });
    const actions = new Float32Array(2 * NUM_CARS).fill(2);
    const env = make();
    env.reset({ seed: 1 });
    for (let t = 0; t < 20; t++) env.step(actions);
    const frozen = structuredClone(env.save());
    const thawed = make();
    const seen = env.step(actions).observations.slice();
    thawed.restore(frozen);
    expect(thawed.step(actions).observations).toEqual(seen);
    for (let t = 0; t < 20; t++) for (const each of [env, thawed]) each.step(actions);
    expect(thawed.save()).toEqual(env.save());
  });

  it('needs a car for every track, and a track', () => {
    expect(() => new TrackSetEnv({ ...options, tracks, numCars: 1 })).toThrow('1 cars need 1 to 1 tracks');
    expect(() => new TrackSetEnv({ ...options, tracks: [], numCars: 4 })).toThrow('found 0');
  });
});
