import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import {
  type DeterministicPolicy,
  evaluatePolicy,
  type EvaluationOptions,
} from '../../../src/race/evaluate-policy.ts';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import type { TrialStep } from '../../../src/race/trial-step.ts';
import { COLUMN } from '../../../src/reward/step-params.ts';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { Track } from '../../../src/track/track.ts';
import { boxTrack } from '../track/ring-track.ts';
import { LaneDriver, ObedientDriver } from './lane-driver.ts';

/** Starts in the middle of the lower straight, along +x and counter-clockwise; half a road is 0.4 m, a lane's middle 0.2 m. */
const box = new Track(boxTrack());
/** Distance of the params' point ahead of the car's middle [m] */
const FRONT = 0.14;

/** The same action for every car at every step. */
const always = (steering: number, speed: number): DeterministicPolicy => ({
  act: (_observations, rows) =>
    Float32Array.from({ length: 2 * rows }, (_, k) => (k % 2 === 0 ? steering : speed)),
});

interface Logged extends TrialStep {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly progress: number;
  readonly steps: number;
}

function drive(
  policy: DeterministicPolicy,
  options: Partial<EvaluationOptions>,
): { evaluation: Evaluation; log: Logged[] } {
  const log: Logged[] = [];
  const evaluation = evaluatePolicy({
    track: box,
    actions: DEFAULT_ACTIONS,
    policy,
    ...options,
    onStep: (params, step) =>
      log.push({
        ...step,
        x: params[COLUMN.x],
        y: params[COLUMN.y],
        heading: params[COLUMN.heading],
        progress: params[COLUMN.progress],
        steps: params[COLUMN.steps],
      }),
  });
  return { evaluation, log };
}

const oneBox = (share: number, lane: 1 | -1) =>
  parseRaceSpec({ type: 'object-avoidance', placement: [[share, lane]] });

describe('a car that leaves the road', () => {
  const rules = { trials: 1, resets: 2, offTrackPenalty: 2 };
  const { evaluation, log } = drive(always(10, 1), { rules });
  const faults = log.flatMap(({ status }, k) => (status === 'off_track' ? [k] : []));

  it('is put back in the nearer lane, where it was a step before, facing along the track', () => {
    const [first] = faults;
    const before = log[first - 1];
    const after = log[first + 1];
    // On the lower straight: the front point's place on the centre line is its x, the left lane is 0.2 m up.
    expect(before.x).toBeLessThan(5);
    expect(after.x - FRONT).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(0.2, 12);
    expect(after.heading).toBeCloseTo(0, 9);
    expect(after.progress).toBeCloseTo((100 * (before.x + FRONT)) / box.length, 9);
  });

  it('is held there for its penalty, to the step, with every step counted', () => {
    const [first] = faults;
    const held = log.slice(first + 1, first + 30);
    for (const [k, { status, x, y, pauseDuration }] of held.entries()) {
      expect(status).toBe('pause');
      expect(x).toBeCloseTo(held[0].x, 6);
      expect(y).toBeCloseTo(held[0].y, 6);
      expect(pauseDuration).toBeCloseTo(2 - (k + 1) / 15, 9);
    }
    expect(log[first]).toMatchObject({ pauseDuration: 2, isDone: false });
    expect(log[first + 30]).toMatchObject({ status: 'in_progress', pauseDuration: 0 });
    expect(log[first + 30].x).toBeCloseTo(held[0].x, 4);
    expect(log[first + 31].x).toBeGreaterThan(held[0].x + 0.001);
    expect(log.map(({ steps }) => steps)).toEqual(log.map((_, k) => k + 2));
  });

  it('is done with the first fault that it has no reset left for', () => {
    expect(faults).toHaveLength(3);
    expect(log.at(-1)).toMatchObject({ status: 'off_track', isDone: true });
    const progress = log.at(-1)!.progress;
    expect(evaluation.trials).toEqual([
      { progress, lapTime: null, offTracks: 3, crashes: 0, resets: 2, status: 'off_track' },
    ]);
  });

  it('drives on after a step where nothing is to be served', () => {
    const free = drive(always(10, 1), { rules: { ...rules, offTrackPenalty: 0 } }).log;
    const first = free.findIndex(({ status }) => status === 'off_track');
    expect(free[first + 1]).toMatchObject({ status: 'in_progress', pauseDuration: 0 });
    expect(free[first + 2].x).toBeGreaterThan(free[first + 1].x);
  });
});

