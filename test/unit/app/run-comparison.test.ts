import { describe, expect, it } from 'vitest';
import { comparedFigures, comparedSettings } from '../../../src/app/state/run-comparison.ts';
import type { EvaluationPoint } from '../../../src/app/state/run-curves.ts';
import { evaluationOf } from './setup/events.ts';
import { storedRun } from './setup/stored-run.ts';

const evaluations = (...clean: number[]): EvaluationPoint[] =>
  clean.map((laps, i) => ({ steps: 2048 * (i + 1), evaluation: evaluationOf(laps) }) as EvaluationPoint);

describe('comparedSettings', () => {
  it('names nothing where two runs were set alike', () => {
    const { different, numSame } = comparedSettings([storedRun(), storedRun({ id: 'b' })]);
    expect(different).toEqual([]);
    expect(numSame).toBeGreaterThan(20);
  });

  it('names every setting that differs, in words, in the order of the setup', () => {
    const other = storedRun(
      { startedFrom: '“Monday” at 2,048 steps' },
      {
        race: { type: 'object-avoidance', boxes: 3, placement: 'random' },
        algorithm: { name: 'ppo', config: { gamma: 0.9, hiddenSizes: [32] } },
        seed: 7,
        maxSteps: 5000,
        untilClean: true,
      },
    );
    expect(comparedSettings([storedRun(), other]).different).toEqual([
      { name: 'Race', values: ['time trial', '3 boxes'] },
      { name: 'Objects are placed', values: ['–', 'random'] },
      { name: 'Discount factor γ', values: ['0.95', '0.9'] },
      { name: expect.stringMatching(/layers/i) as string, values: ['64, 64', '32'] },
      { name: 'Seed', values: ['1', '7'] },
      { name: 'Ends', values: ['when it is stopped', 'clean or 5,000 steps'] },
      { name: 'Began with', values: ['nothing learnt', '“Monday” at 2,048 steps'] },
    ]);
  });

  it('sees two lists of actions apart that look alike in short', () => {
    const list = (middle: number) =>
      storedRun(
        {},
        {
          actions: {
            type: 'discrete',
            actions: [-30, middle, 30].map((steering_angle) => ({ steering_angle, speed: 1 })),
          },
        },
      );
    expect(comparedSettings([list(0), list(5)]).different).toEqual([
      { name: 'Actions', values: ['-30°/1 0°/1 30°/1', '-30°/1 5°/1 30°/1'] },
    ]);
  });

  it('has settings that only one algorithm knows', () => {
    const sac = storedRun({}, { algorithm: { name: 'sac' } });
    const { different } = comparedSettings([storedRun(), sac]);
    expect(different).toContainEqual({ name: 'Algorithm', values: ['PPO', 'SAC'] });
    expect(different.some(({ values }) => values[0] === '–')).toBe(true);
    expect(different.some(({ values }) => values[1] === '–')).toBe(true);
  });
});

describe('comparedFigures', () => {
  it('puts what came of them side by side', () => {
    const a = storedRun({ best: { steps: 6144, evaluation: evaluationOf(9, 8.5) } });
    const rows = comparedFigures([a, storedRun()], [evaluations(3, 10, 10, 10), evaluations(10, 10)]);
    expect(rows.map(({ values }) => values)).toEqual([
      ['9/10', '–'],
      ['8.50 s', '–'],
      ['8.50 s', '–'],
      ['6,144 steps', '–'],
      ['8,192 steps', 'not yet'],
      ['8,192 steps, 2.0 s', '8,192 steps, 2.0 s'],
    ]);
  });
});
