import type { InstrumentedReward } from '../../reward/review/instrument/instrument-reward.ts';
import { repeatRows } from '../../reward/review/instrument/recorded-rows.ts';
import type { RewardScorer } from '../../reward/reward-scorer.ts';
import type { RewardBatch, ScoringContext } from '../../reward/step-params.ts';

/** Scores one term of a reward in place of the reward itself, whatever source it is told to load. */
export class TermScorer implements RewardScorer {
  readonly #scorer: RewardScorer;
  readonly #instrumented: InstrumentedReward;
  readonly #term: number;

  /** @param term index into the terms of the instrumented reward */
  constructor(scorer: RewardScorer, instrumented: InstrumentedReward, term: number) {
    this.#scorer = scorer;
    this.#instrumented = instrumented;
    this.#term = term;
  }

  load(_: unknown, context: ScoringContext): Promise<void> {
    return this.#scorer.load(this.#instrumented.source, context);
  }

  async score({ numSteps, numCars, rows }: RewardBatch): Promise<Float64Array> {
    const { callsPerRow } = this.#instrumented;
    // A step of all cars is what has to be repeated, since each car's module is asked in turn.
    const repeated = repeatRows(rows, rows.length / numSteps, this.#instrumented);
    const answers = await this.#scorer.score({ numSteps: numSteps * callsPerRow, numCars, rows: repeated });
    const values = new Float64Array(numSteps * numCars);
    for (let step = 0; step < numSteps; step++) {
      const at = (step * callsPerRow + 1 + this.#term) * numCars;
      values.set(answers.subarray(at, at + numCars), step * numCars);
    }
    return values;
  }

  close(): void {
    this.#scorer.close();
  }
}
