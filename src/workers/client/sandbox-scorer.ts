import { GuardedScorer } from '../../reward/guarded-scorer.ts';
import type { GuardedScorerOptions } from '../../reward/guarded-scorer.ts';
import { pageTimer } from './page-timer.ts';
import type { SandboxHost } from './sandbox-host.ts';

/** A reward scorer for the page itself, for example to check a reward that is being written. */
export function sandboxScorer(
  host: SandboxHost,
  options: Omit<GuardedScorerOptions, 'spawn' | 'timer' | 'packages'> = {},
): GuardedScorer {
  return new GuardedScorer({
    ...options,
    timer: pageTimer,
    packages: host.packages ?? undefined,
    spawn(runtime, events) {
      const worker = host.spawn(runtime, (message) => events.failed(message));
      worker.port.onmessage = ({ data }) => events.message(data);
      return { post: (request) => worker.port.postMessage(request), kill: () => worker.kill() };
    },
  });
}
