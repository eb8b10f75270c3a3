import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { serveScorer } from '../reward/serve-scorer.ts';
import type { ScorerReply, ScorerRequest } from '../reward/scorer-message.ts';
import { HOST_PIPE } from './host-pipe.ts';
import { startJavaScriptCore } from './scorer-javascript.ts';

/** What the process tells its host. */
export interface ProcessReport {
  readonly reply: ScorerReply;
  /** CPU time of the process so far. */
  readonly cpuSeconds: number;
}

/** Ends the process with its host. A thread of its own: while a reward loops, the main thread hears of nothing. */
const WATCHDOG = `
  const { Socket } = require('node:net');
  const end = () => process.kill(process.pid, 'SIGKILL');
  new Socket({ fd: ${HOST_PIPE} }).on('error', end).on('close', end).resume();
`;

/** Entry of a JavaScript scorer process: starts the core and answers the host. */
function serveHost(): void {
  const now = performance.now.bind(performance); // before user code can replace it
  const core = startJavaScriptCore(now);
  const serve = serveScorer(core, post, now);
  process.on('message', (request: ScorerRequest) => void serve(request));
  process.on('unhandledRejection', (reason) => core.reportRejection(reason));
  // Stop signals reach all processes of a terminal; the host decides.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  const watchdog = new Worker(WATCHDOG, { eval: true, execArgv: [] });
  watchdog.once('online', () => post({ type: 'ready' }));
}

function post(reply: ScorerReply): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ reply, cpuSeconds: (user + system) / 1e6 } satisfies ProcessReport);
}

serveHost();
