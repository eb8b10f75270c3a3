/** What generalised advantage estimation reads; time-major arrays of [numSteps × numEnvs]. */
export interface GaeInput {
  readonly numSteps: number;
  readonly numEnvs: number;
  readonly rewards: Float64Array;
  /** V(s_t) */
  readonly values: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  /** V of the last state of an episode that was cut at t; read only where truncated and not terminated. */
  readonly finalValues: Float32Array;
  /** [numEnvs] V of the states after the last step. */
  readonly lastValues: Float32Array;
}

/**
 * Generalised advantage estimation (Schulman et al. 2015, arXiv:1506.02438, equation 16):
 * Â_t = Σ (γλ)ˡ δ_{t+l} with δ_t = r_t + γ V(s_{t+1}) − V(s_t), where the sum stops at the end of the episode.
 *
 * After a termination nothing more can be earned: V(s_{t+1}) = 0. A truncation only stops the clock: V(s_{t+1}) is the value
 * of the state in which the episode was cut, not of the first state of the next one.
 * @param advantages out, [numSteps × numEnvs]: Â
 * @param returns out, [numSteps × numEnvs]: Â + V, what the critic should have said
 */
export function computeGae(
  input: GaeInput,
  gamma: number,
  gaeLambda: number,
  advantages: Float32Array,
  returns: Float32Array,
): void {
  const { numSteps, numEnvs, rewards, values, terminated, truncated, finalValues, lastValues } = input;
  for (let env = 0; env < numEnvs; env++) {
    let nextValue = lastValues[env];
    let nextAdvantage = 0;
    for (let t = numSteps - 1; t >= 0; t--) {
      const i = t * numEnvs + env;
      if (terminated[i] || truncated[i]) {
        nextAdvantage = 0;
        nextValue = terminated[i] ? 0 : finalValues[i];
      }
      const value = values[i];
      const delta = rewards[i] + gamma * nextValue - value;
      nextAdvantage = delta + gamma * gaeLambda * nextAdvantage;
      nextValue = value;
      advantages[i] = nextAdvantage;
      returns[i] = nextAdvantage + value;
    }
  }
}
