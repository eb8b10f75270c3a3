import { expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1440, height: 900 }, 'none');
const timeout = 60_000;

const button = (name: string) => app.page.getByRole('button', { name, exact: true });

it('two clicks answer why imitation drifted off', async () => {
  const { page } = app;
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await button('Clone the driver').click({ timeout });
  await page.getByText(/^Why did it drift off\?.*as examples are from each other/).waitFor({ timeout });
  await expectNoFaults(page);
  await page.getByRole('button', { name: /theme/i }).click();
  await expectNoFaults(page);
});

it('two clicks answer what clustering found without labels', async () => {
  const { page } = app;
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await button('Find order').click({ timeout });
  await page.getByText('Found without being told:').waitFor({ timeout });
  await page
    .getByRole('cell', { name: /straight|corner/ })
    .first()
    .waitFor({ timeout });
});

it('says once that nothing is kept where the browser keeps nothing', async () => {
  const { page } = app;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    };
  });
  const address = new URL('#lab/learn', page.url()).href;
  // A page of its own: an address that differs by its fragment only would stay in this one.
  await page.goto('about:blank');
  await page.goto(address);
  const loss = page.getByText('This browser lets the page store nothing');
  await loss.waitFor({ timeout });
  await page.getByRole('link', { name: /^Search/ }).click();
  await button('Measure it on its questions').waitFor({ timeout });
  expect(await loss.count()).toBe(1);
});

it('keeps a room while another tab is in view, and its address leads to it', async () => {
  const { page } = app;
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await button('Record 3 laps').click({ timeout });
  await page.getByText(/labelled decisions/).waitFor({ timeout });
  await page.getByRole('link', { name: 'Race', exact: true }).click();
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect.poll(() => page.getByText(/labelled decisions/).isVisible(), { timeout }).toBe(true);
  await page.getByRole('link', { name: /^Three ways to learn/ }).click();
  expect(new URL(page.url()).hash).toBe('#lab/compare');
});
