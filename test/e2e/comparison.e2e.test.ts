import { expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1440, height: 900 }, 'none');
const timeout = 120_000;

it('two runs are compared side by side and in the charts, and found again by their tags', async () => {
  const { page, errors } = app;
  const setup = page.locator('gp-run-setup');
  const list = page.locator('gp-run-list');
  const train = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await list.getByText('finished').first().waitFor({ timeout });
    await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });
  };
  await train();
  await list.getByRole('button', { name: 'Tag' }).click();
  await list.getByRole('combobox', { name: 'New tag' }).fill('first try');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: 'Remove the tag first try' }).waitFor();

  await setup.locator('summary', { hasText: 'Seed and end' }).click();
  await setup.getByRole('spinbutton', { name: 'Seed' }).fill('2');
  await page.keyboard.press('Enter');
  await train();
  await expect.poll(() => list.locator('li').count()).toBe(2);
  await list.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  await list.getByRole('button', { name: 'What differs' }).click();

  const dialog = page.locator('gp-run-comparison');
  await dialog.getByRole('row', { name: /^Seed 2 1$/ }).waitFor();
  await dialog.getByRole('row', { name: /^Clean laps of the best policy 10\/10 10\/10$/ }).waitFor();
  await dialog.getByText('The two are the same.').waitFor();
  await page.keyboard.press('Escape');
  const legend = page.getByRole('list', { name: 'Runs in the charts' });
  await expect.poll(() => legend.getByRole('listitem').count()).toBe(3);
  await legend.getByRole('button', { name: 'Stop comparing' }).click();
  await expect.poll(() => legend.count()).toBe(0);

  await page.reload();
  await list.getByRole('group', { name: 'Show runs with the tag' }).waitFor({ timeout });
  await list.getByRole('button', { name: 'first try', exact: true }).click();
  // The run in view is always there.
  await expect.poll(() => list.locator('li').count()).toBe(2);
  await list.getByRole('button', { name: 'Show the shipped policy' }).click();
  await expect.poll(() => list.locator('li').count()).toBe(1);
  expect(errors).toEqual([]);
});
