import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { instrumentProfile } from '../../../../src/reward/profile/instrument-profile.ts';
import type { RewardSource } from '../../../../src/reward/reward-scorer.ts';
import { templateSources } from '../../../../src/reward/templates.ts';
import { CALL_SIZE, randomBatch, SCORING_CONTEXT } from '../../../contract/reward-batch.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { awkwardSources } from './awkward-rewards.ts';

const python = new NodeScorer({ limits: PATIENT_LIMITS });
const javascript = new NodeScorer({ limits: PATIENT_LIMITS });
const scorers = { python, javascript, typescript: javascript };
afterAll(() => [python, javascript].forEach((scorer) => scorer.close()));

async function scores(source: RewardSource): Promise<Float64Array> {
  const scorer = scorers[source.language];
  await scorer.load(source, { ...SCORING_CONTEXT, numCars: 2 });
  const rows = randomBatch(6, 3).rows.slice(0, 24 * CALL_SIZE);
  return scorer.score({ numSteps: 12, numCars: 2, rows });
}

describe('a reward that is profiled', { timeout: 60_000 }, () => {
  it.each([...templateSources(), ...awkwardSources()].map((source) => [source.file, source] as const))(
    'gives the rewards of %s, whether it counts or reads the clock',
    async (_, source) => {
      const { counted, timed } = instrumentProfile(source);
      const plain = await scores(source);
      expect(await scores(counted.source)).toEqual(plain);
      expect(await scores(timed.source)).toEqual(plain);
    },
  );

  it('is no text that cannot be read, or has no reward function', () => {
    const of = (code: string) => () => instrumentProfile({ language: 'python', file: 'reward.py', code });
    const inLine: unknown = expect.objectContaining({ reason: 'unreadable', line: 2 });
    expect(of('def reward_function(params):\n    return )')).toThrow(inLine);
    // Valid, but not to the parser.
    expect(of('def reward_function(params):\n  for x in *[1], 4: return x')).toThrow(inLine);
    expect(of('def other(params):\n    return 1')).toThrow('finds no reward_function');
  });
});
