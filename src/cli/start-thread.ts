import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread with a TypeScript file. Node 20 does not hand tsx's loader on to threads, so each thread registers it for
 * itself.
 * @param plain addresses of large JavaScript modules that the file will import: loaded first, they are spared the loader,
 * which would read them through at every start
 */
export function startThread(
  file: URL,
  options: Omit<WorkerOptions, 'eval'>,
  plain: readonly string[] = [],
): Worker {
  const program = `
    Promise.all(${JSON.stringify(plain)}.map((module) => import(module)))
      .then(() => import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}))
      .then(({ register }) => {
        register();
        return import(${JSON.stringify(file.href)});
      });
  `;
  return new Worker(program, { ...options, eval: true });
}
