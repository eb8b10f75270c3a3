import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The Chromium that tests and benchmarks drive: `npm test` has found and named one; what is started by itself has not. */
export function chromiumPath(): string {
  const script = fileURLToPath(new URL('../.scripts/chromium.mjs', import.meta.url));
  const find = (): string => spawnSync(process.execPath, [script], { encoding: 'utf8' }).stdout.trim();
  return (process.env['CHROMIUM_PATH'] ??= find());
}
