import type { Rng } from '../../math/rng.ts';
import type { NetworkShape } from '../../nn/network-shape.ts';
import type { ClassifierSnapshot } from './classifier.ts';
import { type ClassifierConfig, type ClassifierEpoch, ClassifierTrainer } from './classifier-trainer.ts';
import type { ImageSet } from './image-set.ts';

export interface LearnOptions {
  readonly training: ImageSet;
  /** Decides when it has learnt enough; the test has none of these. */
  readonly validation: ImageSet;
  readonly network: NetworkShape;
  readonly config: ClassifierConfig;
  readonly rng: Rng;
  /** Called after each epoch. */
  readonly onEpoch?: ((epoch: ClassifierEpoch) => void) | undefined;
  /** Waited for after each epoch; true ends it there. */
  readonly shouldStop?: (() => Promise<boolean>) | undefined;
}

/** Learns to the end. @returns the best by the validation loss */
export async function learn(options: LearnOptions): Promise<ClassifierSnapshot> {
  const { training, validation, network, config, rng, onEpoch, shouldStop } = options;
  const trainer = new ClassifierTrainer(training, validation, network, rng, config);
  try {
    for (;;) {
      const epoch = trainer.epoch();
      onEpoch?.(epoch);
      if (epoch.isLast || (await shouldStop?.())) return trainer.snapshot;
    }
  } finally {
    trainer.dispose();
  }
}
