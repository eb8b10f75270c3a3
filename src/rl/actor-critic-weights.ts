/** Weights of actor and critic: enough to act and to judge. The arrays are copies. */
export interface ActorCriticWeights {
  /** Units per layer of the actor, inputs first; the critic differs in its one output only. */
  readonly layerSizes: readonly number[];
  /** Per layer a kernel [inputs × outputs] then a bias [outputs]. */
  readonly actor: readonly Float32Array[];
  readonly critic: readonly Float32Array[];
  /** Log standard deviation per action dimension; null for discrete actions. */
  readonly logStd: Float32Array | null;
}
