import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread with a TypeScript file. Node 20 does not hand tsx's loader on to threads, so each thread registers it for
 * itself.
 */
export function startThread(file: URL, options: Omit<WorkerOptions, 'eval'>): Worker {
  const program = `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(file.href)});
    });
  `;
  return new Worker(program, { ...options, eval: true });
}
