import type { Clock } from '../training/clock.ts';
import type { TraceChunk } from '../training/logs/trace-record.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { RunOrigin } from '../training/run-origin.ts';
import { train } from '../training/train.ts';
import {
  type EndEvent,
  isEnd,
  type RewardFailedEvent,
  type TrainingEvent,
} from '../training/training-event.ts';
import type { RunFolder } from './run-folder.ts';
import type { NodeScorer } from './scorer.ts';

/** A run and where it is kept. */
export interface FolderTraining {
  readonly config: RunConfig;
  readonly origin: RunOrigin;
  readonly folder: RunFolder;
  readonly scorer: NodeScorer;
  readonly clock: Clock;
  readonly shouldStop: () => boolean;
  /** Sees every event after it has been kept. */
  readonly onEvent: (event: TrainingEvent) => void;
}

/** How a run went. */
export interface FolderOutcome {
  readonly last: EndEvent;
  /** Whether the state at the end is in the folder. */
  readonly isKept: boolean;
}

/** A whole run, kept in its folder at every evaluation and at its end. The networks must have been started. */
export async function trainIntoFolder(training: FolderTraining): Promise<FolderOutcome> {
  const { config, origin, folder, scorer, clock, shouldStop, onEvent } = training;
  const host = {
    scorer,
    clock,
    shouldStop,
    betweenIterations: () => new Promise<void>((resolve) => setImmediate(resolve)),
    onTrace: (chunk: TraceChunk) => folder.traces.add(chunk),
  };
  const firstSteps = origin.type === 'checkpoint' ? origin.checkpoint.progress.steps : 0;
  for await (const event of train(config, host, origin)) {
    // Stopped before its first evaluation, a run has nothing that is worth more than an older one.
    if (event.type === 'evaluation' && !(shouldStop() && folder.isTaken))
      folder.keepEvaluation(config, event);
    if (event.type === 'warning') folder.noteWarning(event);
    onEvent(event);
    if (isEnd(event)) return { last: event, isKept: keepLast(folder, config, event, firstSteps) };
  }
  throw new Error('a run ended without saying how');
}

/**
 * A run that learnt nothing, or ended before its first evaluation where an older one stands, leaves the folder as it was.
 * @returns whether the run is in the folder now
 */
function keepLast(folder: RunFolder, config: RunConfig, event: EndEvent, firstSteps: number): boolean {
  const { steps } = event.checkpoint.progress;
  const isFailure = event.type !== 'finished';
  if (folder.isTaken || steps === 0 || (isFailure && steps === firstSteps)) return false;
  if (isFailure) folder.keepFailure(config, event);
  else folder.keepEnd(config, event);
  return true;
}

/** What a reward did wrong, in one line. */
export function describeFault({ file, fault }: RewardFailedEvent): string {
  const where = fault.line === null ? file : `${file}:${fault.line}`;
  return `${where}: ${fault.type}: ${fault.message}`;
}
