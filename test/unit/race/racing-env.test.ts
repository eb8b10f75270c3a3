import { describe, expect, it } from 'vitest';
import { InvalidActionError, ResetNeededError } from '../../../src/gym/vector-env.ts';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { RacingEnv, type RacingEnvOptions } from '../../../src/race/racing-env.ts';
import { OBSERVATION_SIZE } from '../../../src/race/observers/state-observer.ts';
import { COLUMN, FLAG, type RewardBatch, ROW_SIZE, rowSize } from '../../../src/reward/step-params.ts';
import { ReversedTrack } from '../../../src/track/reversed-track.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { CentreLineDriver } from './centre-line-driver.ts';

const home = new Track(trackFile('home'));
/** The step's number as its reward. */
const scorer = {
  score: ({ rows }: RewardBatch) =>
    Promise.resolve(
      Float64Array.from({ length: rows.length / ROW_SIZE }, (_, k) => rows[k * ROW_SIZE + COLUMN.steps]),
    ),
};

function createEnv(numCars: number, options: Partial<RacingEnvOptions> = {}): RacingEnv {
  return new RacingEnv({ track: home, numCars, actions: DEFAULT_ACTIONS, scorer, ...options });
}

/** The same action for all cars. */
function all(env: RacingEnv, degrees: number, speed: number): Float32Array {
  return Float32Array.from({ length: 2 * env.numEnvs }, (_, k) => (k % 2 === 0 ? degrees : speed));
}

function column(env: RacingEnv, name: keyof typeof COLUMN): number[] {
  const { rows } = env.lastBatch();
  return Array.from({ length: rows.length / ROW_SIZE }, (_, k) => rows[k * ROW_SIZE + COLUMN[name]]);
}

