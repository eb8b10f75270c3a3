import type { SandboxHost } from './sandbox-host.ts';

/** Milliseconds until the sandbox has surely kept what it needs of the worker. */
const GRACE = 1000;

/**
 * Starts CPython once, before it is needed, and lets it go: the sandbox keeps the files and a picture of its memory, so
 * that the first Python reward starts in a fraction of the time. A failure is not reported; the first reward will.
 * @returns gives up a start that is still under way, so that it does not compete with the one that is needed now
 */
export function warmUpPython(host: SandboxHost): () => void {
  const worker = host.spawn('python', () => worker.port.close());
  const end = (): void => {
    worker.port.close();
    worker.kill();
  };
  let grace: ReturnType<typeof setTimeout> | null = null;
  worker.port.onmessage = () => {
    grace ??= setTimeout(end, GRACE);
  };
  return () => {
    if (grace === null) end();
  };
}
