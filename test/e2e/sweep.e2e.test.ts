import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 640 }, 'none');
const timeout = 120_000;

describe('three values of a setting', () => {
  it('train one after the other, go on after a reload, and are compared', { timeout }, async () => {
    const { page, errors } = app;
    const sweep = page.locator('gp-sweep-setup');
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByText('Try 3 values').click();
    await sweep.getByLabel('Setting').selectOption({ label: 'Epochs' });
    await sweep.getByLabel('Value 1').fill('0');
    await sweep.getByLabel('Value 1').blur();
    await sweep.getByText('Epochs must be an integer from 1 to 100 (found 0).').waitFor();
    expect(await sweep.getByRole('button', { name: 'Train 3 runs' }).isDisabled()).toBe(true);
    await sweep.getByLabel('Value 1').fill('4');
    await sweep.getByLabel('Value 1').blur();
    await sweep.getByRole('button', { name: 'Train 3 runs' }).click();

    // The page goes away while the second one trains.
    await sweep.getByRole('button', { name: /epochs 4 clean after [\d,]+ steps/ }).waitFor({ timeout });
    await sweep.getByRole('button', { name: /epochs 6 training/ }).waitFor({ timeout });
    await page.reload();
    await page.getByText('Try 3 values').click();
    await sweep.getByRole('button', { name: /epochs 4 clean after [\d,]+ steps/ }).waitFor({ timeout });
    await sweep.getByRole('button', { name: /epochs 12 (waiting|interrupted)/ }).waitFor();
    await sweep.getByRole('button', { name: 'Go on with these' }).click();

    await page.getByText('3 of 3 finished').waitFor({ timeout });
    await sweep.getByText(/drove clean.* Best lap: epochs \d+.*, \d\.\d\d s\./).waitFor();
    const legend = page.getByRole('list', { name: 'Runs in the charts' });
    expect(await legend.getByRole('listitem').allInnerTexts()).toEqual([
      'epochs 4',
      'epochs 6',
      'epochs 12 (in view)',
    ]);
    expect(await page.getByRole('button', { name: /^Follow the line, fast · epochs \d+/ }).count()).toBe(3);
    await sweep.getByRole('button', { name: /epochs 4/ }).click();
    await legend.getByText('epochs 4 (in view)').waitFor();
    await page.getByRole('button', { name: 'Show the shipped policy' }).click();
    await legend.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});
