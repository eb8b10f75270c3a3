import type { RewardParams } from '../../reward/step-params.ts';
import type { FinishedEvent } from '../../training/training-event.ts';

/** How a run of a sweep ended. */
export type CellEnding = CellEnd | CellFailure;

export interface CellEnd extends Pick<FinishedEvent, 'reason' | 'summary'> {
  readonly status: 'finished' | 'stopped';
  /** Null where it was finished before this sweep was started. */
  readonly runtimeStartSeconds: number | null;
}

/** The others go on. */
export interface CellFailure {
  readonly status: 'failed';
  readonly error: {
    /** One line. */
    readonly message: string;
    readonly type?: string;
    /** Where the reward is to blame: its fault, and the params that it failed on. */
    readonly file?: string;
    readonly line?: number | null;
    readonly params?: RewardParams | null;
  };
}
