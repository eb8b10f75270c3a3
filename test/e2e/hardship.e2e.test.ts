import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { evaluationFigure } from './setup/app-page.ts';

/** What a browser or a machine may do to the app, done to it by the browser itself. */
const app = appForEachTest({ width: 1152, height: 640 });
const timeout = 120_000;

describe('with no room left for the page', () => {
  it(
    'a run trains to its end, is said not to be kept, and the next one is kept again',
    { timeout },
    async () => {
      const { page, context, errors } = app;
      const { origin } = new URL(inject('appAddress'));
      const client = await context.newCDPSession(page);
      // The browser asks for room when a page opens its database, and remembers the answer for a while.
      await page.goto(`${origin}/icon.svg`);
      await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await page.goto(origin);
      await page.getByRole('radio', { name: 'TypeScript' }).check();
      await page.getByRole('button', { name: 'Train 64 cars' }).click();
      await page.getByText('Your work is not being saved: the browser has no room left').waitFor({ timeout });
      await page.getByText('finished', { exact: true }).waitFor({ timeout });
      expect(await evaluationFigure(page, 'Clean laps')).toBe('10/10');

      await client.send('Storage.overrideQuotaForOrigin', { origin });
      await page.reload();
      await page.getByRole('radio', { name: 'TypeScript' }).check();
      await page.getByRole('button', { name: 'Train 64 cars' }).click();
      await page.getByText('finished', { exact: true }).waitFor({ timeout });
      await page.reload();
      await page.getByText('finished', { exact: true }).waitFor({ timeout });
      expect(errors).toEqual([]);
    },
  );
});

describe('with the graphics card taken away', () => {
  it('the view says so and comes back, and training goes on', { timeout }, async () => {
    const { page, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    const picture = page.locator('gp-race-view canvas').first();
    await picture.evaluate((canvas: HTMLCanvasElement) => {
      const loss = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      loss.loseContext();
      setTimeout(() => loss.restoreContext(), 1000);
    });
    await page.getByText('The graphics card was taken away').waitFor({ timeout });
    await page.getByText('The graphics card was taken away').waitFor({ state: 'detached', timeout });
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    expect(errors).toEqual([]);
  });
});

describe('with the worker that trains gone', () => {
  it('the run says why, is kept to its last iteration, and goes on', { timeout }, async () => {
    const { page } = app;
    // No end before an hour has passed.
    await page.evaluate(() => (location.hash = '#preset=as-deepracer&sensors=state&language=typescript'));
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText(/· [1-9][\d,]+ steps/).waitFor({ timeout });
    await breakDown(page, 'trainer');
    await page.locator('gp-fault-card').getByText('out of memory').waitFor({ timeout });
    await page.getByText('failed', { exact: true }).waitFor({ timeout });
    const steps = await stepsOfRun(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => stepsOfRun(page), { timeout }).toBeGreaterThan(steps);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('stopped', { exact: true }).waitFor({ timeout });
  });
});

describe('with the worker that drives gone', () => {
  it('the car says why it stopped, and drives again', { timeout }, async () => {
    const { page } = app;
    const driving = page.locator('gp-race-view').getByText('Shipped policy of Home Loop');
    await driving.waitFor({ timeout });
    await breakDown(page, 'driver');
    await page.getByText(/The driving car stopped: .*out of memory/).waitFor({ timeout });
    await driving.waitFor({ state: 'detached', timeout });
    await page.getByRole('button', { name: 'Drive again' }).click();
    await driving.waitFor({ timeout });
    await page.getByText('The driving car stopped').waitFor({ state: 'detached', timeout });
    await expect.poll(() => page.getByText(/^[1-9]\d* %$/).count(), { timeout }).toBeGreaterThan(0);
  });
});

/** What a worker whose memory is used up says before it is gone. @param name part of its address */
async function breakDown(page: Page, name: string): Promise<void> {
  const find = () => page.workers().find((worker) => worker.url().includes(name));
  await expect.poll(() => find() !== undefined, { timeout }).toBe(true);
  await find()!.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('out of memory');
    });
  });
}

/** Of the only run in the list. */
async function stepsOfRun(page: Page): Promise<number> {
  const text = await page.getByRole('listitem').filter({ hasText: 'steps' }).innerText();
  return Number(/([\d,]+) steps/.exec(text)![1].replaceAll(',', ''));
}
