import type { SandboxHost } from './sandbox-host.ts';

/** Milliseconds until the sandbox has surely kept what it needs of the worker. */
const GRACE = 1000;

/**
 * Starts CPython once, before it is needed, and lets it go: the sandbox keeps the files and a picture of its memory, so
 * that the first Python reward starts in a fraction of the time. A failure is not reported; the first reward will.
 */
export function warmUpPython(host: SandboxHost): void {
  const worker = host.spawn('python', () => worker.port.close());
  worker.port.onmessage = () => {
    worker.port.close();
    setTimeout(() => worker.kill(), GRACE);
  };
}
