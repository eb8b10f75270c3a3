import type { TrainerMessage } from '../protocol.ts';
import type { CompareNews, CompareQuestions } from '../compare-questions.ts';
import { AskedWorker } from './asked-worker.ts';
import { SandboxBroker } from './sandbox-broker.ts';
import type { SandboxHost } from './sandbox-host.ts';

/** The page's end of the worker in which the lab's techniques learn. */
export type CompareClient = Pick<AskedWorker<CompareQuestions, CompareNews>, 'ask' | 'warmUp' | 'dispose'>;

/** @param sandbox where the reward is computed that one of the techniques learns by */
export function createCompareClient(sandbox: SandboxHost, makeWorker = startCompareWorker): CompareClient {
  let broker: SandboxBroker | null = null;
  const make = (): Worker => {
    // Those of a worker that has died serve nobody.
    broker?.close();
    const worker = makeWorker();
    const own = new SandboxBroker(sandbox, (request, transfer) => worker.postMessage(request, transfer));
    worker.addEventListener('message', ({ data }: MessageEvent<TrainerMessage>) => void own.receive(data));
    broker = own;
    return worker;
  };
  return new AskedWorker<CompareQuestions, CompareNews>(make, 'compares techniques');
}

function startCompareWorker(): Worker {
  return new Worker(new URL('../compare.worker.ts', import.meta.url), { type: 'module', name: 'compare' });
}
