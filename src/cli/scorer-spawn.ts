import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SpawnScorer } from '../reward/watched-worker.ts';
import type { ProcessReport } from './scorer-process.ts';
import type { ScorerThreadData } from './scorer-thread.ts';

/** Heap of JavaScript rewards, MiB. */
const HEAP_LIMIT = 512;

/** Node 20 does not hand tsx's loader on to threads, so each thread registers it for itself. */
const THREAD = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./scorer-thread.ts', import.meta.url).href)});
  });
`;

/** Starts Python threads; the first leaves a memory snapshot from which the next ones start much faster. */
export function spawnThread(): SpawnScorer {
  let snapshot: Uint8Array | null = null;
  return (_runtime, events) => {
    const workerData: ScorerThreadData = { snapshot };
    const thread = new Worker(THREAD, { eval: true, workerData });
    thread.unref();
    thread.on('message', (message: unknown) => {
      if (message instanceof Uint8Array) snapshot = message;
      else events.message(message);
    });
    thread.on('error', (error) => events.failed(String(error)));
    thread.on('exit', (code) => events.failed(`its thread ended with code ${code}`));
    return {
      post: (request) => thread.postMessage(request),
      kill: () => void thread.terminate(),
    };
  };
}

/**
 * Starts JavaScript processes. V8 ends the whole process when some allocations fail, and sorting a huge array cannot be
 * interrupted: in a thread either would take the command line with it.
 * @param onCpuSeconds is told what a process used since it said so last, from the moment it was ready
 */
export function spawnProcess(onCpuSeconds: (seconds: number) => void): SpawnScorer {
  return (_runtime, events) => {
    const child = fork(fileURLToPath(new URL('./scorer-process.ts', import.meta.url)), {
      execArgv: [`--max-old-space-size=${HEAP_LIMIT}`, '--import', import.meta.resolve('tsx')],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // what V8 says at its end is no help to anybody
    });
    const kill = (): void => void child.kill('SIGKILL');
    process.once('exit', kill);
    child.unref();
    child.channel?.unref();
    let cpuSeconds: number | null = null;
    child.on('message', (message) => {
      const report = message as ProcessReport;
      if (cpuSeconds !== null) onCpuSeconds(report.cpuSeconds - cpuSeconds);
      cpuSeconds = report.cpuSeconds;
      events.message(report.reply);
    });
    child.on('error', (error) => events.failed(String(error)));
    child.on('exit', (code, signal) => {
      process.off('exit', kill);
      // User code has no way to end its process but to use it up.
      events.failed(
        `its process ended (${signal ?? `code ${code}`})`,
        cpuSeconds === null ? 'broken' : 'exhausted',
      );
    });
    return { post: (request) => void child.send(request, () => {}), kill };
  };
}
