import type { RewardScorer, RewardSource } from '../reward/reward-scorer.ts';
import type { RewardBatch, ScoringContext } from '../reward/step-params.ts';

/** Something more urgent has come up. */
export class InterruptedError extends Error {
  constructor() {
    super('interrupted by something more urgent');
    this.name = 'InterruptedError';
  }
}

/** A scorer for work that knows nothing of interruptions: each of its requests may be refused. */
export class InterruptibleScorer implements RewardScorer {
  readonly #scorer: RewardScorer;
  readonly #isInterrupted: () => boolean;

  constructor(scorer: RewardScorer, isInterrupted: () => boolean) {
    this.#scorer = scorer;
    this.#isInterrupted = isInterrupted;
  }

  /** @throws RewardLoadError, InterruptedError */
  async load(source: RewardSource, context: ScoringContext): Promise<void> {
    if (this.#isInterrupted()) throw new InterruptedError();
    return this.#scorer.load(source, context);
  }

  /** @throws RewardCallError, InterruptedError */
  async score(batch: RewardBatch): Promise<Float64Array> {
    if (this.#isInterrupted()) throw new InterruptedError();
    return this.#scorer.score(batch);
  }

  close(): void {
    this.#scorer.close();
  }
}
