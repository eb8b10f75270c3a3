import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/music/elements/dice-throws.ts';
import '../../../src/app/music/elements/gan-picture.ts';
import '../../../src/app/music/elements/gap-explainer.ts';
import '../../../src/app/music/elements/metric-explainer.ts';
import type { MetricExplainer } from '../../../src/app/music/elements/metric-explainer.ts';
import { inside, mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

const shown = (element: HTMLElement, selector: string): string =>
  inside(element, selector).textContent.replaceAll(/\s+/g, ' ').trim();

describe('what a metric counts', () => {
  const figures = (element: MetricExplainer): string => shown(element, '.value b');
  const cell = (element: MetricExplainer, row: number, step: number): HTMLElement =>
    inside(element, `[data-row='${row}'][data-step='${step}']`);

  it('is tried by pressing cells, marked where it is counted, and put back', async () => {
    const explainer = await mount('gp-metric-explainer', {
      metric: 'backbeat',
      band: { low: 0.2, high: 0.3 },
    });
    expect(figures(explainer)).toBe('1 of 2 bars have the backbeat: 0.50');
    expect(explainer.shadowRoot!.textContent).toMatch(/0\.20 … 0\.30/);
    // The snare that is missing is marked, too.
    expect(cell(explainer, 0, 28).classList).toContain('out');
    await userEvent.click(cell(explainer, 0, 28));
    expect(figures(explainer)).toBe('2 of 2 bars have the backbeat: 1.00');
    expect([...cell(explainer, 0, 28).classList]).toEqual(expect.arrayContaining(['on', 'in']));
    await userEvent.click(inside(explainer, 'button'));
    expect(figures(explainer)).toBe('1 of 2 bars have the backbeat: 0.50');
  });

  it('is tried by keys, and read out', async () => {
    const explainer = await mount('gp-metric-explainer', { metric: 'groove', band: null });
    const board = inside(explainer, '.board');
    expect(board.getAttribute('aria-label')).toBe('Two bars to try: Groove');
    await userEvent.tab();
    expect(explainer.shadowRoot!.activeElement).toBe(board);
    let played = 0;
    document.body.addEventListener('keydown', () => played++, { once: true });
    await userEvent.keyboard('{ArrowDown}{End}');
    expect(shown(explainer, '[role=status]')).toBe(
      'snare, bar 2, beat 4, sixteenth 4: plays. 14 of 16 steps are alike: 0.88',
    );
    await userEvent.keyboard(' ');
    expect(shown(explainer, '[role=status]')).toMatch(/silent. 15 of 16 steps are alike: 0.94$/);
    // Space and arrows are the board's: they do not play the song.
    expect(played).toBe(0);
  });

  it('is that of another metric when another is chosen', async () => {
    const gap = await mount('gp-gap-explainer', {});
    const explainer = inside(gap, 'gp-metric-explainer') as MetricExplainer;
    expect(figures(explainer)).toBe('36 of 40 sixteenths of sound are in the scale: 0.90');
    await userEvent.selectOptions(inside(gap, 'select'), 'Drum pattern');
    await expect.poll(() => figures(explainer)).toBe('16 of 18 hits are on eighths: 0.89');
  });
});

describe('orchestra and conductor', () => {
  it('have the numbers of the training, and are tried on a line with and without a penalty', async () => {
    const row = {
      updates: 7,
      generatorLoss: -1.25,
      criticLoss: -2.5,
      scoreOfReal: 3.75,
      scoreOfGenerated: 1.25,
      penalty: 0.06,
      modeSeeking: 0,
    };
    const picture = await mount('gp-gan-picture', { row });
    const said = picture.shadowRoot!.textContent.replaceAll(/\s+/g, ' ');
    expect(said).toContain('Now −1.25: it is scored 1.25 for what it makes, wrong melodies left out.');
    expect(said).toContain(
      'Now −2.50: 1.25 for what is false, wrong melodies among it, less 3.75 for the data.',
    );
    const toy = inside(picture, 'gp-gan-toy');
    const figures = (): number[] =>
      [...toy.shadowRoot!.querySelectorAll('dd')].map((figure) => Number(figure.textContent));
    const [one, ten, again] = toy.shadowRoot!.querySelectorAll('button');
    const distances = (): number[] => figures().slice(2, 4);
    expect(distances()).toEqual([0, 3]);
    for (let i = 0; i < 3; i++) await userEvent.click(ten);
    expect(shown(toy, '[role=status]')).toMatch(
      /^After 30 updates the dots lie among the data, 0\.\d\d away on average\..*stepping up to 0\.12 to and fro/,
    );
    await userEvent.click(again);
    await userEvent.click(ten);
    // With its penalty, it is a little more than the distance.
    const [estimate, distance] = distances();
    expect(estimate / distance).toBeGreaterThan(1);
    expect(estimate / distance).toBeLessThan(1.2);
    await userEvent.click(again);
    expect(distances()).toEqual([0, 3]);
    const weight = inside(toy, 'input') as HTMLInputElement;
    await userEvent.fill(weight, '0');
    expect(weight.getAttribute('aria-valuetext')).toBe('0');
    await userEvent.click(one);
    await userEvent.click(one);
    expect(distances()[0]).toBeGreaterThan(3 * distances()[1]);
    expect(toy.shadowRoot!.textContent).toMatch(/nothing holds their slope/);
  });
});

it('three throws of the dice are shown with how far they are apart, and three others on demand', async () => {
  const model = new Uint8Array(await (await fetch('/music/pop.gpm')).arrayBuffer());
  const dice = await mount('gp-dice-throws', { model, epoch: 4 });
  const titles = (): string[] =>
    [...dice.shadowRoot!.querySelectorAll('h4')].map(({ textContent }) => textContent.trim());
  expect(titles()[0]).toBe('Throw 1');
  expect(titles()[1]).toMatch(/^Throw 2: 0\.\d\d from throw 1$/);
  await userEvent.click(inside(dice, 'button'));
  await expect.poll(() => titles()[0]).toBe('Throw 4');
});
