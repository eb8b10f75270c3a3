import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluationFigure, openApp, writeReward, type OpenApp } from './setup/open-app.ts';

/** Follows the centre line: DeepRacer's default reward, written by hand. */
const CENTRE_LINE = `def reward_function(params):
    offset = params['distance_from_center'] / params['track_width']
    if offset <= 0.1:
        return 1.0
    if offset <= 0.25:
        return 0.5
    return 0.1 if offset <= 0.5 else 0.001
`;

const ENDLESS = `def reward_function(params):
    while True:
        pass
`;

let app: OpenApp;
const timeout = 120_000;

beforeEach(async () => {
  app = await openApp({ width: 1152, height: 640 });
});

afterEach(async () => {
  await app.close();
});

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

  it('that never returns stops with its name, and the next one trains', async () => {
    const { page, errors } = app;
    // With Python running already, as after any run before this one, only the loop itself takes time.
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await writeReward(page, ENDLESS);
    const pressed = Date.now();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-fault-card').getByText('TimeoutError').waitFor({ timeout });
    console.log(`from the click to the error: ${((Date.now() - pressed) / 1000).toFixed(2)} s`);
    await page.getByText('The params of the failing call').click();
    await page.getByRole('row', { name: /track_length 17\.\d+ m/ }).waitFor();

    // The page is alive, and so is the trainer.
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    expect(errors).toEqual([]);
  });

  it('that is no Python is refused at its line', async () => {
    const { page } = app;
    await writeReward(page, 'def reward_function(params):\n    retrun 1\n');
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-fault-card').getByText('SyntaxError').waitFor({ timeout });
    await expect.poll(() => page.locator('.cm-faultLine').innerText()).toContain('retrun 1');
  });
});

describe('a run', () => {
  it('is paused, goes on, is stopped, and goes on from where it was', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByText('Seed and end').click();
    await page.locator('wa-switch', { hasText: 'Stop when it drives clean' }).click();
    await page.getByLabel('Give up after').selectOption('never');
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByRole('button', { name: 'Pause' }).click({ timeout });
    await page.getByRole('button', { name: 'Continue' }).click({ timeout });
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('stopped', { exact: true }).waitFor({ timeout });
    const facts = page.locator('gp-run-list .facts').first();
    const stepsOf = async () =>
      Number(/([\d,]+) steps/.exec(await facts.innerText())?.[1].replaceAll(',', ''));
    const before = await stepsOf();
    await page.locator('gp-run-list').getByRole('button', { name: 'Continue' }).click();
    await expect.poll(stepsOf, { timeout }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('stopped', { exact: true }).waitFor({ timeout });
  });

  it('is interrupted by a reload, and goes on', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByText('Seed and end').click();
    await page.locator('wa-switch', { hasText: 'Stop when it drives clean' }).click();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.reload();
    await page.getByText('interrupted', { exact: true }).waitFor({ timeout });
    await page.locator('gp-run-list').getByRole('button', { name: 'Continue' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
  });

  it('is deleted, and comes back', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: /Follow the line, fast/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /Follow the line, fast/ }).waitFor();
  });
});

describe('a policy', () => {
  it('is tried on a track it has never seen', async () => {
    const { page } = app;
    await page.getByLabel('Evaluate on').selectOption({ label: 'Short Oval' }, { timeout });
    await page.locator('gp-evaluation-table .head').getByText('on Short Oval').waitFor({ timeout });
    await page.getByText('Shipped policy of Home Loop, on Short Oval').waitFor();
    expect(await evaluationFigure(page, 'Clean laps')).toMatch(/^\d+\/10$/);
  });
});

describe('in a browser that lets pages store nothing', () => {
  it('says so, and trains all the same', async () => {
    const { page, context } = app;
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await page.reload();
    await page.getByText('runs are lost when it is closed').waitFor({ timeout });
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    expect(await evaluationFigure(page, 'Clean laps')).toBe('10/10');
  });
});

describe('without a mouse', () => {
  it('the cars are trained from the editor, and the shortcuts work', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: /Reward function/ }).focus();
    await page.keyboard.press('Escape');
    // The tools under the editor come first.
    for (const name of ['Review', 'What-if', 'Profile', 'Field', 'Train 64 cars']) {
      await page.keyboard.press('Tab');
      await expect.poll(() => page.evaluate(focusedText)).toBe(name);
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await page.keyboard.press('Control+Enter');
    await page.getByText('finished', { exact: true }).nth(1).waitFor({ timeout });
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

/** Text of what has the focus, looked for through shadow roots. */
function focusedText(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const host = focused?.getRootNode();
  const own = focused?.textContent.trim() ?? '';
  // A component's button has no text of its own: what it shows stands in its host.
  return own === '' && host instanceof ShadowRoot ? host.host.textContent.trim() : own;
}
