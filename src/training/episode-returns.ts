import type { RolloutBuffer } from '../rl/rollout-buffer.ts';

/** What of a rollout says which rewards belong to which episode. */
type ScoredRollout = Pick<RolloutBuffer, 'numSteps' | 'numEnvs' | 'rewards' | 'terminated' | 'truncated'>;

/** Sums up every car's rewards until its episode ends: undiscounted returns. SB3: ep_rew. */
export class EpisodeReturns {
  readonly #sums: Float64Array;

  constructor(numCars: number) {
    this.#sums = new Float64Array(numCars);
  }

  /** Adds a rollout. @returns the returns of the episodes that ended in it, in the order of their ends */
  add({ numSteps, numEnvs, rewards, terminated, truncated }: ScoredRollout): number[] {
    const returns: number[] = [];
    for (let t = 0; t < numSteps; t++) {
      for (let i = 0; i < numEnvs; i++) {
        const at = t * numEnvs + i;
        this.#sums[i] += rewards[at];
        if (!terminated[at] && !truncated[at]) continue;
        returns.push(this.#sums[i]);
        this.#sums[i] = 0;
      }
    }
    return returns;
  }

  /** Sums of the episodes under way, one per car. */
  save(): Float64Array {
    return this.#sums.slice();
  }

  restore(sums: Float64Array): void {
    this.#sums.set(sums);
  }
}
