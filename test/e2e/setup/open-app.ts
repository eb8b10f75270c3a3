import process from 'node:process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { inject } from 'vitest';

const FLAGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic'];

/** A browser with the built app open, like a person's on the first visit. */
export interface OpenApp {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong on the page without being caught. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** @param viewport CSS pixels; small ones draw faster without a graphics card */
export async function openApp(viewport: { width: number; height: number }): Promise<OpenApp> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: FLAGS });
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(inject('appAddress'));
  return { browser, context, page, errors, close: () => browser.close() };
}

/** Replaces the reward in the editor by typing over it. */
export async function writeReward(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: /Reward function/ }).focus();
  await page.keyboard.press('Control+a');
  // Pasted in one piece: the editor would add closing brackets of its own to what is typed key by key.
  await page.keyboard.insertText(code);
}

/** A figure of the evaluation in view, by its name. */
export async function evaluationFigure(page: Page, name: string): Promise<string> {
  return page
    .locator('gp-evaluation-table .figures div', { hasText: name })
    .locator('dd')
    .innerText({ timeout: 1000 })
    .catch(() => '');
}
