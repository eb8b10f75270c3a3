import type { NetworkShape } from '../nn/network-shape.ts';

/** Weights of actor and critic: enough to act and to judge. The arrays are copies. */
export interface ActorCriticWeights {
  /** The actor's; the critic differs in its one output only. */
  readonly network: NetworkShape;
  /** In the order of `Network.weights()`. */
  readonly actor: readonly Float32Array[];
  readonly critic: readonly Float32Array[];
  /** Log standard deviation per action dimension; null for discrete actions. */
  readonly logStd: Float32Array | null;
}
