import { afterAll, describe, expect, test } from 'vitest';
import type { GuardedScorer } from '../../src/reward/guarded-scorer.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';

/** Ways to write a reward that takes its params. */
export const TAKING_PARAMS = [
  'function reward_function(params: object = {}) { return 1; }',
  'function reward_function(...args: object[]) { return args.length; }',
  'export const reward_function = ({ x } = { x: 0 }, scale = 1) => scale;',
  'const reward_function = params => 1;',
];

/** What scorers of every platform promise for JavaScript alone. */
export function describeJavaScriptRewards(
  makeScorer: (onPrint: (text: string) => void) => GuardedScorer,
): void {
  let printed = '';
  const scorer = makeScorer((text) => (printed += text));
  const score = async (code: string): Promise<Float64Array> => {
    printed = '';
    await scorer.load({ language: 'typescript', file: 'reward.ts', code }, SCORING_CONTEXT);
    return scorer.score(randomBatch(1));
  };
  const ONES = new Float64Array(SCORING_CONTEXT.numCars).fill(1);

  describe('JavaScript rewards', { timeout: 60_000 }, () => {
    afterAll(() => scorer.close());

    test.each(TAKING_PARAMS)('%s takes its params', async (code) => {
      expect(await score(code)).toEqual(ONES);
    });

    test.each(['Math.abs = () => 0', 'Number.isFinite = () => true', 'Number.isNaN = () => false'])(
      '%s does not lift the limits of a reward',
      async (patch) => {
        for (const value of ['1e9', '-Infinity', 'NaN']) {
          const code = `${patch}; function reward_function(params) { return ${value}; }`;
          await expect(score(code)).rejects.toMatchObject({ fault: { type: 'RangeError', line: 1 } });
        }
      },
    );

    test('have the language and no source of random numbers that a seed does not repeat', async () => {
      expect(
        await score("function reward_function(params) { return typeof crypto === 'undefined' ? 1 : 0; }"),
      ).toEqual(ONES);
    });

    test('a rejected promise that nobody awaits is printed with its line, and ends nothing', async () => {
      const code = `async function log() { throw new Error('boom'); }
        function reward_function(params) {
          log();
          return 1;
        }`;
      const said = 'Rejected promise that nobody awaits (line 1): Error: boom\n';
      expect(await score(code)).toEqual(ONES);
      expect(printed).toBe(said.repeat(SCORING_CONTEXT.numCars));
      printed = '';
      expect(await scorer.scoreParams({ language: 'typescript', file: 'reward.ts', code }, '[{}]')).toEqual({
        outcomes: [{ reward: 1 }],
      });
      expect(printed).toBe(said);
    });
  });
}
