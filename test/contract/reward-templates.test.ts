import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import type { RewardSource } from '../../src/reward/reward-scorer.ts';
import type { RewardParams } from '../../src/reward/step-params.ts';
import { findTemplate, REWARD_TEMPLATES, templateSource } from '../../src/reward/templates.ts';
import { randomParams } from './random-params.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

const python = new NodeScorer({ limits: PATIENT_LIMITS });
const javascript = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => {
  python.close();
  javascript.close();
});

const PARAMS = randomParams(400, new Rng(7));

async function rewardsOf(source: RewardSource, params: RewardParams[]): Promise<number[]> {
  const scorer = source.language === 'python' ? python : javascript;
  const report = await scorer.scoreParams(source, JSON.stringify(params));
  if ('loadError' in report) throw new Error(report.loadError.message);
  return report.outcomes.map((outcome) => {
    if ('error' in outcome) throw new Error(`${source.file}: ${outcome.error.message}`);
    return outcome.reward;
  });
}

describe('reward templates', { timeout: 60_000 }, () => {
  test.each(REWARD_TEMPLATES)('$id gives the same in both languages', async (template) => {
    const inPython = await rewardsOf(templateSource(template, 'python'), PARAMS);
    const inTypeScript = await rewardsOf(templateSource(template, 'typescript'), PARAMS);
    inPython.forEach((reward, i) => expect(Math.abs(inTypeScript[i] - reward)).toBeLessThanOrEqual(1e-12));
    expect(new Set(inPython).size).toBeGreaterThan(1);
  });

  test.each(REWARD_TEMPLATES)('$id gives the same in both languages over a rollout', async (template) => {
    const batch = randomBatch(20, 3);
    await python.load(templateSource(template, 'python'), SCORING_CONTEXT);
    await javascript.load(templateSource(template, 'typescript'), SCORING_CONTEXT);
    const expected = await python.score(batch);
    const actual = await javascript.score(batch);
    actual.forEach((reward, i) => expect(Math.abs(reward - expected[i])).toBeLessThanOrEqual(1e-12));
  });

  const base = {
    ...PARAMS[0],
    track_width: 1,
    all_wheels_on_track: true,
    steering_angle: 0,
    is_left_of_center: true,
  };

  test('centre-line pays in the bands of the service', async () => {
    const offsets = [0, 0.1, 0.11, 0.25, 0.26, 0.5, 0.51];
    const params = offsets.map((offset) => ({ ...base, distance_from_center: offset }));
    expect(await rewardsOf(findTemplate('centre-line.ts')!, params)).toEqual([
      1, 1, 0.5, 0.5, 0.1, 0.1, 1e-3,
    ]);
  });

  test('stay-inside pays for 5 cm of room', async () => {
    const params = [
      { ...base, distance_from_center: 0.44 },
      { ...base, distance_from_center: 0.46 },
      { ...base, distance_from_center: 0, all_wheels_on_track: false },
    ];
    expect(await rewardsOf(findTemplate('stay-inside.ts')!, params)).toEqual([1, 1e-3, 1e-3]);
  });

  test('prevent-zig-zag takes a fifth above 15 degrees to either side', async () => {
    const params = [15, -15, 15.5, -16].map((steering_angle) => ({
      ...base,
      distance_from_center: 0,
      steering_angle,
    }));
    expect(await rewardsOf(findTemplate('prevent-zig-zag.ts')!, params)).toEqual([1, 1, 0.8, 0.8]);
  });

  test('object-avoidance counts the next object of the same lane, by distance', async () => {
    const near = (distance: number, left: boolean): RewardParams => ({
      ...base,
      x: 0,
      y: 0,
      distance_from_center: 0,
      closest_objects: [0, 1],
      objects_location: [
        [0, 0],
        [distance, 0],
      ],
      objects_left_of_center: [true, left],
    });
    const params = [near(0.8, true), near(0.5, true), near(0.3, true), near(0.1, true), near(0.1, false)];
    const rewards = await rewardsOf(findTemplate('object-avoidance.ts')!, params);
    const factors = [1, 0.5, 0.2, 1e-3, 1];
    rewards.forEach((reward, i) => expect(reward).toBeCloseTo(1e-3 + 1 + 4 * factors[i], 12));
  });

  test('fast-line pays the metres gained since the last step, and nothing for a jump to a new episode', async () => {
    const at = (steps: number, progress: number, distance_from_center = 0): RewardParams => ({
      ...base,
      steps,
      progress,
      distance_from_center,
      track_length: 20,
    });
    const params = [at(2, 1), at(3, 2), at(4, 4, 0.5), at(5, 3.5), at(2, 60), at(3, 61)];
    const rewards = await rewardsOf(findTemplate('fast-line.ts')!, params);
    [0, 0.2, 0.2, -0.1, 0, 0.2].forEach((metres, i) => expect(rewards[i]).toBeCloseTo(metres, 12));
  });

  test('racing-line pays the same in the middle, nearly the same half-way out, and less at the border', async () => {
    const offsets = [0, 0.25, 0.5, 0.6];
    const params = offsets.flatMap((distance_from_center) =>
      [2, 3].map((steps) => ({
        ...base,
        steps,
        progress: 5 * steps,
        distance_from_center,
        track_length: 20,
      })),
    );
    const rewards = await rewardsOf(findTemplate('racing-line.ts')!, params);
    const expected = [1, 1 - 0.3 / 16, 0.7, 0.7].flatMap((metres) => [0, metres]);
    rewards.forEach((reward, i) => expect(reward).toBeCloseTo(expected[i], 12));
  });

  test('are found by file name only', () => {
    expect(findTemplate('fast-line.py')?.language).toBe('python');
    expect(findTemplate('fast-line')).toBeNull();
  });
});
