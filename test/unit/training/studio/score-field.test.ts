import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { toDegrees } from '../../../../src/math/angle.ts';
import { parseRaceSpec } from '../../../../src/race/race-spec.ts';
import type { RewardScorer, RewardSource } from '../../../../src/reward/reward-scorer.ts';
import { Track } from '../../../../src/track/track.ts';
import type { FieldManner } from '../../../../src/training/studio/field-rows.ts';
import { FieldStage } from '../../../../src/training/studio/field-stage.ts';
import { FIELD_SIZES, FieldTooSlowError, scoreField } from '../../../../src/training/studio/score-field.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { trackFile } from '../../../contract/track-files.ts';

const STRAIGHT: FieldManner = { speed: 1.5, heading: 0, steering: 0 };
const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

/** A clock on which nothing takes any time. */
const idle = { now: () => 0, isStale: () => false };

function reward(body: string, before = ''): RewardSource {
  const code = `${before}\nfunction reward_function(params) { ${body} }`;
  return { language: 'javascript', file: 'reward.js', code };
}

async function fieldOf(source: RewardSource, stage: FieldStage, manner = STRAIGHT): Promise<Float64Array> {
  const scores = await scoreField(source, stage.ground(manner), { ...idle, scorer });
  return scores!.values;
}

const home = trackFile('home');
const track = new Track(home);
const stage = new FieldStage(home, 'deepracer-v6');
const { numAlong, numAcross, positions, headings } = stage.grid;
const place = (at: number): [x: number, y: number] => [positions[3 * at], positions[3 * at + 1]];

describe('the field of a reward', () => {
  it('is the distance from the centre line where the reward is that', async () => {
    const values = await fieldOf(reward('return params.distance_from_center;'), stage);
    expect(values.length).toBe(numAlong * numAcross);
    for (const [at, value] of values.entries()) {
      expect(value).toBeCloseTo(track.project(...place(at)).distance, 12);
    }
    // Nought in the middle, and most of half the road's width of 0.76 m at either border.
    for (let along = 0; along < numAlong; along++) {
      const line = [...values.subarray(along * numAcross, (along + 1) * numAcross)];
      expect(line[(numAcross - 1) / 2]).toBeLessThan(0.002);
      expect(Math.min(line[0], line[numAcross - 1])).toBeGreaterThan(0.34);
      expect(Math.max(...line)).toBeLessThan(0.38);
    }
  });

  it('has its places on the road, from right to left', async () => {
    const left = await fieldOf(reward('return params.is_left_of_center ? 1 : 0;'), stage);
    for (let at = 0; at < left.length; at++) {
      expect(track.isOnRoad(...place(at))).toBe(true);
      const across = at % numAcross;
      if (across !== (numAcross - 1) / 2) expect(left[at]).toBe(across > numAcross / 2 ? 1 : 0);
    }
  });

  it('knows speed, heading and steering as they were chosen', async () => {
    const manner = { speed: 2.5, heading: 12, steering: -7 };
    expect(new Set(await fieldOf(reward('return params.speed;'), stage, manner))).toEqual(new Set([2.5]));
    const steering = await fieldOf(reward('return params.steering_angle;'), stage, manner);
    expect(new Set(steering)).toEqual(new Set([-7]));
    const values = await fieldOf(reward('return params.heading;'), stage, manner);
    for (const [at, value] of values.entries()) {
      const turned = value - toDegrees(headings[Math.floor(at / numAcross)]) - 12;
      expect(Math.abs(turned - 360 * Math.round(turned / 360))).toBeLessThan(1e-9);
    }
  });

  it('gives a reward that compares with the step before one step of that speed', async () => {
    const compares = reward(
      'const gained = params.progress - last; last = params.progress; return gained;',
      'let last = 0;',
    );
    const values = await fieldOf(compares, stage);
    // On the centre line the car gains what it drives, but for the corners of the polyline.
    const expected = (100 * 1.5) / 15 / track.length;
    for (let along = 0; along < numAlong; along++) {
      const gained = values[along * numAcross + (numAcross - 1) / 2];
      expect(gained / expected).toBeGreaterThan(0.97);
      expect(gained / expected).toBeLessThan(1.001);
    }
    const backwards = await fieldOf(compares, stage, { ...STRAIGHT, heading: 180 });
    expect(Math.max(...backwards)).toBeLessThan(0);
  });

  it('takes a fresh module for every place where the reward remembers more', async () => {
    const counts = reward('return ++calls;', 'let calls = 0;');
    expect(new Set(await fieldOf(counts, stage))).toEqual(new Set([2]));
  });

  it('counts steps and progress from the line on', async () => {
    const steps = await fieldOf(reward('return params.steps;'), stage);
    const progress = await fieldOf(reward('return params.progress;'), stage);
    expect(Math.min(...steps)).toBe(3);
    for (const [at, value] of progress.entries()) {
      const { s } = track.project(...place(at));
      expect(value).toBeCloseTo((100 * s) / track.length, 9);
      expect(steps[at]).toBe(3 + Math.round((s / 1.5) * 15));
    }
  });

  it('has the objects of its race in the way', async () => {
    const race = parseRaceSpec({ type: 'object-avoidance', boxes: 2, placement: 'even' });
    const withBoxes = new FieldStage(home, 'deepracer-v6', { race });
    const values = await fieldOf(
      reward('const [x, y] = params.objects_location[0]; return Math.hypot(params.x - x, params.y - y);'),
      withBoxes,
    );
    // One box is on the road, so that some place is nearer to it than a lane is wide.
    expect(Math.min(...values)).toBeLessThan(0.1);
    expect(Math.max(...values)).toBeGreaterThan(3);
  });
});

