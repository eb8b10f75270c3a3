import { expect, it } from 'vitest';
import { accessibilityFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1280, height: 800 }, 'none');
const timeout = 120_000;

it('a car is built from the stock one, refused with the reason, saved, trained, and there after a reload', async () => {
  const { page, errors } = app;
  const setup = page.locator('gp-run-setup');
  const summary = setup.locator('summary', { hasText: /^Car/ });
  await summary.click();
  await setup.getByRole('button', { name: 'Garage' }).click();
  const garage = page.locator('gp-garage');
  await garage.getByText('Cars that ship stay as they are: copy one to change it.').waitFor({ timeout });
  expect(await garage.getByRole('spinbutton', { name: 'Mass', exact: true }).isDisabled()).toBe(true);

  await garage.getByRole('button', { name: 'Copy' }).click();
  const type = async (value: string, amount: string): Promise<void> => {
    const input = garage.getByRole('spinbutton', { name: value, exact: true });
    await input.fill(amount);
    await input.press('Enter');
  };
  await type('Mass', '3.5');
  await garage
    .getByRole('alert')
    .getByText(
      /^Mass must be at most 2\.28 kg with the centre of mass at 50 mm: a heavier car hits the end of its springs/,
    )
    .waitFor();
  const faults = await accessibilityFaults(page);
  expect(faults.filter((fault) => fault.includes('gp-garage'))).toEqual([]);
  const save = garage.getByRole('button', { name: 'Save', exact: true });
  expect(await save.isDisabled()).toBe(true);
  await type('Mass', '30');
  await garage.getByText('Must be 0.6 to 4 (found 30); it stays 3.5.').waitFor();

  // What is not saved is there after a reload.
  const garageButton = setup.getByRole('button', { name: 'Garage' });
  await page.reload();
  await summary.click({ timeout });
  await garageButton.click();
  await garage.getByRole('button', { name: 'DeepRacer v6 copy not saved yet' }).click({ timeout });
  await type('Mass', '2');
  await type('Grip', '2.5');
  await garage.getByText('It can be driven.').waitFor();
  await garage.getByRole('textbox', { name: 'Name' }).fill('Heavy gripper');
  await garage.getByLabel('Shape').selectOption('Coupé');
  await save.click();
  await expect
    .poll(() => garage.getByRole('button', { name: /Heavy gripper/ }).innerText())
    .toContain('drives next');
  await garage.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => summary.innerText()).toContain('Heavy gripper');

  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  const run = page.locator('gp-run-list').getByRole('button', { name: /Heavy gripper car/ });
  await run.waitFor({ timeout });
  await expect.poll(() => run.innerText(), { timeout }).toMatch(/\d,\d{3} steps/);

  await page.reload();
  await expect.poll(() => summary.innerText(), { timeout }).toContain('Heavy gripper');
  await run.waitFor({ timeout });
  await summary.click();
  await setup.getByRole('button', { name: 'Garage' }).click();
  await garage.getByRole('button', { name: 'Remove' }).click({ timeout });
  await expect.poll(() => summary.innerText()).toContain('DeepRacer v6');
  // Over the open garage.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => summary.innerText()).toContain('Heavy gripper');
  await garage.getByRole('button', { name: /Heavy gripper/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect
    .poll(() =>
      garageButton.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button),
    )
    .toBe(true);
  expect(errors).toEqual([]);
});
