import { afterEach, describe, expect, it } from 'vitest';
import { CHARTS } from '../../../src/app/charts/chart-spec.ts';
import { plotFont, textScale } from '../../../src/app/charts/plot-axis.ts';
import '../../../src/app/elements/chart-grid.ts';
import '../../../src/app/elements/chart.ts';
import { evaluationPoint, RunCurves } from '../../../src/app/state/run-curves.ts';
import { evaluationEvent, iterationEvent } from '../../unit/app/setup/events.ts';
import { inside, mount } from './setup/mount.ts';

/** Pixels of a canvas that are not transparent. */
function inked(canvas: HTMLCanvasElement): number {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
  return count;
}

/** Pixels that are of one primary colour alone: 0 red, 1 green, 2 blue. */
function coloured(canvas: HTMLCanvasElement, channel: number): number {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const others = [0, 1, 2].filter((other) => other !== channel);
    if (data[i + channel] > 150 && others.every((other) => data[i + other] < 60)) count++;
  }
  return count;
}

const SIZE =
  'display: flex; width: 300px; height: 180px; --learning: #fb2; --clean: #3a6; --policy: #39f; --quiet: #999; --line: #333';

afterEach(() => document.body.replaceChildren());

describe('gp-chart', () => {
  it('says what to look for and that there is nothing yet', async () => {
    const chart = await mount('gp-chart', { spec: CHARTS[0], curves: new RunCurves() });
    expect(inside(chart, 'p').textContent.trim()).toBe(CHARTS[0].hint);
    expect(inside(chart, '.nothing').hidden).toBe(false);
  });

  it('draws the curve and shows its newest value', async () => {
    const curves = new RunCurves();
    for (let i = 1; i <= 20; i++) curves.push(iterationEvent(i, { meanProgress: 2 * i }));
    curves.push(evaluationPoint(evaluationEvent(20, 10, true)));
    const chart = await mount('gp-chart', { spec: CHARTS[0], curves });
    chart.style.cssText = SIZE;
    await expect.poll(() => chart.shadowRoot!.querySelector('canvas')).not.toBeNull();
    await expect.poll(() => inked(inside(chart, 'canvas') as HTMLCanvasElement)).toBeGreaterThan(500);
    expect(inside(chart, '.value').textContent).toBe('100 %');
    expect(inside(chart, '.nothing').hidden).toBe(true);
  });

  it('draws the evaluation that ended the run, at the very end of its line', async () => {
    const curves = new RunCurves();
    for (let i = 1; i <= 20; i++) curves.push(iterationEvent(i, { meanProgress: 2 * i }));
    curves.push(evaluationPoint(evaluationEvent(20, 10, true)));
    const chart = await mount('gp-chart', { spec: CHARTS[0], curves });
    chart.style.cssText = `${SIZE}; --clean: #0f0`;
    const canvas = () => chart.shadowRoot!.querySelector('canvas');
    await expect.poll(() => canvas() && coloured(canvas()!, 1)).toBeGreaterThan(20);
  });

  it('draws an upright line where another reward was put in, and says so', async () => {
    const curves = new RunCurves();
    for (let i = 1; i <= 20; i++) curves.push(iterationEvent(i, { meanProgress: 50 }));
    const chart = await mount('gp-chart', { spec: CHARTS[0], curves });
    chart.style.cssText = SIZE;
    await expect.poll(() => chart.shadowRoot!.querySelector('canvas')).not.toBeNull();
    const ink = (): number => inked(inside(chart, 'canvas') as HTMLCanvasElement);
    await expect.poll(ink).toBeGreaterThan(500);
    const before = ink();
    chart.marks = [{ steps: 10_240, title: 'My reward', resetValues: false }];
    await expect.poll(ink).toBeGreaterThan(before + 20);
    expect(inside(chart, 'p').textContent).toContain('Upright: another reward.');
  });

  it('draws what has come when it is refreshed, and only then', async () => {
    const curves = new RunCurves();
    const chart = await mount('gp-chart', { spec: CHARTS[1], curves });
    curves.push(iterationEvent(1, { meanReward: 0.25 }));
    await chart.updateComplete;
    expect(inside(chart, '.value').textContent.trim()).toBe('');
    chart.refresh();
    await chart.updateComplete;
    expect(inside(chart, '.value').textContent.trim()).toBe('0.250');
  });
});

