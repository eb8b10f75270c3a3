import { GuardedScorer } from '../../reward/guarded-scorer.ts';
import type { GuardedScorerOptions } from '../../reward/guarded-scorer.ts';
import type { Timer } from '../../reward/timer.ts';
import type { SandboxHost } from './sandbox-host.ts';

/** The page's clock as the pure layers take it. */
export const pageTimer: Timer = {
  after(milliseconds, action) {
    const timeout = setTimeout(action, milliseconds);
    return () => clearTimeout(timeout);
  },
};

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