/** Rewards whose calls take a time of their own on a clock of their own. */
class SlowScorer implements RewardScorer {
  time = 0;
  calls = 0;
  modules = 0;
  constructor(readonly perCall: number) {}

  async load(_source: RewardSource, { numCars }: { readonly numCars: number }): Promise<void> {
    this.modules += numCars;
  }

  async score({ numSteps, numCars, rows }: Parameters<RewardScorer['score']>[0]): Promise<Float64Array> {
    this.time += numSteps * numCars * this.perCall;
    this.calls += numSteps * numCars;
    // The car's x: known in between, too.
    const size = rows.length / (numSteps * numCars);
    return Float64Array.from({ length: numSteps * numCars }, (_, call) => rows[call * size]);
  }

  close(): void {}
}

describe('a field that takes long', () => {
  const source = reward('return 1;');
  const scoreBy = async (slow: SlowScorer, isStale = () => false) =>
    scoreField(source, stage.ground(STRAIGHT), { scorer: slow, now: () => slow.time, isStale });

  it('is scored at fewer places, and is in proportion between them', async () => {
    const quick = new SlowScorer(0.01);
    expect((await scoreBy(quick))!.scored).toBe(FIELD_SIZES[0]);
    expect(quick.calls).toBeLessThan(2 * numAlong * numAcross + 60);
    const slow = new SlowScorer(0.5);
    const { scored, values } = (await scoreBy(slow))!;
    expect(FIELD_SIZES.indexOf(scored)).toBeGreaterThan(0);
    expect(slow.time).toBeLessThan(1500);
    for (let at = 0; at < values.length; at++) expect(Math.abs(values[at] - place(at)[0])).toBeLessThan(0.3);
  });

  it('is refused where not even the coarsest can be waited for', async () => {
    const stuck = new SlowScorer(500);
    await expect(scoreBy(stuck)).rejects.toThrow(FieldTooSlowError);
    expect(stuck.calls).toBe(8);
  });

  it('is given up when nobody waits for it any more', async () => {
    const slow = new SlowScorer(0.01);
    expect(await scoreBy(slow, () => slow.calls > 100)).toBeNull();
    expect(slow.calls).toBeLessThan(numAlong * numAcross);
  });
});

it('fields of the same reward are the same in both languages', async () => {
  const code =
    'last = 0\ndef reward_function(params):\n    global last\n    last += 1\n    return params["x"] + 100 * last';
  const python = await fieldOf({ language: 'python', file: 'reward.py', code }, stage);
  const javascript = await fieldOf(
    reward('last += 1; return params.x + 100 * last;', 'let last = 0;'),
    stage,
  );
  expect(python).toEqual(javascript);
});
