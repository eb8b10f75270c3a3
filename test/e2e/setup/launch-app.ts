import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { chromiumPath } from '../../chromium-path.ts';

const FLAGS = ['--no-sandbox', '--disable-quic'];
/** WebGL 2 is drawn in software, or there is none, as in browsers whose graphics card is locked away. */
const DRAWING = {
  software: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  none: ['--disable-gpu', '--disable-3d-apis'],
};

export type Drawing = keyof typeof DRAWING;

/** The built app, open like a person's on the first visit. */
export interface OpenApp {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong on the page without being caught, and what three said of shaders. */
  readonly errors: readonly string[];
  /** What the page and its workers have said on the console, and which files did not arrive. */
  readonly messages: readonly string[];
  close(): Promise<void>;
}

/** @param drawing in software the 3D view takes most of a core; for tests of all else there is no need for it */
export function launchBrowser(drawing: Drawing = 'software'): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...DRAWING[drawing]] });
}

/**
 * Opens the app in a profile of its own: storage and caches are empty, and gone when it is closed.
 * @param address where the app is served
 * @param viewport CSS pixels; small ones draw faster without a graphics card
 * @param isKept whether the app may be kept for when there is no network, all 25 MB of it
 */
export async function openIn(
  browser: Browser,
  address: string,
  viewport: { width: number; height: number },
  isKept = false,
): Promise<OpenApp> {
  const context = await browser.newContext({ viewport, serviceWorkers: isKept ? 'allow' : 'block' });
  const page = await context.newPage();
  const errors: string[] = [];
  const messages: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    messages.push(`${message.type()}: ${message.text()}`);
    // Of a shader that does not compile three throws nothing, and draws nothing.
    if (message.type() === 'error' && message.text().startsWith('THREE.')) errors.push(message.text());
  });
  page.on('requestfailed', (request) =>
    messages.push(`not loaded: ${request.url()} (${request.failure()?.errorText})`),
  );
  page.on('crash', () => messages.push('the page crashed'));
  await page.goto(address);
  return { context, page, errors, messages, close: () => context.close() };
}

/** The same in a browser of its own, which is closed with it. */
export async function launchApp(
  address: string,
  viewport: { width: number; height: number },
  drawing?: Drawing,
): Promise<OpenApp> {
  const browser = await launchBrowser(drawing);
  return { ...(await openIn(browser, address, viewport)), close: () => browser.close() };
}
