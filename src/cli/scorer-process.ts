import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { serveScorer } from '../reward/serve-scorer.ts';
import type { ScorerReply, ScorerRequest } from '../reward/scorer-message.ts';
import { startJavaScriptCore } from './scorer-javascript.ts';

/** What the process tells its host. */
export interface ProcessReport {
  readonly reply: ScorerReply;
  /** CPU time of the process so far. */
  readonly cpuSeconds: number;
}

/** Entry of a JavaScript scorer process: starts the core and answers the host. */
function serveHost(): void {
  const now = performance.now.bind(performance); // before user code can replace it
  const core = startJavaScriptCore(now);
  const serve = serveScorer(core, post, now);
  process.on('message', (request: ScorerRequest) => void serve(request));
  process.on('unhandledRejection', (reason) => core.reportRejection(reason));
  process.on('disconnect', () => process.exit());
  // Ctrl-C and the end of a terminal reach all its processes; the host decides.
  process.on('SIGINT', () => {}).on('SIGHUP', () => {});
  post({ type: 'ready' });
}

function post(reply: ScorerReply): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ reply, cpuSeconds: (user + system) / 1e6 } satisfies ProcessReport);
}

serveHost();
