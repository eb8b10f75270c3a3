import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { preview } from 'vite';

/** The built app, served until it is closed. */
export interface ServedApp {
  /** Ends in a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the app as it is released and serves it on a free port. */
export async function serveApp(): Promise<ServedApp> {
  // In a process of its own: Vitest's NODE_ENV would pick the libraries' development builds.
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const server = await preview({
    logLevel: 'warn',
    preview: { port: 0, host: '127.0.0.1', open: false },
  });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
