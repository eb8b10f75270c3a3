import { parentPort, workerData } from 'node:worker_threads';
import { runtimeOf } from '../../reward/scorer-message.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import type { EvaluationEvent, TrainingEvent, WarningEvent } from '../../training/training-event.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { oneLine } from '../output.ts';
import type { PackagePlaces } from '../python-packages.ts';
import { RunFolder } from '../run-folder.ts';
import { NodeScorer } from '../scorer.ts';
import { threadCpuSeconds } from '../thread-clock.ts';
import { describeFault, trainIntoFolder } from '../train-into-folder.ts';
import type { CellEnding } from './cell-ending.ts';

/** What a thread is started with. */
export interface CellOrder {
  readonly config: RunConfig;
  readonly out: string;
  /** For the run's record. */
  readonly command: string;
  /** Goes on with what stands in its folder. */
  readonly isBegun: boolean;
  /** Where a new run starts from; null: from nothing. */
  readonly clone: PolicySnapshot | null;
  readonly packages: PackagePlaces;
}

/** What a thread tells the sweep. The sweep says one thing only: that it should stop. */
export type CellReport =
  | { readonly type: 'training'; readonly steps: number }
  | {
      readonly type: 'evaluation';
      readonly steps: number;
      readonly evaluation: EvaluationEvent['evaluation'];
    }
  | ({ readonly type: 'warning' } & Pick<WarningEvent, 'message' | 'advice'>)
  | { readonly type: 'print'; readonly text: string }
  | { readonly type: 'ended'; readonly ending: CellEnding };

/** Entry of a thread that trains one run of a sweep. */
const port = parentPort!;
let isStopped = false;
port.on('message', () => (isStopped = true));
const report = (message: CellReport): void => port.postMessage(message);

void trainCell(workerData as CellOrder)
  .catch((error: unknown): CellEnding => {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    return { status: 'failed', error: { message } };
  })
  .then((ending) => report({ type: 'ended', ending }))
  .finally(() => port.close());

async function trainCell({ config, out, command, isBegun, clone, packages }: CellOrder): Promise<CellEnding> {
  const folder = new RunFolder(out, command);
  const startedAt = nodeClock.wallSeconds();
  const scorer = new NodeScorer({
    warmUp: runtimeOf(config.reward.language),
    packages,
    onPrint: (text) => report({ type: 'print', text }),
  });
  try {
    const origin = originOf(folder, isBegun, clone);
    await Promise.all([startNodeNetworks(), scorer.ready]);
    const runtimeStartSeconds = nodeClock.wallSeconds() - startedAt;
    report({ type: 'training', steps: origin.type === 'checkpoint' ? origin.checkpoint.progress.steps : 0 });
    const { last } = await trainIntoFolder({
      config,
      origin,
      folder,
      scorer,
      clock: {
        ...nodeClock,
        cpuSeconds: () => threadCpuSeconds() + scorer.threadCpuSeconds + scorer.cpuSeconds,
      },
      shouldStop: () => isStopped,
      onEvent: show,
    });
    if (last.type === 'diverged')
      return { status: 'failed', error: { type: 'DivergenceError', message: last.message } };
    if (last.type === 'reward-failed') {
      const { file, fault, params } = last;
      return { status: 'failed', error: { file, ...fault, params, message: describeFault(last) } };
    }
    const { reason, summary } = last;
    return { status: reason === 'stopped' ? 'stopped' : 'finished', reason, summary, runtimeStartSeconds };
  } finally {
    scorer.close();
    folder.close();
  }
}

function originOf(folder: RunFolder, isBegun: boolean, policy: PolicySnapshot | null): RunOrigin {
  if (isBegun) return { type: 'checkpoint', checkpoint: folder.resume() };
  folder.begin(false);
  return policy === null ? { type: 'new' } : { type: 'clone', policy };
}

function show(event: TrainingEvent): void {
  if (event.type === 'iteration') report({ type: 'training', steps: event.steps });
  if (event.type === 'evaluation') {
    const { steps, evaluation } = event;
    report({ type: 'evaluation', steps, evaluation });
  }
  if (event.type === 'warning') {
    const { type, message, advice } = event;
    report({ type, message, advice });
  }
}
