import type { NetworkShape } from '../nn/network-shape.ts';
import type { DistributionName } from './distribution.ts';

/** Weights of actor and critic: enough to act and to judge. The arrays are copies. */
export interface ActorCriticWeights {
  /** What the actor's outputs are the parameters of. */
  readonly distribution: DistributionName;
  /** The actor's; the critic differs in its one output only. */
  readonly network: NetworkShape;
  /** In the order of `Network.weights()`. */
  readonly actor: readonly Float32Array[];
  /**
   * Of state values, a whole network, whose convolutions are those that the actor had when it was trained (with `emaDecay`, not
   * those of `actor`). Empty for SAC, whose critics judge actions and are kept in its saved state only.
   */
  readonly critic: readonly Float32Array[];
  /** Log standard deviation per action dimension of a diagonal Gaussian; null for the other distributions. */
  readonly logStd: Float32Array | null;
}
