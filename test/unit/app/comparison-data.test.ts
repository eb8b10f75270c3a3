import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../../src/app/charts/chart-spec.ts';
import { comparisonData } from '../../../src/app/charts/comparison-data.ts';
import { evaluationPoint, RunCurves } from '../../../src/app/state/run-curves.ts';
import { evaluationEvent, iterationEvent } from './setup/events.ts';

const spec = (id: string) => CHARTS.find((chart) => chart.id === id)!;

function curvesOf(iterations: readonly number[], cleanEvaluations: readonly number[] = []): RunCurves {
  const run = new RunCurves();
  for (const i of iterations) run.push(iterationEvent(i));
  for (const i of cleanEvaluations) run.push(evaluationPoint(evaluationEvent(i, 10, true)));
  return run;
}

const linesOf = (runs: ReturnType<typeof comparisonData>['runs']) => runs.map(({ line }) => line);

describe('comparisonData', () => {
  it('puts the lines of runs with other steps on one axis', () => {
    const { places, runs } = comparisonData(spec('progress'), [
      curvesOf([1, 3]),
      curvesOf([1, 2]),
      curvesOf([]),
    ]);
    expect(places).toEqual([1024, 2048, 3072]);
    expect(linesOf(runs)).toEqual([
      [10, null, 30],
      [10, 20, null],
      [null, null, null],
    ]);
  });

  it('joins evaluations where a chart has no line', () => {
    const { places, runs } = comparisonData(spec('lap-time'), [curvesOf([1, 2], [2]), curvesOf([1], [4])]);
    expect(places).toEqual([2048, 4096]);
    expect(linesOf(runs)).toEqual([
      [10, null],
      [null, 10],
    ]);
  });

  it('marks the evaluations of every run, those in which all laps were clean apart, and its best', () => {
    const learnt = curvesOf([1, 2], [2]);
    const behind = curvesOf([1]);
    behind.push(evaluationPoint(evaluationEvent(1, 0, true)));
    const { places, runs } = comparisonData(spec('progress'), [learnt, behind]);
    expect(places).toEqual([1024, 2048]);
    expect(runs).toEqual([
      { line: [10, 20], unclean: [null, null], clean: [null, 100], best: [null, 100] },
      { line: [10, null], unclean: [50, null], clean: [null, null], best: [50, null] },
    ]);
  });

  it('can be drawn over seconds, of which every run has its own', () => {
    const slow = new RunCurves();
    slow.push(iterationEvent(1, { wallSeconds: 9 }));
    const fast = new RunCurves();
    fast.push(iterationEvent(1, { wallSeconds: 4 }));
    const { places, runs } = comparisonData(spec('progress'), [slow, fast], 'seconds');
    expect(places).toEqual([4, 9]);
    expect(linesOf(runs)).toEqual([
      [null, 10],
      [10, null],
    ]);
  });

  it('thins out long runs', () => {
    const long = curvesOf(Array.from({ length: 10_000 }, (_, i) => i + 1));
    const { places } = comparisonData(spec('reward'), [long, long]);
    expect(places.length).toBeLessThanOrEqual(600);
  });
});