describe('RacingEnv', () => {
  it('starts its episodes round the loop, a twentieth of a lap after one another', () => {
    const env = createEnv(45);
    env.reset({ seed: 1 });
    for (let i = 0; i < 45; i++) {
      const place = home.project(env.world.states.x[i], env.world.states.y[i]);
      expect(place.distance).toBeLessThan(1e-9);
      const start = ((i % 20) / 20) * home.length;
      expect(Math.abs(place.s - start) % home.length).toBeLessThan(1e-6);
      expect(env.world.states.heading[i]).toBeCloseTo(home.headingAt(start), 9);
      expect(env.world.states.speed[i]).toBe(0);
    }
  });

  it('goes on round the loop with the episodes that follow', () => {
    const env = createEnv(3);
    env.reset({ seed: 1 });
    const starts: number[] = [];
    for (let k = 0; k < 200 && starts.length < 5; k++) {
      const { terminated } = env.step(all(env, 30, 2));
      for (let i = 0; i < 3; i++) {
        if (terminated[i] === 0) continue;
        starts.push(home.project(env.world.states.x[i], env.world.states.y[i]).s / home.length);
      }
    }
    starts.forEach((start, k) => expect(start).toBeCloseTo((3 + k) / 20, 9));
    expect(Math.max(...env.episodeCount)).toBeGreaterThan(1);
  });

  it('counts steps from 2, with the pose of the start and 0.14 m of progress', () => {
    const env = createEnv(1);
    env.reset({ seed: 1 });
    env.step(all(env, 0, 1));
    env.step(all(env, 5, 2));
    env.step(all(env, 0, 1));
    expect(column(env, 'steps')).toEqual([2, 3, 4]);
    expect(column(env, 'progress')[0]).toBeCloseTo((100 * 0.14) / home.length, 9);
    expect(column(env, 'x')[0]).toBeCloseTo(home.centre.x[0] + 0.14, 9);
    expect(column(env, 'sim_time')[1]).toBeCloseTo(2 / 15, 12);
  });

  it('pairs each action with the pose before it', () => {
    const env = createEnv(1);
    env.reset({ seed: 1 });
    const poses: number[] = [];
    for (const speed of [3, 0.5, 2]) {
      poses.push(env.world.states.x[0] + 0.14 * Math.cos(env.world.states.heading[0]));
      env.step(all(env, 0, speed));
    }
    expect(column(env, 'speed')).toEqual([3, 0.5, 2]);
    column(env, 'x').forEach((x, k) => expect(x).toBeCloseTo(poses[k], 12));
  });

  it('terminates a car that leaves the track, with the params of the pose off the track', () => {
    const env = createEnv(1);
    env.reset({ seed: 1 });
    let steps = 0;
    for (; steps < 100; steps++) if (env.step(all(env, 30, 2)).terminated[0]) break;
    const [record, ...others] = env.takeEpisodes();
    expect(others).toEqual([]);
    expect(record).toMatchObject({ status: 'off_track', length: steps + 1 });
    expect(column(env, 'flags').map((flags) => flags & 8)).toEqual([
      ...Array.from({ length: steps }, () => 0),
      8,
    ]);
    expect(env.takeEpisodes()).toEqual([]);
  });

  it('truncates a completed lap, so that its value is bootstrapped', () => {
    const env = createEnv(2);
    const driver = new CentreLineDriver(1.5);
    let observations = env.reset({ seed: 1 });
    let steps = 0;
    for (; steps < 400; steps++) {
      const step = env.step(driver.act(observations, 2));
      ({ observations } = step);
      expect(step.terminated).toEqual(new Uint8Array(2));
      if (step.truncated[0] === 0) continue;
      const last = step.finalObservations.subarray(0, OBSERVATION_SIZE);
      // It drove on at speed; the next episode stands still at a start of its own.
      expect(last[2]).toBeCloseTo(0.75, 1);
      expect(observations[2]).toBe(0);
      break;
    }
    expect(env.takeEpisodes()[0]).toMatchObject({ status: 'lap_complete', progress: 100, length: steps + 1 });
    expect(column(env, 'progress').at(-2)).toBe(100);
    expect((steps / 15) * 1.5).toBeGreaterThan(0.9 * home.length);
    expect((steps / 15) * 1.5).toBeLessThan(1.05 * home.length);
  });

  it('truncates an episode after the time of a lap at 0.75 m/s', () => {
    const env = createEnv(1);
    const driver = new CentreLineDriver(0.5);
    let observations = env.reset({ seed: 1 });
    let length = 0;
    for (; length < 1000; length++) {
      const step = env.step(driver.act(observations, 1));
      ({ observations } = step);
      expect(step.terminated[0]).toBe(0);
      if (step.truncated[0]) break;
    }
    expect(length + 1).toBe(Math.ceil((home.length / 0.75) * 15));
    expect(env.takeEpisodes()[0].status).toBe('time_up');
  });

  it('terminates cars that drive backwards or do not move', () => {
    const env = createEnv(2);
    env.reset({ seed: 1 });
    const state = env.save();
    const world = state.world.slice();
    const carSize = world.length / 2;
    // Car 0 faces the wrong way, car 1 lies on its roof; a quaternion is x, y, z, w behind the position.
    world.set([0, 0, 1, 0], 3);
    world.set([1, 0, 0, 0], carSize + 3);
    env.restore({ ...state, world });
    const endedAt = [0, 0];
    for (let k = 1; k < 40 && endedAt.includes(0); k++) {
      const { terminated, truncated } = env.step(all(env, 0, 1));
      expect(truncated).toEqual(new Uint8Array(2));
      terminated.forEach((flag, i) => (endedAt[i] ||= flag === 1 ? k : 0));
    }
    const episodes = env.takeEpisodes();
    expect(new Set(episodes.map(({ status }) => status))).toEqual(new Set(['reversed', 'immobilized']));
    // 15 steps backwards, being turned round the first of them; 15 without a move, the first without time for one.
    expect(endedAt).toEqual([15, 15]);
  });

  it('takes rewards once, time-major', async () => {
    const env = createEnv(3);
    env.reset({ seed: 1 });
    env.step(all(env, 0, 1));
    env.step(all(env, 0, 1));
    await expect(env.takeRewards()).resolves.toEqual(Float64Array.of(2, 2, 2, 3, 3, 3));
    env.step(all(env, 0, 1));
    await expect(env.takeRewards()).resolves.toEqual(Float64Array.of(4, 4, 4));
  });

  it('goes on from a checkpoint as if it had not stopped, bit for bit', async () => {
    const original = createEnv(5, { track: new Track(trackFile('ridge')) });
    const copy = createEnv(5, { track: new Track(trackFile('ridge')) });
    const action = (k: number) =>
      Float32Array.from({ length: 10 }, (_, j) => (j % 2 === 0 ? 20 * Math.sin(k / 5 + j) : 1 + (j % 3)));
    original.reset({ seed: 1 });
    let observations = new Float32Array(0);
    for (let k = 0; k < 70; k++) observations = original.step(action(k)).observations.slice();
    await original.takeRewards();
    original.takeEpisodes();
    expect(copy.restore(structuredClone(original.save()))).toEqual(observations);
    expect(copy.save()).toEqual(original.save());
    for (let k = 70; k < 200; k++) {
      const a = original.step(action(k));
      const b = copy.step(action(k));
      expect(b.observations).toEqual(a.observations);
      expect(b.terminated).toEqual(a.terminated);
      expect(b.truncated).toEqual(a.truncated);
    }
    expect(copy.lastBatch()).toEqual(original.lastBatch());
    expect(copy.takeEpisodes()).toEqual(original.takeEpisodes());
    expect(copy.save()).toEqual(original.save());
  });

  it('starts every episode a given share of the lap after the one before, or all on the line', () => {
    const starts = (roundRobinAdvance: number) => {
      const env = createEnv(6, { roundRobinAdvance });
      env.reset({ seed: 1 });
      const { x, y } = env.world.states;
      return Array.from(x, (_, i) => (home.project(x[i], y[i]).s / home.length + 1e-9) % 1);
    };
    [0, 0.25, 0.5, 0.75, 0, 0.25].forEach((start, i) => expect(starts(0.25)[i]).toBeCloseTo(start, 6));
    [0, 0.3, 0.6, 0.9, 0.2, 0.5].forEach((start, i) => expect(starts(0.3)[i]).toBeCloseTo(start, 6));
    starts(0).forEach((start) => expect(start).toBeCloseTo(0, 6));
  });

  it('drives every other episode the other way round where that is asked for', () => {
    const env = createEnv(4, { alternateDirection: true });
    env.reset({ seed: 1 });
    const backward = new ReversedTrack(home);
    const { x, y, heading } = env.world.states;
    for (let i = 0; i < 4; i++) {
      const way = i % 2 === 0 ? home : backward;
      const start = (i / 20) * home.length;
      expect(way.project(x[i], y[i]).s).toBeCloseTo(start, 9);
      expect(heading[i]).toBeCloseTo(way.headingAt(start), 9);
    }
    const driver = new CentreLineDriver(1);
    let { observations } = env.step(all(env, 0, 1));
    expect(column(env, 'flags').map((flags) => (flags & FLAG.is_reversed) !== 0)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    // The observations lead the same driver round both ways.
    let steps = 1;
    for (; steps < 500 && env.episodeCount.every((count) => count === 1); steps++) {
      ({ observations } = env.step(driver.act(observations, 4)));
    }
    const episodes = env.takeEpisodes();
    expect(new Set(episodes.map(({ status }) => status))).toEqual(new Set(['lap_complete']));
  });

  it('terminates a car that runs into a box, with the params of the crash', () => {
    const race = parseRaceSpec({ type: 'object-avoidance', placement: [[0.1, 1]] });
    const env = createEnv(1, { race });
    env.reset({ seed: 1 });
    const { x, y, heading } = env.objects!;
    // On the lane of the box instead of the centre line.
    env.world.place(0, x[0] - Math.cos(heading[0]), y[0] - Math.sin(heading[0]), heading[0]);
    for (let k = 0; k < 40; k++) if (env.step(all(env, 0, 1)).terminated[0]) break;
    expect(env.takeEpisodes()).toMatchObject([{ status: 'crashed' }]);
    expect(env.lastStatus).toContain('crashed');
    const { rows } = env.lastBatch();
    const size = rowSize(1);
    const crashes = Array.from(
      { length: rows.length / size },
      (_, k) => (rows[k * size + COLUMN.flags] & FLAG.is_crashed) / FLAG.is_crashed,
    );
    expect(crashes.at(-1)).toBe(1);
    expect(crashes.slice(0, -1).every((crash) => crash === 0)).toBe(true);
  });

  it('starts in the middle of the other lane where an object is within a metre, also across the line', () => {
    const lateralAt = (share: number, lane: number, start = 0) => {
      const race = parseRaceSpec({ type: 'object-avoidance', placement: [[share, lane]] });
      const env = createEnv(start + 1, { race });
      env.reset({ seed: 1 });
      const { s, lateral } = home.project(env.world.states.x[start], env.world.states.y[start]);
      expect(Math.abs(Math.sin((Math.PI * (s - (start / 20) * home.length)) / home.length))).toBeLessThan(
        0.01,
      );
      return lateral / home.widthLeft[0];
    };
    const metre = 1 / home.length;
    const inside = home.isCounterClockwise ? 0.5 : -0.5;
    expect(lateralAt(0.99 * metre, 1)).toBeCloseTo(-inside, 3);
    expect(lateralAt(0.99 * metre, -1)).toBeCloseTo(inside, 3);
    expect(lateralAt(1 - 0.9 * metre, 1)).toBeCloseTo(-inside, 3);
    expect(lateralAt(1.1 * metre, 1)).toBeCloseTo(0, 9);
    expect(lateralAt(1 - 1.1 * metre, 1)).toBeCloseTo(0, 9);
    expect(lateralAt(0.5 + 0.3 * metre, 1, 10)).not.toBeCloseTo(0, 1);
  });

  describe('with start places', () => {
    const startsOf = (env: RacingEnv): number[] =>
      Array.from(env.world.states.x, (x, i) => home.project(x, env.world.states.y[i]).s / home.length);

    it('begins its episodes there in turn, again and again', () => {
      const env = createEnv(5, { startPlaces: [0.2, 0.75] });
      env.reset({ seed: 1 });
      const places = [0.2, 0.75, 0.2, 0.75, 0.2];
      startsOf(env).forEach((start, i) => expect(start).toBeCloseTo(places[i], 6));
      for (let k = 0; k < 200 && env.episodeCount[0] === 1; k++) env.step(all(env, 30, 2));
      expect(startsOf(env)[0]).toBeCloseTo(0.75, 6);
    });

    it('counts a lap from there, and the whole lap as none', () => {
      const env = createEnv(2, { startPlaces: [1, 0.3] });
      env.reset({ seed: 1 });
      env.step(all(env, 0, 1));
      expect(column(env, 'progress').every((progress) => progress < 2)).toBe(true);
      expect(column(env, 'projection_distance')[0]).toBeLessThan(0.5);
    });

    it('goes round as in the service where there are none', () => {
      const env = createEnv(3, { startPlaces: [] });
      env.reset({ seed: 1 });
      startsOf(env).forEach((start, i) => expect(start).toBeCloseTo(i / 20, 6));
    });

    it.each([-0.1, 1.1, NaN])('refuses %s', (place) => {
      expect(() => createEnv(1, { startPlaces: [0, place] })).toThrow(
        `Start places are shares of the lap, from 0 to 1 (found ${place})`,
      );
    });
  });

  describe('with retries', () => {
    const race = parseRaceSpec({ type: 'object-avoidance', boxes: 1 });
    /** Drives straight on until car 0 fails. @returns where it did, arc length over track length */
    const fail = (env: RacingEnv, speed: number): number => {
      for (let k = 0; k < 400; k++) {
        const { x, y } = env.world.states;
        const at = home.project(x[0], y[0]).s / home.length;
        if (env.step(all(env, 0, speed)).terminated[0]) return at;
      }
      throw new Error('it has not failed');
    };
    const startOf = ({ world: { states } }: RacingEnv): number =>
      home.project(states.x[0], states.y[0]).s / home.length;

    it('begins two metres before the place where a car failed, among the same boxes, so often in a row', () => {
      const env = createEnv(1, { race, retries: 2 });
      env.reset({ seed: 3 });
      const boxes = structuredClone(env.objects);
      let start = 0;
      for (let retry = 1; retry <= 2; retry++) {
        // The front, by which the rules judge, is 0.14 m before the middle.
        const twoMetresBefore = fail(env, 1) - (2 - 0.14) / home.length;
        if (retry === 1) expect(twoMetresBefore).toBeGreaterThan(start);
        start = Math.max(start, twoMetresBefore);
        expect(startOf(env)).toBeCloseTo(start, 2);
        expect(env.objects).toEqual(boxes);
      }
      fail(env, 1);
      expect(env.objects).not.toEqual(boxes);
      expect(startOf(env)).toBeCloseTo(1 / 20, 6);
    });

    it('begins where it had begun if a car failed nearer than that', () => {
      const env = createEnv(1, { retries: 1 });
      env.reset({ seed: 1 });
      for (let k = 0; k < 60 && env.episodeCount[0] === 1; k++) env.step(all(env, 30, 1));
      expect(env.lastStatus).toEqual(['off_track']);
      expect(startOf(env)).toBeCloseTo(0, 6);
    });

    it('goes on round the loop after a lap', () => {
      const env = createEnv(1, { retries: 255 });
      const driver = new CentreLineDriver(1.5);
      let observations = env.reset({ seed: 1 });
      for (let k = 0; k < 500 && env.episodeCount[0] === 1; k++)
        ({ observations } = env.step(driver.act(observations, 1)));
      expect(env.lastStatus).toEqual(['lap_complete']);
      expect(startOf(env)).toBeCloseTo(1 / 20, 6);
    });
  });

  it('lets bots wait that have run into the car, and drives on', () => {
    const env = createEnv(1, { race: parseRaceSpec({ type: 'head-to-bot', bots: 1, speed: 1 }) });
    env.reset({ seed: 1 });
    const { x, y, heading } = env.objects!;
    env.world.place(
      0,
      x[0] + 0.25 * Math.cos(heading[0]),
      y[0] + 0.25 * Math.sin(heading[0]),
      heading[0] + 0.1,
    );
    const places: number[] = [x[0]];
    for (let k = 0; k < 33; k++) {
      env.step(all(env, 0, 0.5));
      places.push(x[0]);
    }
    expect(new Set(places.slice(0, 31)).size).toBe(1);
    expect(new Set(places.slice(30)).size).toBe(4);
    expect(env.takeEpisodes()).toEqual([]);
  });

  it.each([
    { type: 'object-avoidance' },
    { type: 'head-to-bot', laneChanges: true, placement: 'random', speed: 1 },
  ])(
    'goes on from a checkpoint among objects and both ways round as if it had not stopped: %j',
    async (spec) => {
      const options = { race: parseRaceSpec(spec), alternateDirection: true };
      const original = createEnv(4, options);
      const copy = createEnv(4, options);
      const action = (k: number) =>
        Float32Array.from({ length: 8 }, (_, j) => (j % 2 === 0 ? 20 * Math.sin(k / 5 + j) : 1 + (j % 3)));
      original.reset({ seed: 5 });
      copy.reset({ seed: 6 });
      expect(copy.objects).not.toEqual(original.objects);
      for (let k = 0; k < 50; k++) original.step(action(k));
      await original.takeRewards();
      original.takeEpisodes();
      copy.restore(structuredClone(original.save()));
      for (let k = 50; k < 200; k++) {
        const { observations, terminated, truncated } = original.step(action(k));
        expect(copy.step(action(k))).toMatchObject({ observations, terminated, truncated });
      }
      expect(copy.objects).toEqual(original.objects);
      expect(copy.lastBatch()).toEqual(original.lastBatch());
      expect(copy.takeEpisodes()).toEqual(original.takeEpisodes());
      expect(copy.save()).toEqual(original.save());
    },
  );

  it('places objects by the seed', () => {
    const placesOf = (seed: number) => {
      const env = createEnv(3, { race: parseRaceSpec({ type: 'object-avoidance' }) });
      env.reset({ seed });
      return [...env.objects!.x];
    };
    expect(placesOf(1)).toEqual(placesOf(1));
    expect(placesOf(1)).not.toEqual(placesOf(2));
  });

  it('refuses a step before reset and actions that are none', () => {
    const env = createEnv(1);
    expect(() => env.step(all(env, 0, 1))).toThrow(ResetNeededError);
    env.reset({ seed: 1 });
    expect(() => env.step(Float32Array.of(31, 1))).toThrow(
      new InvalidActionError('Racing-v2', 'action [31, 1] of environment 0 is not in [-30, 0.5] … [30, 4]'),
    );
    expect(() => env.step(Float32Array.of(0))).toThrow('Racing-v2: a step takes 1 × 2 numbers, not 1');
    const actions = {
      type: 'discrete' as const,
      actions: [
        { steering_angle: 0, speed: 1 },
        { steering_angle: 9, speed: 2 },
      ],
    };
    const discrete = createEnv(1, { actions });
    discrete.reset({ seed: 1 });
    expect(() => discrete.step(Float32Array.of(2))).toThrow(
      'action [2] of environment 0 is not in the integers 0 … 1',
    );
  });

  it('tells whoever watches about every step', () => {
    const seen: number[] = [];
    const env = createEnv(1, { onStep: ({ simTime }) => seen.push(simTime) });
    env.reset({ seed: 1 });
    for (let k = 0; k < 3; k++) env.step(all(env, 0, 1));
    expect(seen).toEqual([1 / 15, 2 / 15, 3 / 15]);
    expect(env.progressOf(0)).toBeGreaterThan(0);
  });
});
