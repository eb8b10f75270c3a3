import type { TestProject } from 'vitest/node';
import { serveApp, type ServedApp } from './serve-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served, ending in a slash; `inject('appAddress')` gives it to a test. */
    appAddress: string;
  }
}

/** Builds the app once and serves it for as long as the e2e tests run. */
export default async function builtApp(project: TestProject): Promise<() => Promise<void>> {
  let app: ServedApp | undefined;
  try {
    app = await serveApp();
    project.provide('appAddress', app.address);
  } catch (error) {
    // Thrown here it would end the unit tests too. Without an address every e2e test fails on its first page.
    console.error('The app could not be built for the e2e tests:', error);
    project.provide('appAddress', 'about:the-app-could-not-be-built');
  }
  return async () => {
    await app?.close();
  };
}
