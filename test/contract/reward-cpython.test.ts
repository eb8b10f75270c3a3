import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import { COMPARED_REWARDS, rewardsOfCPython, versionOfCPython } from './cpython.ts';
import { randomDrive } from './random-params.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

const hasPython = versionOfCPython() !== null;
if (!hasPython) console.warn('python3 is not installed: rewards are not compared with CPython here');

describe.skipIf(!hasPython)('Python rewards give what CPython gives', { timeout: 60_000 }, () => {
  const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
  afterAll(() => scorer.close());
  // One worker takes all in turn: starting Python for each would take a minute more. `npm run compare:cpython` does that, with
  // dicts of a file.
  const rng = new Rng(11);
  const drives = [0, 4].map((numObjects) => randomDrive(20, numObjects, rng));

  test.each(Object.entries(COMPARED_REWARDS))('%s', async (_name, code) => {
    for (const { context, batch, params } of drives) {
      const expected = rewardsOfCPython(code, params, 'doubles');
      await scorer.load({ language: 'python', file: 'reward.py', code }, context);
      const rewards = await scorer.score(batch);
      expect(rewards).toHaveLength(expected.length);
      rewards.forEach((reward, i) => expect(reward).toBeCloseTo(expected[i], 9));
    }
  });
});