describe('runs laid over each other', () => {
  const run = (label: string, color: number, inView: boolean, slope: number) => {
    const curves = new RunCurves();
    for (let i = 1; i <= 20; i++) curves.push(iterationEvent(i, { meanProgress: slope * i }));
    return { label, color, inView, curves };
  };

  it('are drawn in their own colours, with the value of the one in view', async () => {
    const compared = [run('γ 0.9', 0, false, 4), run('γ 0.95', 1, true, 2)];
    const chart = await mount('gp-chart', { spec: CHARTS[0], curves: compared[1].curves, compared });
    chart.style.cssText = `${SIZE}; --run-0: #f00; --run-1: #0f0`;
    const canvas = () => chart.shadowRoot!.querySelector('canvas');
    await expect.poll(() => canvas() && coloured(canvas()!, 0)).toBeGreaterThan(50);
    expect(coloured(canvas()!, 1)).toBeGreaterThan(50);
    expect(inside(chart, '.value').textContent).toBe('40 %');

    // One run alone again: the lines of the others are gone.
    Object.assign(chart, { compared: [] });
    await chart.updateComplete;
    await expect.poll(() => canvas() && coloured(canvas()!, 0)).toBe(0);
  });

  it('have their evaluations marked, each in its own colour', async () => {
    const compared = [run('γ 0.9', 0, false, 4), run('γ 0.95', 1, true, 2)];
    for (const [i, { curves }] of compared.entries())
      curves.push(evaluationPoint(evaluationEvent(5 + 10 * i, 10, true)));
    const lapTime = CHARTS.find(({ id }) => id === 'lap-time');
    const chart = await mount('gp-chart', { spec: lapTime, curves: compared[1].curves, compared });
    chart.style.cssText = `${SIZE}; --run-0: #f00; --run-1: #0f0`;
    const canvas = () => chart.shadowRoot!.querySelector('canvas');
    // A dot and the ring around the best: there is no line through one lap time.
    await expect.poll(() => canvas() && coloured(canvas()!, 0)).toBeGreaterThan(20);
    expect(coloured(canvas()!, 1)).toBeGreaterThan(20);
  });

  it('are named by a legend', async () => {
    const compared = [run('γ 0.9', 0, false, 4), run('γ 0.95', 1, true, 2)];
    const grid = await mount('gp-chart-grid', { curves: compared[1].curves, compared });
    const names = [...grid.shadowRoot!.querySelectorAll('.legend li')].map((item) => item.textContent.trim());
    expect(names).toEqual(['γ 0.9', 'γ 0.95 (in view)']);
  });
});

describe('the text of a plot', () => {
  it('is as large as the browser’s own font size asks for', () => {
    const { style } = document.documentElement;
    style.fontSize = '24px';
    expect([textScale(), plotFont(2)]).toEqual([1.5, '33px Inter Variable, sans-serif']);
    style.fontSize = '';
  });
});

describe('gp-chart-grid', () => {
  it('has the six charts of a run', async () => {
    const grid = await mount('gp-chart-grid', { curves: new RunCurves() });
    const titles = [...grid.shadowRoot!.querySelectorAll('gp-chart')].map(
      (chart) => inside(chart, 'h3').textContent,
    );
    expect(titles).toEqual([
      'Lap progress',
      'Reward per step',
      'Lap time',
      'Entropy',
      'Policy loss',
      'Value loss',
    ]);
  });

  it('brings its charts up to date while a run trains', async () => {
    const curves = new RunCurves();
    const grid = await mount('gp-chart-grid', { curves });
    grid.style.cssText = 'width: 400px; height: 300px';
    curves.push(iterationEvent(1, { meanReward: 0.5 }));
    const reward = grid.shadowRoot!.querySelectorAll('gp-chart')[1];
    await expect.poll(() => inside(reward, '.value').textContent.trim()).toBe('0.500');
  });
});
