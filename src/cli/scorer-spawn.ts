import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Loss, SpawnScorer } from '../reward/watched-worker.ts';
import { HOST_PIPE } from './host-pipe.ts';
import type { ProcessReport } from './scorer-process.ts';
import type { ScorerThreadData, ThreadReport } from './scorer-thread.ts';
import { startThread } from './start-thread.ts';

/** Heap of JavaScript rewards, MiB. */
const HEAP_LIMIT = 512;

/** What a Python thread loads of Pyodide. */
const PYODIDE = ['pyodide', 'pyodide/pyodide.asm.mjs'].map((module) => import.meta.resolve(module));

/** Memory of a Python that has started and run nothing: the same for every scorer of this process. */
let snapshot: Uint8Array | null = null;

/**
 * Starts Python threads; the first of a process leaves a memory snapshot from which the next ones start much faster.
 * @param onCpuSeconds as for `spawnProcess`
 */
export function spawnThread(onCpuSeconds: (seconds: number) => void): SpawnScorer {
  return (_runtime, events) => {
    const workerData: ScorerThreadData = { snapshot };
    const file = new URL('./scorer-thread.ts', import.meta.url);
    const thread = startThread(file, { workerData, stdout: true, stderr: true }, PYODIDE);
    thread.stdout.resume(); // what a dying interpreter says is no help to anybody
    thread.stderr.resume();
    thread.unref();
    const count = cpuCounter(onCpuSeconds);
    thread.on('message', (report: ThreadReport | Uint8Array) => {
      if (report instanceof Uint8Array) {
        snapshot = report;
        return;
      }
      count(report.cpuSeconds);
      events.message(report.reply);
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
      // What V8 says at its end is no help to anybody; the last is HOST_PIPE.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
    });
    child.unref();
    child.channel?.unref();
    (child.stdio[HOST_PIPE] as Socket).unref();
    const count = cpuCounter(onCpuSeconds);
    child.on('message', (message) => {
      const report = message as ProcessReport;
      count(report.cpuSeconds);
      events.message(report.reply);
    });
    child.on('error', (error) => events.failed(String(error)));
    child.on('exit', (code, signal) => {
      events.failed(`its process ended (${signal ?? `code ${code}`})`, lossOf(code, signal));
    });
    return {
      post: (request) => void child.send(request, () => {}),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** Passes on what was used since the last reading; the first is where counting begins. */
function cpuCounter(onCpuSeconds: (seconds: number) => void): (cpuSeconds: number) => void {
  let before: number | null = null;
  return (cpuSeconds) => {
    if (before !== null) onCpuSeconds(cpuSeconds - before);
    before = cpuSeconds;
  };
}

function lossOf(code: number | null, signal: NodeJS.Signals | null): Loss {
  if (code === ABORTED || (signal !== null && OUT_OF_MEMORY.has(signal))) return 'exhausted';
  return signal === null || CRASHED.has(signal) ? 'broken' : 'ended';
}

/** How V8 ends its process when an allocation fails, by platform. */
const OUT_OF_MEMORY = new Set<NodeJS.Signals>(['SIGABRT', 'SIGTRAP', 'SIGILL']);
/** The same where there are no signals. */
const ABORTED = 134;
/** Signals that a process causes itself; the others were sent to it. */
const CRASHED = new Set<NodeJS.Signals>(['SIGSEGV', 'SIGBUS', 'SIGFPE']);
