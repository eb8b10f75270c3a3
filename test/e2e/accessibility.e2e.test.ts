import { describe, expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 120_000;

describe.each([
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])('on %s', (_, viewport) => {
  const app = appForEachTest(viewport, 'none');

  it.each(['dark', 'light'])('the first visit has nothing that axe finds, %s', async (theme) => {
    const { page } = app;
    await page.getByRole('textbox', { name: /Reward function/ }).waitFor({ timeout });
    if (theme === 'light') await page.getByRole('button', { name: /theme/i }).click();
    await expect.poll(() => page.locator('.cm-line').count(), { timeout }).toBeGreaterThan(5);
    await expectNoFaults(page);
  });
});

describe('after a training', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it('results, maps, reasons, tools, settings and dialogs have nothing that axe finds', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByRole('button', { name: /finished/ }).waitFor({ timeout });
    await expectNoFaults(page);

    await page.getByRole('button', { name: 'Along the lap' }).click();
    await page.getByRole('button', { name: /^Why\?/ }).click();
    await page.getByText('What mattered', { exact: true }).waitFor({ timeout });
    for (const summary of await page.locator('gp-run-setup summary').all()) await summary.click();
    await expectNoFaults(page);

    for (const name of ['Review', 'What-if', 'Profile', 'Field', 'Prints']) {
      await page.locator('gp-reward-tools').getByRole('button', { name }).first().click();
      await expectNoFaults(page);
    }

    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('dialog').first().waitFor({ timeout });
    await expectNoFaults(page);
  });
});

describe('the races', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it.each(['dark', 'light'])(
    'have nothing that axe finds: card, race, results and list, %s',
    async (theme) => {
      const { page } = app;
      await page.locator('.cm-line').first().waitFor({ timeout });
      if (theme === 'light') await page.getByRole('button', { name: /theme/i }).click();
      await page.getByRole('button', { name: 'Race: policies against each other' }).click();
      await page.getByText('Generalist (state)').waitFor({ timeout });
      await page.getByRole('radio', { name: 'Object avoidance' }).check();
      await page.getByRole('checkbox', { name: 'Generalist (camera)' }).check();
      await page.getByRole('checkbox', { name: 'I drive along, in the same car' }).check();
      await expectNoFaults(page);
      await page.getByRole('button', { name: 'Start the race' }).click();
      await page.getByRole('status').filter({ hasText: 'Go' }).waitFor({ state: 'attached', timeout });
      await page.keyboard.press('Space');
      await page.getByText('The race waits.').first().waitFor({ timeout });
      await expectNoFaults(page);
      await page.getByRole('button', { name: 'End', exact: true }).click();
      await page.getByText('How it is ranked').waitFor({ timeout });
      await expectNoFaults(page);
      await page.getByRole('button', { name: 'Another race' }).click();
      await page.getByRole('list', { name: 'Earlier races' }).waitFor({ timeout });
      await expectNoFaults(page);
    },
  );
});
