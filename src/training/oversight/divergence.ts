import type { ActorCriticWeights } from '../../rl/actor-critic-weights.ts';
import { LARGEST_LOG_STD, LARGEST_WEIGHT } from '../weight-limits.ts';

/** What an update broke. */
export interface Divergence {
  /** A metric's name, or `an actor weight`, `a critic weight`, `a log standard deviation`. */
  readonly what: string;
  readonly value: number;
  /** How large it may be; null for a metric, which only has to be finite. */
  readonly largest: number | null;
}

/** Rewards above this size make value losses that a learning rate is seldom made for. */
const LARGE_REWARD = 1000;

/** An update broke the networks. Its message says what became of which figure, and what to change. */
export class DivergenceError extends Error {
  readonly divergence: Divergence;

  /** @param rewards of the rollout that was learnt from */
  constructor(divergence: Divergence, learningRate: number | null, rewards: Float64Array) {
    const { what, value, largest: limit } = divergence;
    const reward = rewards.reduce((most, reward) => Math.max(most, Math.abs(reward)), 0);
    const smaller =
      reward > LARGE_REWARD ? `, and rewards smaller than ±${Number(reward.toPrecision(3))}` : '';
    super(
      `training has diverged: ${what} became ${value}${limit === null ? '' : ` (${limit} is the limit)`} ` +
        `in an update${learningRate === null ? '' : ` at learning rate ${learningRate}`}. The weights before it are kept: ` +
        `go on from there with a lower learning rate${smaller}`,
    );
    this.name = 'DivergenceError';
    this.divergence = divergence;
  }
}

/** The networks' weights; of an algorithm without a log standard deviation, null. */
type Weights = Pick<ActorCriticWeights, 'actor' | 'critic' | 'logStd'>;

/**
 * Looks for what must not be after an update: a metric that is no finite number, or a weight that no policy file may hold.
 * Such weights never come back into their range: the policy is lost, and the one before is to be kept.
 * @returns the first such figure, metrics first, because a loss is lost before the weights that it moves
 */
export function findDivergence(metrics: object, { actor, critic, logStd }: Weights): Divergence | null {
  for (const [what, value] of Object.entries(metrics) as [string, unknown][]) {
    if (typeof value === 'number' && !Number.isFinite(value)) return { what, value, largest: null };
  }
  return (
    findIn('an actor weight', actor, LARGEST_WEIGHT) ??
    findIn('a critic weight', critic, LARGEST_WEIGHT) ??
    findIn('a log standard deviation', logStd === null ? [] : [logStd], LARGEST_LOG_STD)
  );
}

function findIn(what: string, arrays: readonly Float32Array[], largest: number): Divergence | null {
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      // Written so that NaN, which compares with nothing, is found too.
      if (!(Math.abs(array[i]) <= largest)) return { what, value: array[i], largest };
    }
  }
  return null;
}
