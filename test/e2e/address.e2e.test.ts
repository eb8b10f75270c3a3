import { expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1440, height: 900 }, 'none');
const timeout = 120_000;

it('the address leads to a track, a setup and what is drawn, and follows what is in view', async () => {
  const { page, context, errors } = app;
  const setup = page.locator('gp-run-setup');
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  await expect.poll(hash).toBe('#track=home');

  await page.goto(
    new URL(
      '#track=oval&preset=camera-only&seed=7&actions=discrete&show=trail&tool=field&car=tank',
      page.url(),
    ).href,
  );
  await setup.getByRole('button', { name: 'Short Oval' }).waitFor({ timeout });
  await page
    .getByText(/car must be one of deepracer-v6, deepracer-v4, club, or a car of one’s own \(found tank\)/)
    .waitFor();
  expect(await setup.locator('summary', { hasText: 'Sensors' }).innerText()).toContain('front camera');
  expect(await setup.locator('summary', { hasText: 'Seed and end' }).innerText()).toContain('seed 7');
  await page.locator('gp-field-sliders').waitFor();
  await expect.poll(hash).toBe('#track=oval&tool=field&show=trail');

  await setup.getByRole('button', { name: 'Fast first lap' }).click();
  // It was no preset, and is not lost.
  await page.getByText('“Fast first lap” has replaced your setup.').waitFor();
  await setup.locator('summary', { hasText: 'Seed and end' }).click();
  await setup.getByRole('spinbutton', { name: 'Seed' }).fill('8');
  await page.keyboard.press('Tab');
  await page.getByText('“Fast first lap” has replaced your setup.').waitFor();
  await setup.getByRole('button', { name: 'Put my setup back' }).click();
  expect(await setup.locator('summary', { hasText: 'Sensors' }).innerText()).toContain('front camera');
  expect(await setup.locator('summary', { hasText: 'Seed and end' }).innerText()).toContain('seed 8');
  await setup.getByRole('button', { name: 'Fast first lap' }).click();
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await expect.poll(hash).toMatch(/^#track=oval&run=[\w-]+&tool=field&show=trail$/);
  await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });

  // What a policy does elsewhere can be linked, too.
  const elsewhere = page.getByRole('combobox', { name: /Evaluate/ });
  await elsewhere.selectOption('home');
  await expect.poll(hash).toMatch(/^#track=oval&run=[\w-]+&on=home&tool=field&show=trail$/);
  await page.reload();
  await page
    .locator('gp-evaluation-table')
    .getByText('on Home Loop', { exact: false })
    .first()
    .waitFor({ timeout });
  await expect.poll(hash).toMatch(/&on=home&/);

  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator('gp-run-list li.selected').waitFor({ timeout });
  await other.goto(new URL('#run=gone', page.url()).href);
  await other.getByText('The run is not in this browser.').waitFor();
  expect(errors).toEqual([]);
});
