import { type ActionSpace, actionSize, type BoxSpace, findInvalidAction } from './space.ts';

/**
 * What one `step` of all environments returns. The arrays belong to the environment and are overwritten by the next step.
 *
 * | symbol | shape | meaning |
 * |---|---|---|
 * | observations | [numEnvs × observationSize] | what the policy sees next; already the new episode's first where one ended |
 * | terminated | [numEnvs] | 1: the task itself ended the episode, nothing more could have been earned |
 * | truncated | [numEnvs] | 1: the episode was cut from outside; the value of `finalObservations` must be bootstrapped |
 * | finalObservations | [numEnvs × observationSize] | the ended episode's last observation; rows are valid only where terminated or truncated |
 */
export interface VectorStep {
  readonly observations: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalObservations: Float32Array;
}

/**
 * Many copies of one environment that step together, after Gymnasium's vector API, with same-step autoreset.
 *
 * Rewards are *deferred*: they never change the dynamics, so the environment may compute them for a whole rollout at once
 * (in Grad Prix by user code in a sandbox). `takeRewards` returns those of every step since the last call.
 */
export interface VectorEnv {
  /** Versioned name, for example `Racing-v2`: a new version means old results do not compare. */
  readonly id: string;
  readonly numEnvs: number;
  readonly observationSpace: BoxSpace;
  readonly actionSpace: ActionSpace;
  /**
   * Starts every episode anew and reseeds all randomness.
   * @returns the first observations, [numEnvs × observationSize]
   */
  reset(options: { seed: number }): Float32Array;
  /**
   * Advances every environment by one decision.
   * @param actions [numEnvs × actionSize]; a box action in the bounds of `actionSpace`, or an index
   * @throws ResetNeededError before the first `reset`
   * @throws InvalidActionError where they are too few, too many, or not in `actionSpace`; nothing has moved then
   */
  step(actions: Float32Array): VectorStep;
  /** Rewards since the last call, time-major: [numSteps × numEnvs]. */
  takeRewards(): Promise<Float64Array>;
}

/** `step` was called before `reset`. */
export class ResetNeededError extends Error {
  constructor(envId: string) {
    super(`${envId}: call reset() before step()`);
    this.name = 'ResetNeededError';
  }
}

/** `step` was given actions that are not in the action space. */
export class InvalidActionError extends Error {
  constructor(
    envId: string,
    readonly reason: string,
  ) {
    super(`${envId}: ${reason}`);
    this.name = 'InvalidActionError';
  }
}

/** Checks the actions of one step. @throws InvalidActionError */
export function checkActions({ id, numEnvs, actionSpace }: VectorEnv, actions: Float32Array): void {
  const size = actionSize(actionSpace);
  if (actions.length !== numEnvs * size) {
    throw new InvalidActionError(id, `a step takes ${numEnvs} × ${size} numbers, not ${actions.length}`);
  }
  const row = findInvalidAction(actionSpace, actions);
  if (row < 0) return;
  const action = actions.subarray(row * size, (row + 1) * size).join(', ');
  const allowed =
    actionSpace.type === 'discrete'
      ? `the integers 0 … ${actionSpace.n - 1}`
      : `[${actionSpace.low.join(', ')}] … [${actionSpace.high.join(', ')}]`;
  throw new InvalidActionError(id, `action [${action}] of environment ${row} is not in ${allowed}`);
}
