import type { ActionSpace } from '../gym/space.ts';
import { NetworkForwardPass } from '../nn/network-forward-pass.ts';
import { createActionScaling, type ActionScaling } from './action-scaling.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import { createGreedyDistribution } from './create-distribution.ts';
import type { GreedyDistribution } from './distribution.ts';

/** Acts without chance, by the mean or the most probable action: how a policy is evaluated and shown. Needs no tfjs. */
export class GreedyPolicy {
  readonly #forward: NetworkForwardPass;
  readonly #distribution: GreedyDistribution;
  readonly #scale: ActionScaling;
  readonly #actions: Float32Array;
  readonly #envActions: Float32Array;

  /** @param maxRows how many observations one call may hold at most */
  constructor(
    weights: Pick<ActorCriticWeights, 'distribution' | 'network' | 'actor'>,
    actionSpace: ActionSpace,
    maxRows = 64,
  ) {
    this.#forward = new NetworkForwardPass(weights.network, maxRows);
    this.#distribution = createGreedyDistribution(weights.distribution, actionSpace);
    this.#scale = createActionScaling(actionSpace);
    this.#actions = new Float32Array(maxRows * this.#distribution.actionSize);
    this.#envActions = new Float32Array(maxRows * this.#distribution.actionSize);
    this.load(weights.actor);
  }

  /** Replaces the weights by others of the same network. */
  load(actor: readonly Float32Array[]): void {
    this.#forward.load(actor);
  }

  /**
   * @param observations [rows × observationSize]
   * @returns [rows × actionSize] in the bounds of the action space, in the first places of an array that the next call overwrites
   */
  act(observations: Float32Array, rows: number): Float32Array {
    const outputs = this.#forward.run(observations, rows);
    for (let row = 0; row < rows; row++) this.#distribution.mode(outputs, row, this.#actions);
    this.#scale(this.#actions, rows, this.#envActions);
    return this.#envActions;
  }
}
