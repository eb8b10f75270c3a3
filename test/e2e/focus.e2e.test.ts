import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1280, height: 800 }, 'none');
const timeout = 120_000;

/** Whether it has the focus, inside shadow roots too. */
const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);

/**
 * Opens a dialog by keyboard, looks that the focus is in it, and closes it with Escape.
 * @param item of the menu that opens first; null: none does
 */
async function expectBack(page: Page, opener: Locator, item: string | null = null): Promise<void> {
  await opener.focus({ timeout });
  await page.keyboard.press('Enter');
  if (item !== null) await page.getByRole('menuitem', { name: item }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ timeout });
  await expect.poll(() => hasFocus(opener)).toBe(false);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden', timeout });
  await expect.poll(() => hasFocus(opener), { timeout }).toBe(true);
}

it('whatever opens over the page gives the focus back to what has opened it', async () => {
  const { page, errors } = app;
  await page.locator('.cm-line').first().waitFor({ timeout });
  await expectBack(page, page.getByRole('button', { name: 'Help and keyboard' }));
  const more = page.getByRole('button', { name: 'More for this reward' });
  await expectBack(page, more, 'Own rewards and versions');
  await expectBack(page, more, 'Share a link');
  const setup = page.locator('gp-run-setup');
  await setup.locator('summary', { hasText: /^Car/ }).click();
  await expectBack(page, setup.getByRole('button', { name: 'Garage' }));
  await expectBack(page, setup.getByRole('button', { name: 'Draw a track' }));
  await expectBack(page, page.getByRole('button', { name: 'Race: policies against each other' }));
  expect(errors).toEqual([]);
});

it('what is opened while it is still closing opens once more', async () => {
  const { page } = app;
  const opener = page.getByRole('button', { name: 'Help and keyboard' });
  const dialog = page.getByRole('dialog', { name: 'How Grad Prix works' });
  await opener.click({ timeout });
  await dialog.waitFor({ timeout });
  // A pointer cannot reach it yet, a screen reader can.
  await page.keyboard.press('Escape');
  await opener.evaluate((button: HTMLElement) => button.click());
  await page.waitForTimeout(1500);
  expect(await dialog.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden', timeout });
});