describe('a car that drives into a box', () => {
  const race = oneBox(0.1, 1);
  const rules = { trials: 1, resets: 2, collisionPenalty: 5 };
  const { evaluation, log } = drive(new ObedientDriver(1), { race, rules });
  const crash = log.findIndex(({ status }) => status === 'crashed');

  it('crashes when a front corner comes inside its outline', () => {
    // Half a box and half a car from middle to middle, and at most one decision further.
    const touching = 0.1 * box.length - (0.5 + 0.32352) / 2;
    expect(log[crash].x - FRONT).toBeGreaterThan(touching);
    expect(log[crash].x - FRONT).toBeLessThan(touching + 1.05 / 15);
    expect(log[crash]).toMatchObject({ pauseDuration: 5, crashes: 1 });
  });

  it('is put 1 m behind it, into the other lane, and held for the penalty of a collision', () => {
    expect(log[crash + 1].x - FRONT).toBeCloseTo(0.1 * box.length - 1, 9);
    expect(log[crash + 1].y).toBeCloseTo(-0.2, 12);
    expect(log[crash + 1].heading).toBeCloseTo(0, 9);
    expect(log.filter(({ status }) => status === 'pause')).toHaveLength(5 * 15 - 1);
  });

  it('completes its lap with one crash and one reset, which is not a clean one', () => {
    const { trials, cleanShare, bestLap } = evaluation;
    expect(trials).toMatchObject([{ status: 'lap_complete', crashes: 1, resets: 1, offTracks: 0 }]);
    expect(cleanShare).toBe(0);
    expect(bestLap).toBe(trials[0].lapTime);
    expect(trials[0].lapTime).toBe((log.length - 1) / 15);
  });

  it('has its penalty inside its lap time', () => {
    const lap = (collisionPenalty: number) =>
      drive(new ObedientDriver(1), { race, rules: { ...rules, collisionPenalty } }).evaluation.bestLap!;
    expect(lap(5) - lap(1)).toBeCloseTo(4, 9);
    expect(evaluation.bestLap! - lap(0.21)).toBeCloseTo(5 - 4 / 15, 9);
  });

  it('is done at once where there are no resets', () => {
    expect(drive(new ObedientDriver(1), { race, rules: { trials: 1 } }).evaluation.trials).toMatchObject([
      { status: 'crashed', lapTime: null, crashes: 1, resets: 0 },
    ]);
  });

  it('passes it in the other lane, cleanly', () => {
    const { trials } = drive(new LaneDriver(1, -0.2), { race, rules: { trials: 2, starts: 1 } }).evaluation;
    expect(trials).toMatchObject([
      { status: 'lap_complete', crashes: 0 },
      { status: 'lap_complete', crashes: 0 },
    ]);
  });
});

describe('a car that leaves the road beside a box', () => {
  it('is put behind the box in the other lane, as in the service', () => {
    // It leaves the road to the right, past a box on the left that is nearly beside it.
    const race = oneBox(1.3 / box.length, 1);
    const { log } = drive(always(-10, 1), { race, rules: { trials: 1, resets: 2 } });
    const fault = log.findIndex(({ status }) => status !== 'in_progress');
    expect(log[fault].status).toBe('off_track');
    expect(Math.abs(log[fault - 1].x - 1.3)).toBeLessThan(0.9);
    expect(log[fault + 1].x - FRONT).toBeCloseTo(0.3, 9);
    expect(log[fault + 1].y).toBeCloseTo(-0.2, 12);
  });
});

describe('a car that drives into a bot', () => {
  const race = parseRaceSpec({ type: 'head-to-bot', bots: 1, speed: 0.2 });
  const { log } = drive(new LaneDriver(1, 0.2), { race, rules: { trials: 1, resets: 2 } });
  const crash = log.findIndex(({ status }) => status === 'crashed');

  it('waits where it is until the bot has gone on', () => {
    expect(log[crash].pauseDuration).toBe(5);
    expect(log[crash + 1]).toMatchObject({ status: 'pause' });
    expect(log[crash + 74].x).toBeCloseTo(log[crash].x, 5);
    expect(log[crash + 74].y).toBeCloseTo(log[crash].y, 5);
    expect(log[crash + 75].status).toBe('in_progress');
  });
});

