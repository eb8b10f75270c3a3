import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import { COMPARED_REWARDS, rewardsOfCPython, versionOfCPython } from './cpython.ts';
import { randomParams } from './random-params.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

const hasPython = versionOfCPython() !== null;
if (!hasPython) console.warn('python3 is not installed: rewards are not compared with CPython here');

describe.skipIf(!hasPython)('Python rewards give what CPython gives', { timeout: 60_000 }, () => {
  const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
  afterAll(() => scorer.close());
  // `npm run compare:cpython` compares more.
  const params = randomParams(40, new Rng(11));

  test.each(Object.entries(COMPARED_REWARDS))('%s', async (_name, code) => {
    const expected = rewardsOfCPython(code, params);
    const source = { language: 'python', file: 'reward.py', code } as const;
    const report = await scorer.scoreParams(source, JSON.stringify(params), false);
    if ('loadError' in report) throw new Error(report.loadError.message);
    const rewards = report.outcomes.map((outcome) =>
      'reward' in outcome ? outcome.reward : outcome.error.message,
    );
    expect(rewards).toHaveLength(expected.length);
    rewards.forEach((reward, i) => expect(reward).toBeCloseTo(expected[i], 9));
  });
});
