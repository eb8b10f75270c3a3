import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import type { RewardSource } from '../../src/reward/reward-scorer.ts';
import type { RewardParams } from '../../src/reward/step-params.ts';
import { findTemplate, REWARD_TEMPLATES, templateSource } from '../../src/reward/templates.ts';
import { TRAINED_LAPS } from '../../src/reward/templates/trained-laps.ts';
import { type RandomDrive, randomDrive, randomParams } from './random-params.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

const python = new NodeScorer({ limits: PATIENT_LIMITS });
const javascript = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => {
  python.close();
  javascript.close();
});

const rng = new Rng(7);
/** Without objects and with some. */
const DRIVES = [0, 4].map((numObjects) => randomDrive(50, numObjects, rng));

type Rollout = Pick<RandomDrive, 'context' | 'batch'>;

async function rewardsOver(source: RewardSource, { context, batch }: Rollout): Promise<Float64Array> {
  const scorer = source.language === 'python' ? python : javascript;
  await scorer.load(source, context);
  return scorer.score(batch);
}

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
    for (const drive of DRIVES) {
      const inPython = await rewardsOver(templateSource(template, 'python'), drive);
      const inTypeScript = await rewardsOver(templateSource(template, 'typescript'), drive);
      inPython.forEach((reward, i) => expect(Math.abs(inTypeScript[i] - reward)).toBeLessThanOrEqual(1e-12));
      expect(new Set(inPython).size).toBeGreaterThan(1);
    }
  });

  test.each(REWARD_TEMPLATES)('$id gives the same in both languages over a rollout', async (template) => {
    const rollout = { context: SCORING_CONTEXT, batch: randomBatch(20, 3) };
    const expected = await rewardsOver(templateSource(template, 'python'), rollout);
    const actual = await rewardsOver(templateSource(template, 'typescript'), rollout);
    actual.forEach((reward, i) => expect(Math.abs(reward - expected[i])).toBeLessThanOrEqual(1e-12));
  });

  const base = {
    ...randomParams(1, rng)[0],
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

  test('follow-heading pays for speed along the track, and goes round at 180 degrees', async () => {
    const waypoints: [number, number][] = [
      [1, 0],
      [0, 0],
    ];
    const params = [180, -180, 150, -150, 0].map((heading) => ({
      ...base,
      waypoints,
      closest_waypoints: [0, 1] as [number, number],
      distance_from_center: 0,
      speed: 3,
      heading,
    }));
    const rewards = await rewardsOf(findTemplate('follow-heading.ts')!, params);
    [3, 3, 1, 1, 0].forEach((reward, i) => expect(rewards[i]).toBeCloseTo(reward + 1e-3, 12));
  });

  test('speed-by-bend pays most for the speed at which the tyres just hold', async () => {
    // A circle with a radius of 1 m: 5 m/s² sideways allow the root of 5 m/s.
    const waypoints = Array.from({ length: 360 }, (_, i): [number, number] => [
      Math.cos((i * Math.PI) / 180),
      Math.sin((i * Math.PI) / 180),
    ]);
    const wanted = Math.sqrt(5);
    const params = [wanted, 0.5 * wanted, 1.25 * wanted, 1.6 * wanted].map((speed) => ({
      ...base,
      waypoints,
      closest_waypoints: [350, 351] as [number, number],
      track_length: 2 * Math.PI,
      distance_from_center: 0,
      speed,
    }));
    const rewards = await rewardsOf(findTemplate('speed-by-bend.ts')!, params);
    const expected = [wanted, 0.25 * wanted, 0.625 * wanted, 0];
    expected.forEach((reward, i) => expect(rewards[i]).toBeCloseTo(reward + 1e-3, 9));
  });

  test('self-motivator pays for progress per step and for speed', async () => {
    const params = [
      { ...base, progress: 50, steps: 100, speed: 2 },
      { ...base, progress: -5, steps: 2, speed: 1 },
      { ...base, progress: 50, steps: 100, speed: 2, all_wheels_on_track: false },
    ];
    expect(await rewardsOf(findTemplate('self-motivator.ts')!, params)).toEqual([6, 1e-3, 1e-3]);
  });

  test('smooth-steering takes half for a jump from end to end, and forgets the episode before', async () => {
    const at = (steps: number, steering_angle: number): RewardParams => ({
      ...base,
      steps,
      progress: 5 * steps,
      track_length: 20,
      distance_from_center: 0,
      steering_angle,
    });
    const params = [at(2, 30), at(3, 30), at(4, -30), at(2, 30), at(3, 0)];
    const rewards = await rewardsOf(findTemplate('smooth-steering.ts')!, params);
    [0, 1, 0.5, 0, 0.75].forEach((metres, i) => expect(rewards[i]).toBeCloseTo(metres, 12));
  });

  test('target-line lies on the inside of a bend', async () => {
    // A circle with a radius of 4 m; 1.2 m to each side are 34 of its points, and the mean of 69 is Dirichlet's kernel.
    const count = 720;
    const waypoints = Array.from({ length: count }, (_, i): [number, number] => [
      4 * Math.cos((2 * Math.PI * i) / count),
      4 * Math.sin((2 * Math.PI * i) / count),
    ]);
    const line = (4 * Math.sin((69 * Math.PI) / count)) / (69 * Math.sin(Math.PI / count));
    const at = (steps: number, radius: number): RewardParams => ({
      ...base,
      waypoints,
      closest_waypoints: [0, 1],
      track_length: 8 * Math.PI,
      steps,
      progress: 5 * steps,
      x: radius,
      y: 0,
    });
    const params = [at(2, 4), at(3, line), at(4, line + 0.25), at(5, line - 0.5), at(6, 9)];
    const rewards = await rewardsOf(findTemplate('target-line.ts')!, params);
    const metres = 0.4 * Math.PI;
    [0, metres, metres * (1 - 0.15), metres * 0.4, metres * 0.4].forEach((reward, i) =>
      expect(rewards[i]).toBeCloseTo(reward, 3),
    );
  });

  test('all have taught a car to lap, and say how fast', () => {
    expect(REWARD_TEMPLATES.length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(TRAINED_LAPS)).toEqual(REWARD_TEMPLATES.map(({ id }) => id));
    for (const { seconds, steps } of Object.values(TRAINED_LAPS)) {
      expect(seconds).toBeGreaterThan(3.5);
      expect(steps).toBeLessThanOrEqual(61_440);
    }
  });

  test('are found by file name only', () => {
    expect(findTemplate('fast-line.py')?.language).toBe('python');
    expect(findTemplate('fast-line')).toBeNull();
  });
});
