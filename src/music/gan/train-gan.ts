import type { Sample } from '../corpus/piece.ts';
import { type GanConfig, updatesPerEpoch } from './gan-config.ts';
import { GanTrainer, type GanTrainerState, type GanUpdate } from './gan-trainer.ts';

/** A training to be done: same data, settings and seed, same generator. */
export interface GanRun {
  readonly samples: readonly Sample[];
  readonly config: GanConfig;
  readonly seed: number;
  /** Weights of a generator to go on from; null for a new one. */
  readonly start?: readonly Float32Array[] | null;
}

/** Where a training is; structured-cloneable. */
export interface GanCheckpoint {
  /** Updates of the generator. */
  readonly updates: number;
  readonly trainer: GanTrainerState;
}

export type GanEvent =
  | ({ readonly type: 'update'; readonly updates: number; readonly epoch: number } & GanUpdate)
  /** An epoch is over, or none has begun: what plays now. */
  | {
      readonly type: 'epoch';
      readonly updates: number;
      readonly epoch: number;
      readonly weights: readonly Float32Array[];
    }
  | {
      readonly type: 'end';
      readonly reason: 'finished' | 'stopped';
      readonly epoch: number;
      readonly weights: readonly Float32Array[];
      readonly checkpoint: GanCheckpoint;
    };

/** What a training needs from the platform it runs on. */
export interface GanHost {
  /** Asked between two updates. */
  readonly shouldStop?: () => boolean;
  /**
   * Awaited between two updates: the place to pause, and to let messages in.
   * @param save says where the training is; while it waits only
   */
  readonly betweenUpdates?: (save: () => GanCheckpoint) => Promise<void>;
}

/**
 * A whole training as a stream of events. tfjs must have been started (`initTensorflow`).
 * @param from where an earlier one of the same run was; null to begin
 * @throws RangeError for weights of other networks
 */
export async function* trainGan(
  { samples, config, seed, start = null }: GanRun,
  host: GanHost,
  from: GanCheckpoint | null = null,
): AsyncGenerator<GanEvent, void> {
  const trainer = new GanTrainer(samples, config, seed, start);
  try {
    if (from) trainer.restore(from.trainer);
    const perEpoch = updatesPerEpoch(samples.length, config);
    const all = config.epochs * perEpoch;
    let updates = from?.updates ?? 0;
    const save = (): GanCheckpoint => ({ updates, trainer: trainer.save() });
    if (!from) yield { type: 'epoch', updates, epoch: 0, weights: trainer.weights };
    while (updates < all && !host.shouldStop?.()) {
      const update = trainer.update(updates / all);
      updates++;
      const epoch = Math.floor(updates / perEpoch);
      yield { type: 'update', updates, epoch, ...update };
      if (updates % perEpoch === 0) yield { type: 'epoch', updates, epoch, weights: trainer.weights };
      await host.betweenUpdates?.(save);
    }
    const reason = updates < all ? 'stopped' : 'finished';
    yield {
      type: 'end',
      reason,
      epoch: Math.floor(updates / perEpoch),
      weights: trainer.weights,
      checkpoint: save(),
    };
  } finally {
    trainer.dispose();
  }
}
