import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import type { RewardScorer, RewardSource } from '../../../../src/reward/reward-scorer.ts';
import { Track } from '../../../../src/track/track.ts';
import { evaluateSnapshot } from '../../../../src/training/evaluate-snapshot.ts';
import { LapArchive, type LapsReport } from '../../../../src/training/studio/lap-archive.ts';
import type { Recording } from '../../../../src/training/studio/recording.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { shippedPolicy } from '../shipped-policy.ts';

const track = trackFile('home');
const policy = shippedPolicy('home');
const recording: Recording = {
  track,
  race: { type: 'time-trial' },
  seed: 1,
  drives: [
    { policy, starts: 4, noise: 0 },
    { policy, starts: 6, noise: 0.4 },
  ],
};
const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

function reward(body: string, before = ''): RewardSource {
  const code = `${before}\nfunction reward_function(params) { ${body} }`;
  return { language: 'javascript', file: 'reward.js', code };
}

const perStep = reward('return 1;');

async function reportOf(before: RewardSource | null, after: RewardSource): Promise<LapsReport> {
  return (await new LapArchive(recording).report({ scope: 'all', before, after, lap: null }, scorer))!;
}

describe('what rewards say about recorded laps', () => {
  it('is the sum of what their steps are worth', async () => {
    const { laps, before, after, best } = await reportOf(null, perStep);
    expect(laps.length).toBe(10);
    expect(before).toBeNull();
    expect(after.totals).toEqual(laps.map((lap) => lap.after.length));
    // The first drive is an evaluation: one point a step, and one more for the step that ends the lap.
    const { bestLap } = evaluateSnapshot(policy, track, { rules: { trials: 4 } });
    expect(laps[best].lapTime).toBe(bestLap);
    expect(after.totals[best]).toBe(Math.round(15 * bestLap!) + 1);
    expect(laps.map(({ drive }) => drive)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it('goes with progress where progress is paid for, and against lap time where haste is', async () => {
    const gain = 'const gained = params.progress - last; last = params.progress; return gained;';
    const { after, laps } = await reportOf(null, reward(gain, 'let last = 0;'));
    for (const [i, total] of after.totals.entries()) expect(total).toBeCloseTo(laps[i].progress, 9);
    expect(after.withProgress.pearson).toBeCloseTo(1, 12);
    const haste = await reportOf(null, reward('return params.progress === 100 ? 1000 / params.steps : 0;'));
    expect(haste.after.withLapTime.spearman).toBe(-1);
  });

  it('names the rank that a lap would lose', async () => {
    // More steps are worth more, or less: the order turns round.
    const { comparison, before, after } = await reportOf(perStep, reward('return -1;'));
    expect(comparison?.agreement).toBe(-1);
    expect(after?.ranks).toEqual(before?.ranks.map((rank) => 11 - rank));
    expect(comparison?.widest).toMatchObject({ before: 1, after: -1 });
  });

  it('gives every lap a module of its own', async () => {
    const counts = await reportOf(null, reward('return ++calls;', 'let calls = 0;'));
    for (const { after } of counts.laps) expect(after[0]).toBe(1);
  });

  it('shows where the laps were driven', async () => {
    const { laps } = await reportOf(null, reward('return params.x;'));
    const geometry = new Track(track);
    for (const { path, places, after } of laps) {
      expect(path.length).toBe(3 * after.length);
      for (const [step, x] of after.entries()) {
        expect(path[3 * step]).toBe(x);
        const { s } = geometry.project(path[3 * step], path[3 * step + 1]);
        expect(Math.abs(s / geometry.length - places[step])).toBeLessThan(1e-5);
      }
    }
  });
});

describe('an archive of laps', () => {
  it('scores the best lap alone where only that is wanted', async () => {
    const archive = new LapArchive(recording);
    const question = { before: null, after: perStep, lap: null };
    const all = (await archive.report({ ...question, scope: 'all' }, scorer))!;
    const one = (await archive.report({ ...question, scope: 'best' }, scorer))!;
    expect(one.laps).toEqual([all.laps[all.best]]);
    expect(one.best).toBe(0);
  });

  it('does not score again what has not changed, and stops when nobody waits', async () => {
    let loads = 0;
    const counting: RewardScorer = {
      load: async () => void loads++,
      score: async ({ numSteps }) => new Float64Array(numSteps),
      close: () => undefined,
    };
    const archive = new LapArchive(recording);
    await archive.report({ scope: 'all', before: perStep, after: perStep, lap: null }, counting);
    expect(loads).toBe(10);
    await archive.report({ scope: 'all', before: perStep, after: reward('return 2;'), lap: null }, counting);
    expect(loads).toBe(20);
    const question = { scope: 'all', before: null, after: reward('return 3;'), lap: null } as const;
    expect(await archive.report(question, counting, () => loads >= 23)).toBeNull();
    expect(loads).toBe(23);
  });
});

describe('a reward that is a sum', () => {
  const sum = reward(
    'let r = params.speed;\n r += 2 * params.progress;\n if (params.x > 0) r -= 7;\n return r;',
  );

  it('is taken apart along the lap that is asked about', async () => {
    const archive = new LapArchive(recording);
    const question = { scope: 'all', before: null, after: sum } as const;
    const { terms, laps, after, best } = (await archive.report({ ...question, lap: null }, scorer))!;
    expect(terms?.map(({ line, text }) => [line, text])).toEqual([
      [2, 'params.speed'],
      [3, '2 * params.progress'],
      [4, '-7'],
    ]);
    for (const [step, value] of laps[best].after.entries()) {
      expect(terms!.reduce((total, { values }) => total + values[step], 0)).toBeCloseTo(value, 3);
      expect(terms![2].values[step]).toBe(laps[best].path[3 * step] > 0 ? -7 : 0);
    }
    expect(terms!.reduce((total, term) => total + term.total, 0)).toBeCloseTo(after.totals[best], 2);

    const other = (await archive.report({ ...question, lap: 7 }, scorer))!;
    expect(other.terms?.[0].values.length).toBe(other.laps[7].after.length);
  });

  it('has no terms where it is no sum of two', async () => {
    expect((await reportOf(null, reward('return params.speed;'))).terms).toBeNull();
  });
});
