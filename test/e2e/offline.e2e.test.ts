import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { preview } from 'vite';
import { keepEvidence } from './setup/keep-evidence.ts';
import { launchBrowser, openIn, type OpenApp } from './setup/launch-app.ts';

const VIEWPORT = { width: 1200, height: 760 };
const timeout = 90_000;

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchBrowser('none');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepEvidence(app, task.name);
  await app.close();
});
afterAll(() => browser.close());

/** Until all of the app has been kept. */
async function kept(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? 'none');
  await expect.poll(state, { timeout }).toBe('activated');
}

describe('without a network', () => {
  beforeEach(async () => {
    app = await openIn(browser, inject('appAddress'), VIEWPORT, true);
  });

  it('the app opens again, and cars are trained with Python', { timeout: 2 * timeout }, async () => {
    const { page, context, errors } = app;
    await kept(page);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: 'Train 64 cars' }).click({ timeout });
    await page.getByRole('button', { name: /finished.*10\/10 clean/s }).waitFor({ timeout });
    await page.locator('gp-reward-panel label', { hasText: 'TypeScript' }).click();
    await expect.poll(() => page.locator('.cm-content').innerText(), { timeout }).toContain('RewardParams');
    expect(errors).toEqual([]);
  });

  it(
    'a part that does not arrive is told of in plain words when somebody asks for it',
    { timeout },
    async () => {
      const { page, context, errors, messages } = app;
      await context.route(/keep-offline|help-dialog/, (route) => route.abort());
      // Of what was only for later nothing is said.
      await expect.poll(() => messages.join(), { timeout }).toMatch(/not loaded: \S*keep-offline/);
      expect(await page.getByText('could not fetch').count()).toBe(0);
      await page.getByRole('button', { name: 'Help' }).click();
      await page.getByText('Grad Prix could not fetch a part of itself').waitFor({ timeout });
      await page.getByRole('button', { name: 'Reload' }).waitFor({ timeout });
      expect(errors).toEqual([]);
    },
  );

  it('says what it is to a browser that offers to install it', async () => {
    const { page } = app;
    const { name, display, icons } = await page.evaluate(async () => {
      const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
      return (await (await fetch(href)).json()) as {
        name: string;
        display: string;
        icons: { src: string }[];
      };
    });
    expect({ name, display }).toEqual({ name: 'Grad Prix', display: 'standalone' });
    expect(await page.evaluate(async (src) => (await fetch(src)).ok, icons[0].src)).toBe(true);
  });
});

describe('a newer version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grad-prix-served-'));
  let address: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    cpSync('dist', folder, { recursive: true });
    const server = await preview({
      logLevel: 'warn',
      build: { outDir: folder },
      preview: { port: 0, host: '127.0.0.1', open: false },
    });
    address = server.resolvedUrls!.local[0];
    close = () => server.close();
  });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });

  it('is told of, and is there after the reload that it asks for', { timeout: 2 * timeout }, async () => {
    app = await openIn(browser, address, VIEWPORT, true);
    const { page, errors } = app;
    await kept(page);
    // Any change of the service worker is a newer version.
    appendFileSync(join(folder, 'offline.js'), '\n// newer');
    await page.reload();
    const notice = page.locator('gp-notice-stack').getByText('A newer version of Grad Prix is here');
    await notice.waitFor({ timeout });
    const reloaded = page.waitForEvent('load', { timeout });
    await page.locator('gp-notice-stack').getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });
    const waiting = await page.evaluate(
      async () => (await navigator.serviceWorker.getRegistration())!.waiting !== null,
    );
    expect(waiting).toBe(false);
    expect(errors).toEqual([]);
  });
});
