import { describe, expect, it } from 'vitest';
import { chartData } from '../../../src/app/charts/chart-data.ts';
import { CHARTS } from '../../../src/app/charts/chart-spec.ts';
import { evaluationPoint, RunCurves } from '../../../src/app/state/run-curves.ts';
import { evaluationEvent, iterationEvent } from './setup/events.ts';

const spec = (id: string) => CHARTS.find((chart) => chart.id === id)!;

function curves(): RunCurves {
  const run = new RunCurves();
  for (let i = 1; i <= 4; i++) {
    run.push(iterationEvent(i, i === 2 ? { meanProgress: null } : {}));
    if (i === 2) run.push(evaluationPoint(evaluationEvent(i, 0, true)));
    if (i === 4) run.push(evaluationPoint(evaluationEvent(i, 10, true)));
  }
  return run;
}

describe('chartData', () => {
  it('joins iterations and evaluations in the order of their steps', () => {
    expect(chartData(spec('progress'), curves())).toEqual({
      places: [1024, 2048, 3072, 4096, 4096],
      line: [10, null, 30, 40, null],
      clean: [null, null, null, null, 100],
      unclean: [null, 50, null, null, null],
      best: [null, null, null, null, 100],
      ideal: [null, null, null, null, null],
    });
  });

  it('leaves out lap times of evaluations without a lap', () => {
    const { places, clean, unclean } = chartData(spec('lap-time'), curves());
    expect(places).toEqual([4096]);
    expect(clean).toEqual([10]);
    expect(unclean).toEqual([null]);
  });

  it('draws the ideal lap from the first step on, once there is a lap to compare', () => {
    expect(chartData(spec('lap-time'), curves(), 8.5)).toMatchObject({
      places: [0, 4096],
      clean: [null, 10],
      ideal: [8.5, 8.5],
    });
    expect(chartData(spec('lap-time'), new RunCurves(), 8.5).ideal).toEqual([]);
    expect(chartData(spec('progress'), curves(), 8.5).ideal.every((value) => value === null)).toBe(true);
  });

  it('can be drawn over seconds, where an evaluation stands at the end of its iteration', () => {
    const run = curves();
    const seconds = run.iterations.map(({ wallSeconds }) => wallSeconds);
    expect(new Set(seconds).size).toBe(4);
    const { places, best } = chartData(spec('progress'), run, null, 'seconds');
    expect(places).toEqual([...seconds, seconds[3]]);
    expect(best.at(-1)).toBe(100);
    expect(chartData(spec('lap-time'), run, 8.5, 'seconds').places).toEqual([0, seconds[3]]);
  });

  it('thins out the lines of long runs', () => {
    const run = new RunCurves();
    for (let i = 1; i <= 10_000; i++) {
      run.push(iterationEvent(i));
      if (i % 100 === 0) run.push(evaluationPoint(evaluationEvent(i, 10, false)));
    }
    const { places, line, clean } = chartData(spec('progress'), run);
    expect(line.filter((value) => value !== null).length).toBeLessThanOrEqual(600);
    expect(clean.filter((value) => value !== null)).toHaveLength(100);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the dots of a long run', () => {
  it('are thinned out too, but for the best and the newest', () => {
    const run = new RunCurves();
    for (let i = 1; i <= 2000; i++) run.push(evaluationPoint(evaluationEvent(i, 10, i === 777)));
    const { places, clean, best } = chartData(spec('progress'), run);
    expect(clean.filter((value) => value !== null).length).toBeLessThanOrEqual(122);
    expect(places.at(-1)).toBe(run.steps);
    expect(best.findIndex((value) => value !== null)).toBe(places.indexOf(run.best!.steps));
  });
});

describe('RunCurves', () => {
  it('knows the last best evaluation and forgets what comes after a checkpoint', () => {
    const run = curves();
    expect(run.best?.steps).toBe(4096);
    run.truncate(2048);
    expect(run.iterations.map(({ steps }) => steps)).toEqual([1024, 2048]);
    expect(run.best?.steps).toBe(2048);
    expect(run.steps).toBe(2048);
  });

  it('knows how long it had trained after so many steps', () => {
    const run = curves();
    const [first, second] = run.iterations.map(({ wallSeconds }) => wallSeconds);
    expect([1023, 1024, 2047, 2048].map((steps) => run.secondsAt(steps))).toEqual([0, first, first, second]);
    expect(run.secondsAt(Infinity)).toBe(run.iterations[3].wallSeconds);
    expect(new RunCurves().secondsAt(5)).toBe(0);
  });
});
