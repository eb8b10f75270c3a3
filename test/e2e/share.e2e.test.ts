import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { writeShareLink } from '../../src/app/share/share-link.ts';
import { DEFAULT_SETUP } from '../../src/app/state/run-setup.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

const timeout = 120_000;
const ENDLESS = {
  python: 'while True:\n    pass\n\ndef reward_function(params):\n    return 1.0\n',
  typescript: 'while (true) {}\n\nfunction reward_function(params: RewardParams) {\n  return 1;\n}\n',
};

const app = appForEachTest({ width: 1152, height: 640 }, 'none');

const { trackId: _trackId, numCars: _numCars, ...setup } = DEFAULT_SETUP;
const linkTo = async (language: 'python' | 'typescript'): Promise<string> => {
  const reward = { language, name: 'Spinner', code: ENDLESS[language] };
  const work = { reward, track: 'oval', setup: { ...setup, seed: 42 } };
  return (await writeShareLink(inject('appAddress'), work)).url;
};

/** Until after the moment at which the page gets Python ready. */
const longEnough = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 4000)));

describe.each(['python', 'typescript'] as const)('a link with an endless loop in %s', (language) => {
  it('runs nothing until it is asked for, and what was there comes back', { timeout }, async () => {
    const { page, context, errors } = app;
    await writeReward(page, '# my own work');
    await page.getByText('# my own work').waitFor();
    const shared = await context.newPage();
    const forPython: string[] = [];
    shared.on('request', (request) => {
      if (request.url().includes('pyodide')) forPython.push(request.url());
    });
    await shared.goto(await linkTo(language));
    await shared.getByText('From a link: “Spinner”.').waitFor({ timeout });
    // A reload must not bring it back over what was made of it.
    await expect.poll(() => shared.evaluate(() => location.hash)).toBe('#track=oval');
    await longEnough(shared);
    expect(forPython).toEqual([]);
    expect(await shared.locator('iframe').count()).toBe(0);
    await shared.getByText('Short Oval').first().waitFor();

    // Reloading brings neither the link again nor a run of it.
    await shared.reload();
    await shared.getByText('Nothing of it has run').waitFor({ timeout });
    await longEnough(shared);
    expect(forPython).toEqual([]);

    await shared.getByRole('button', { name: 'Train 64 cars' }).click();
    await shared.locator('gp-fault-card').getByText('TimeoutError').waitFor({ timeout });
    expect(await shared.getByText('Nothing of it has run').count()).toBe(0);
    await shared.getByRole('button', { name: 'Back to mine' }).click();
    await shared.getByRole('radio', { name: 'Python' }).check();
    await shared.getByText('# my own work').waitFor();
    await shared.getByText('Home Loop').first().waitFor();
    expect(errors).toEqual([]);
  });
});

describe('sharing', () => {
  it('makes a link that opens as it was, in the page that is open too', { timeout }, async () => {
    const { page, context, errors } = app;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await writeReward(page, 'def reward_function(params):\n    return 7.0\n');
    await page.getByRole('button', { name: 'More for this reward' }).click();
    await page.getByText('Share a link …').click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied.').waitFor();
    const url = await page.evaluate(() => navigator.clipboard.readText());
    expect(url.length).toBeLessThan(1500);
    await page.keyboard.press('Escape');
    await writeReward(page, '# something else');
    await page.evaluate((address) => (location.href = address), url);
    await page.getByText('From a link: “My reward”.').waitFor();
    await page.getByText('return 7.0').waitFor();
    await page.getByRole('button', { name: 'Trust it' }).click();
    await page.getByRole('button', { name: 'Keep this one' }).click();
    await page.locator('gp-link-banner').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('gets Python ready beside a reward that is no stranger’s', { timeout }, async () => {
    const { page } = app;
    const asked = page.waitForRequest((request) => request.url().includes('pyodide'), { timeout });
    await page.reload();
    await asked;
  });
});
