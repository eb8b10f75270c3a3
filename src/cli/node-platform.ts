import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Clock } from '../training/clock.ts';
import { startNetworks } from '../training/runtime.ts';

/** What Node reports before it gives up. */
const FATAL_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** Wall-clock time, and CPU time of all threads of this process. */
export const nodeClock: Clock = {
  wallSeconds: () => performance.now() / 1000,
  cpuSeconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
};

/** Starts the neural-network runtime from the installed package. */
export async function startNodeNetworks(): Promise<void> {
  const resolve = createRequire(import.meta.url).resolve;
  const folder = dirname(resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'));
  const at = (name: string): string => join(folder, name);
  const before = FATAL_EVENTS.map((event) => process.rawListeners(event));
  await startNetworks({
    wasmPaths: {
      'tfjs-backend-wasm.wasm': at('tfjs-backend-wasm.wasm'),
      'tfjs-backend-wasm-simd.wasm': at('tfjs-backend-wasm-simd.wasm'),
      'tfjs-backend-wasm-threaded-simd.wasm': at('tfjs-backend-wasm-threaded-simd.wasm'),
    },
  });
  // The runtime listens too, only to throw what it hears again, which prints a page of its minified source.
  FATAL_EVENTS.forEach((event, i) => {
    for (const listener of process.rawListeners(event))
      if (!before[i].includes(listener)) process.off(event, listener as () => void);
  });
}
