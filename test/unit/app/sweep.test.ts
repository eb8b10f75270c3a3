import { describe, expect, it, test } from 'vitest';
import type { RunRecord, RunState } from '../../../src/app/state/run-record.ts';
import { settingDifferences, stockValue } from '../../../src/app/state/hyperparameters.ts';
import { proposeValues, ruleOf, sweptNamesOf, withValue } from '../../../src/app/state/sweep.ts';
import {
  conclusionOf,
  outcomesOf,
  type SweepOutcome,
  sustainedCleanSteps,
} from '../../../src/app/state/sweep-outcome.ts';
import { evaluationPoint } from '../../../src/app/state/run-curves.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import { ALGORITHM_NAMES, createAlgorithmSpec } from '../../../src/rl/algorithms.ts';
import { evaluationEvent, evaluationOf } from './setup/events.ts';

describe('the values that are proposed', () => {
  test.each([
    ['learningRate', [0.001, 0.002, 0.004]],
    ['gamma', [0.9, 0.95, 0.975]],
    ['entCoef', [0, 0.001, 0.01]],
    ['updateEpochs', [3, 6, 12]],
    ['minibatchSize', [64, 128, 256]],
    ['numSteps', [4, 8, 16]],
    ['seed', [7, 8, 9]],
  ] as const)('of %s are around the current one: %j', (name, values) => {
    const current = name === 'seed' ? 7 : Number(stockValue(name, 'ppo', false));
    expect(proposeValues(name, current)).toEqual(values);
  });

  it('are allowed, each once', () => {
    for (const algorithm of ALGORITHM_NAMES) {
      for (const name of sweptNamesOf(algorithm)) {
        const current = name === 'seed' ? 0 : Number(stockValue(name, algorithm, false));
        const values = proposeValues(name, current);
        expect(values.filter((value) => !ruleOf(name, algorithm).accepts(value))).toEqual([]);
        expect(new Set(values).size).toBe(3);
      }
    }
  });
});

test.each([
  ['learningRate', 2],
  ['gamma', 1.5],
  ['updateEpochs', 1.5],
  ['seed', -1],
  ['seed', 2 ** 31],
  ['seed', Number.NaN],
] as const)('%s = %d is not allowed', (name, value) => {
  expect(ruleOf(name, 'ppo').accepts(value)).toBe(false);
});

test('a run with another value differs in that alone', () => {
  const config = { seed: 1, algorithm: createAlgorithmSpec({ name: 'sac' }) } as RunConfig;
  expect(withValue(config, 'seed', 3)).toEqual({ ...config, seed: 3 });
  const other = withValue(config, 'gamma', 0.9);
  expect(other).toEqual({ seed: 1, algorithm: createAlgorithmSpec({ name: 'sac', config: { gamma: 0.9 } }) });
  expect(settingDifferences(other.algorithm)).toEqual(['γ 0.9']);
  expect(settingDifferences(withValue(config, 'seed', 3).algorithm)).toEqual([]);
});

describe('sustained clean', () => {
  const evaluations = (clean: number[]) =>
    clean.map((laps, i) => evaluationPoint(evaluationEvent(2 * i + 2, laps, true)));

  test.each([
    [[10, 10, 10], 6144],
    [[0, 10, 10, 9, 10, 10, 10, 10], 14_336],
    [[10, 10], null],
    [[10, 10, 9, 10, 10], null],
    [[], null],
  ])('%j: %s', (clean, steps) => {
    expect(sustainedCleanSteps(evaluations(clean))).toBe(steps);
  });
});

function outcome(
  label: string,
  steps: number | null,
  bestLap: number | null,
  state: RunState = 'finished',
): SweepOutcome {
  const best = bestLap === null ? null : { steps: 1, evaluation: evaluationOf(10, bestLap) };
  return { label, sustainedCleanSteps: steps, run: { state, best, failure: null } as RunRecord };
}

const DIVERGED = { state: 'failed', best: null, failure: { kind: 'diverged' } } as RunRecord;

describe('the conclusion', () => {
  test.each<[string, SweepOutcome[], string | null]>([
    ['waits for the last', [outcome('a', 1, 1), outcome('b', null, null, 'training')], null],
    ['waits for one that was stopped', [outcome('a', 1, 1, 'stopped')], null],
    ['is none of nothing', [], null],
    [
      'does not wait for one that diverged',
      [outcome('a', 8, 2), { ...outcome('b', null, null), run: DIVERGED }],
      'a drove clean first, after 8 steps. Best lap: a, 2.00 s.',
    ],
    [
      'names the first and the fastest',
      [outcome('γ 0.9', 12_288, 4.1), outcome('γ 0.95', 8192, 4.5), outcome('γ 0.98', null, null)],
      'γ 0.95 drove clean first, after 8,192 steps. Best lap: γ 0.9, 4.10 s.',
    ],
    [
      'names two that are as good',
      [outcome('a', 1, 2), outcome('b', 1, 3), outcome('c', 2, 3)],
      'a and b drove clean first, after 1 steps. Best lap: a, 2.00 s.',
    ],
    [
      'names none where all are',
      [outcome('a', 8, 2), outcome('b', 8, 3)],
      'All drove clean after the same 8 steps. Best lap: a, 2.00 s.',
    ],
    [
      'says that none did',
      [outcome('a', null, null), outcome('b', null, null)],
      'None drove clean three evaluations in a row.',
    ],
    [
      'still has a lap',
      [outcome('a', null, 5), outcome('b', null, null)],
      'None drove clean three evaluations in a row. Best lap: a, 5.00 s.',
    ],
  ])('%s', (_, outcomes, text) => {
    expect(conclusionOf(outcomes)).toBe(text);
  });
});

test('runs that were deleted are left out', () => {
  const sweep = {
    name: 'gamma',
    runs: [
      { value: 0.9, runId: 'a' },
      { value: 0.95, runId: 'b' },
    ],
  } as const;
  const outcomes = outcomesOf(sweep, [{ id: 'b' } as RunRecord], () => []);
  expect(outcomes.map(({ label }) => label)).toEqual(['γ 0.95']);
});
