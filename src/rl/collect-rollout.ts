import type { VectorEnv } from '../gym/vector-env.ts';
import type { PolicyStep, RolloutBuffer } from './rollout-buffer.ts';

/** What a rollout needs of a policy. */
export interface RolloutPolicy {
  /** Decides for `rows` observations, [rows × observationSize]. */
  act(observations: Float32Array, rows: number): PolicyStep;
  /** The critic's values of `rows` observations, in the first places of an array that is overwritten by the next call. */
  values(observations: Float32Array, rows: number): Float32Array;
}

/**
 * Drives all environments for one rollout, going on where the last one stopped (`buffer.begin` before the first). The
 * environment scores a whole rollout at once, so the rewards come afterwards:
 *
 * ```ts
 * collectRollout(env, ppo, buffer);
 * buffer.setRewards(await env.takeRewards());
 * const metrics = ppo.update(buffer);
 * ```
 */
export function collectRollout(env: VectorEnv, policy: RolloutPolicy, buffer: RolloutBuffer): void {
  const { numSteps, numEnvs } = buffer;
  let observations = buffer.nextObservations;
  for (let t = 0; t < numSteps; t++) {
    const decision = policy.act(observations, numEnvs);
    buffer.storeDecision(t, observations, decision);
    const step = env.step(decision.envActions);
    buffer.storeOutcome(t, step);
    for (let i = 0; i < numEnvs; i++) {
      if (step.truncated[i] && !step.terminated[i]) {
        const first = i * buffer.observationSize;
        const final = step.finalObservations.subarray(first, first + buffer.observationSize);
        buffer.finalValues[t * numEnvs + i] = policy.values(final, 1)[0]!;
      }
    }
    observations = step.observations;
  }
  if (observations !== buffer.nextObservations) buffer.nextObservations.set(observations);
  buffer.lastValues.set(policy.values(observations, numEnvs).subarray(0, numEnvs));
}
