import { Rng } from '../math/rng.ts';
import { actionSize, type ActionSpace } from './space.ts';
import type { VectorEnv, VectorStep } from './vector-env.ts';

/** Copies of everything that an environment gave back during a number of steps under random actions. */
export interface EnvRollout {
  readonly first: Float32Array;
  readonly steps: readonly VectorStep[];
  readonly rewards: Float64Array;
}

/** Random actions of all environments; every tenth number is a bound of the space. [numEnvs × actionSize] */
export function randomActions(space: ActionSpace, numEnvs: number, rng: Rng): Float32Array {
  const size = actionSize(space);
  return Float32Array.from({ length: numEnvs * size }, (_, k) => {
    if (space.type === 'discrete') return rng.integer(space.n);
    const low = space.low[k % size];
    const high = space.high[k % size];
    const share = rng.integer(10) === 0 ? rng.integer(2) : rng.uniform();
    return low + share * (high - low);
  });
}

/** Resets an environment and lets it run; the same seed gives the same actions. */
export async function rollOut(env: VectorEnv, numSteps: number, seed: number): Promise<EnvRollout> {
  const first = env.reset({ seed }).slice();
  return { first, ...(await stepOn(env, numSteps, new Rng(seed))) };
}

/** Lets an environment run on from where it is. */
export async function stepOn(
  env: VectorEnv,
  numSteps: number,
  rng: Rng,
): Promise<Pick<EnvRollout, 'steps' | 'rewards'>> {
  const steps: VectorStep[] = [];
  for (let t = 0; t < numSteps; t++) {
    const step = env.step(randomActions(env.actionSpace, env.numEnvs, rng));
    steps.push({
      observations: step.observations.slice(),
      terminated: step.terminated.slice(),
      truncated: step.truncated.slice(),
      finalObservations: step.finalObservations.slice(),
    });
  }
  return { steps, rewards: await env.takeRewards() };
}
