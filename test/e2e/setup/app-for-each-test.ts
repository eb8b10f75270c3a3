import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { keepEvidence } from './keep-evidence.ts';
import { type Drawing, launchBrowser, openIn, type OpenApp } from './launch-app.ts';

/**
 * Opens the app anew before each test of a file. The tests share a browser, whose start takes as long as the app's, but
 * nothing that the app sees: each has a profile of its own.
 * @param viewport CSS pixels; small ones draw faster without a graphics card
 * @param drawing 'none' where nothing that is drawn in 3D is looked at, as for `launchBrowser`
 * @returns what is open during the test that runs
 */
export function appForEachTest(
  viewport: { width: number; height: number },
  drawing?: Drawing,
): Pick<OpenApp, 'context' | 'page' | 'errors'> {
  let browser: Browser;
  let app: OpenApp;
  beforeAll(async () => {
    browser = await launchBrowser(drawing);
  });
  beforeEach(async () => {
    app = await openIn(browser, inject('appAddress'), viewport);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepEvidence(app, task.name);
    await app.close();
  });
  afterAll(() => browser.close());
  return {
    get context() {
      return app.context;
    },
    get page() {
      return app.page;
    },
    get errors() {
      return app.errors;
    },
  };
}
