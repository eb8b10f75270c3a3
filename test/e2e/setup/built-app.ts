import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { preview } from 'vite';
import type { PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served, ending in a slash; `inject('appAddress')` gives it to a test. */
    appAddress: string;
  }
}

/** Builds the app once and serves it on a free port for as long as the e2e tests run. */
export default async function builtApp(project: TestProject): Promise<() => Promise<void>> {
  let server: PreviewServer | undefined;
  try {
    // In a process of its own: Vitest's NODE_ENV would pick the libraries' development builds.
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    server = await preview({ logLevel: 'warn', preview: { port: 0, host: '127.0.0.1', open: false } });
    project.provide('appAddress', server.resolvedUrls?.local[0] ?? '');
  } catch (error) {
    // Thrown here it would end the unit tests too. Without an address every e2e test fails on its first page.
    console.error('The app could not be built for the e2e tests:', error);
    project.provide('appAddress', 'about:the-app-could-not-be-built');
  }
  return async () => {
    await server?.close();
  };
}
