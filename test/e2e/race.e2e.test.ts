import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { evaluationFigure, writeReward } from './setup/app-page.ts';

/** Follows the centre line: DeepRacer's default reward, written by hand. */
const CENTRE_LINE = `def reward_function(params):
    offset = params['distance_from_center'] / params['track_width']
    if offset <= 0.1:
        return 1.0
    if offset <= 0.25:
        return 0.5
    return 0.1 if offset <= 0.5 else 0.001
`;

const app = appForEachTest({ width: 1152, height: 640 });
const timeout = 120_000;

describe('on the first visit', () => {
  it('a shipped policy drives, and completes a lap', async () => {
    const { page, errors } = app;
    await expect
      .poll(() => page.locator('gp-race-view #speed').innerText(), { timeout: 20_000 })
      .toMatch(/^\d\.\d\d m\/s$/);
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    const lastLap = page.locator('gp-race-view .readings div', { hasText: 'Last lap' }).locator('dd');
    await expect.poll(() => lastLap.innerText(), { timeout }).toMatch(/^\d+\.\d\d s$/);
    expect(errors).toEqual([]);
  });
});

describe('a reward of one’s own', () => {
  it('teaches the car to drive ten clean laps of ten, and the run is still there after a reload', async () => {
    const { page, errors } = app;
    await writeReward(page, CENTRE_LINE);
    const pressed = Date.now();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('training', { exact: true }).first().waitFor({ timeout });
    const title = page.locator('gp-evaluation-table .head span');
    await expect
      .poll(async () => `${await evaluationFigure(page, 'Clean laps')} ${await title.innerText()}`, {
        timeout,
        interval: 50,
      })
      .toMatch(/^10\/10 best by laps at [\d,]+ steps$/);
    console.log(
      `from the click to ten clean laps: ${((Date.now() - pressed) / 1000).toFixed(1)} s, Python included`,
    );

    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await page.reload();
    await page.getByRole('button', { name: /My reward.*10\/10 clean/s }).waitFor({ timeout });
    expect(await evaluationFigure(page, 'Clean laps')).toBe('10/10');
    await page.getByText(/Best of “My reward”/).waitFor({ timeout });
    await expect
      .poll(() => page.locator('.cm-content').innerText(), { timeout })
      .toContain("params['distance_from_center']");
    await expect
      .poll(() => page.locator('gp-chart', { hasText: 'Entropy' }).locator('.value').innerText())
      .toMatch(/^-?\d+\.\d\d nat$/);
    expect(errors).toEqual([]);
  });
});

describe('a policy', () => {
  it('is tried on a track it has never seen', async () => {
    const { page } = app;
    await page.getByLabel('Evaluate').selectOption({ label: 'Short Oval' }, { timeout });
    await page.locator('gp-evaluation-table .head').getByText('on Short Oval').waitFor({ timeout });
    await page.getByText('Shipped policy of Home Loop, on Short Oval').waitFor();
    expect(await evaluationFigure(page, 'Clean laps')).toMatch(/^\d+\/10$/);
  });
});

describe('on a phone', () => {
  it('has the view on top, one panel below it, and Train within reach of the thumb', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 390, height: 844 });
    const view = (await page.locator('gp-race-view').boundingBox())!;
    expect(view).toMatchObject({ x: 0, width: 390 });
    expect(view.height).toBeCloseTo(0.4 * 844, 0);
    const train = page.getByRole('button', { name: 'Train 64 cars' });
    const panels = {
      Reward: page.locator('gp-reward-panel'),
      Charts: page.locator('gp-chart-grid'),
      Setup: page.locator('gp-run-setup'),
      Results: page.locator('gp-evaluation-table'),
    };
    for (const [name, panel] of Object.entries(panels)) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      for (const other of Object.values(panels)) expect(await other.isVisible()).toBe(other === panel);
      expect((await train.boundingBox())!.y).toBeGreaterThan(844 * 0.8);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('navigation').getByRole('button', { name: 'Reward' }).click();
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await train.click();
    await page.getByRole('navigation').getByRole('button', { name: 'Results' }).click();
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
  });
});
