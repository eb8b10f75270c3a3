import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumPath } from './chromium-path.ts';

/**
 * The projects of `npm test`, one after the other so that two cores are enough, with two files at a time but in `browser`:
 * `node` and `nn` (unit and contract tests), `browser` (elements, workers and WebGL in a real Chromium) and `e2e` (the built app).
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const extendsApp = { extends: `${root}vite.config.ts`, root };

/** What a test waits for comes late on a machine that is busy with other work. */
const patience = { poll: { timeout: 20_000 } };

/** WebGL 2 in software, sound without a click, and nothing that talks to the network by itself. */
const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

const inNode = {
  environment: 'node',
  maxWorkers: 2,
  // CPython takes seconds to start on a loaded machine, and training tests train.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  sequence: { groupOrder: 0 },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        ...extendsApp,
        test: {
          name: 'node',
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
          exclude: ['test/unit/nn/**'],
          // Files share what they import, read and warmed up: a third of the time in a new process for each of them.
          isolate: false,
          ...inNode,
        },
      },
      {
        ...extendsApp,
        // These start the networks, or find them not started, so each needs an engine of its own.
        test: { name: 'nn', include: ['test/unit/nn/**/*.test.ts'], ...inNode },
      },
      {
        ...extendsApp,
        // A library first met in the middle of a run would be bundled then, and the page reloaded under the test. Workers
        // are entries too: what they import is not seen from the page.
        optimizeDeps: { entries: ['test/browser/**/*.ts', 'src/**/*.ts', '!src/cli/**'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patience,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            // Software rendering is bound by the number of pixels.
            viewport: { width: 480, height: 360 },
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        ...extendsApp,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.test.ts'],
          globalSetup: ['test/e2e/setup/built-app.ts'],
          // Tests wait for trainings, which have one thread each.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patience,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