describe('a continuous drive', () => {
  const rules = { trials: 3, continuous: true, resets: 4, collisionPenalty: 1 };
  const { evaluation, log } = drive(new LaneDriver(1.2), { rules });

  it('has laps that sum up to the time driven', () => {
    const times = evaluation.trials.map(({ lapTime }) => lapTime!);
    expect(times).toHaveLength(3);
    expect(times.reduce((sum, time) => sum + time)).toBeCloseTo((log.length - 1) / 15, 9);
    // A flying lap needs no start, and is as long as every other one.
    expect(times[1]).toBeLessThan(times[0]);
    expect(times[1]).toBeGreaterThan(0.95 * (box.length / 1.2));
    expect(Math.abs(times[2] - times[1])).toBeLessThan(1.5 / 15);
    expect(log.filter(({ status }) => status === 'lap_complete')).toHaveLength(3);
    expect(log.filter(({ isDone }) => isDone)).toHaveLength(1);
    expect(evaluation.cleanShare).toBe(1);
  });

  it('never puts the car anywhere', () => {
    for (let k = 1; k < log.length; k++) {
      expect(Math.hypot(log[k].x - log[k - 1].x, log[k].y - log[k - 1].y)).toBeLessThan(1.3 / 15);
    }
  });

  it('counts faults in the lap that they happen in, and resets over the whole drive', () => {
    // It drives into the box in every lap: the obedient one only in the first, and stays in the free lane.
    const race = oneBox(0.5, 1);
    const stubborn = drive(new LaneDriver(1, 0.2), { race, rules: { ...rules, resets: 2 } }).evaluation;
    expect(stubborn.trials).toMatchObject([{ status: 'crashed', crashes: 3, resets: 2 }]);
    expect(stubborn.cleanShare).toBe(0);
    const obedient = drive(new ObedientDriver(1), { race, rules }).evaluation;
    expect(obedient.trials.map(({ crashes, resets }) => [crashes, resets])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(obedient.cleanShare).toBeCloseTo(2 / 3, 12);
  });

  it('ends with its time, laps included that were complete by then', () => {
    const [first, second] = evaluation.trials.map(({ lapTime }) => lapTime!);
    const cut = drive(new LaneDriver(1.2), { rules: { ...rules, timeLimit: first + second / 2 } });
    expect(cut.evaluation.trials).toMatchObject([
      { status: 'lap_complete', lapTime: first },
      { status: 'time_up', lapTime: null },
    ]);
    expect(cut.log.length - 1).toBe(Math.ceil(15 * (first + second / 2)));
    const exact = drive(new LaneDriver(1.2), { rules: { ...rules, timeLimit: first } });
    expect(exact.evaluation.trials).toHaveLength(1);
    expect(exact.evaluation.cleanShare).toBeCloseTo(1 / 3, 12);
  });
});

describe('a car that does not move', () => {
  it('is put back without a penalty', () => {
    const slow = { type: 'continuous', steering_angle: { low: -30, high: 30 }, speed: { low: 0, high: 1 } };
    const stuck = new Track({ ...boxTrack(), id: 'stuck' });
    const { log } = drive(always(0, 0), {
      track: stuck,
      actions: slow as EvaluationOptions['actions'],
      car: { ...CLUB_CAR, minSpeed: 0 },
      rules: { trials: 1, resets: 2 },
    });
    expect(log.filter(({ status }) => status === 'immobilized')).toHaveLength(3);
    expect(log.filter(({ status }) => status === 'pause')).toHaveLength(0);
    // 15 steps without motion and the one that it is held for.
    expect(log).toHaveLength(15 + 1 + 15 + 1 + 15);
  });
});

describe('the seed of an evaluation', () => {
  const race = parseRaceSpec({ type: 'object-avoidance', boxes: 6 });
  const places = (seed: number) => drive(new LaneDriver(1, 0.2), { race, seed }).evaluation;

  it('decides where things are, and nothing else does', () => {
    expect(places(3)).toEqual(places(3));
    expect(places(3)).not.toEqual(places(4));
  });

  it('gives every trial objects of its own', () => {
    const progress = places(3).trials.map((trial) => trial.progress);
    expect(new Set(progress).size).toBeGreaterThan(5);
  });
});
