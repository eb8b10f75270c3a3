import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { chromiumPath } from '../../chromium-path.ts';

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

/**
 * @param address where the app is served
 * @param viewport CSS pixels; small ones draw faster without a graphics card
 */
export async function launchApp(
  address: string,
  viewport: { width: number; height: number },
): Promise<OpenApp> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  return { browser, context, page, errors, close: () => browser.close() };
}
