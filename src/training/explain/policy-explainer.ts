import { NetworkForwardPass } from '../../nn/network-forward-pass.ts';
import { networkInputs } from '../../nn/network-shape.ts';
import { NetworkInputGradients } from '../../nn/network-input-gradients.ts';
import { decodeAction, toGymSpace, type Command } from '../../race/action-space.ts';
import { GreedyPolicy } from '../../rl/greedy-policy.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { choiceExplainer, type ChoiceExplainer, perAspect } from './explain-choice.ts';
import { InputExplainer } from './explain-inputs.ts';
import { ASPECTS, type Explanation } from './explanation.ts';

/** Says of one policy why it does what it does: its options, what it expects, and which inputs mattered. */
export class PolicyExplainer {
  readonly #policy: PolicySnapshot;
  readonly #greedy: GreedyPolicy;
  readonly #actor: NetworkForwardPass;
  /** Null where the policy was saved without its critic. */
  readonly #critic: NetworkForwardPass | null;
  readonly #gradients: NetworkInputGradients;
  readonly #explainChoice: ChoiceExplainer;
  readonly #explainInputs: InputExplainer;
  readonly #command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  /** The observation once per aspect, and the slopes of the aspects: one way back serves both. */
  readonly #rows: Float32Array;
  readonly #slopes: Float32Array;

  /** @throws TensorflowError before `initTensorflow` has finished */
  constructor(policy: PolicySnapshot) {
    const { network, actor, critic } = policy;
    this.#policy = policy;
    this.#greedy = new GreedyPolicy(policy, toGymSpace(policy.actions), 1);
    this.#actor = new NetworkForwardPass(network, 1);
    this.#actor.load(actor);
    this.#critic = critic.length === 0 ? null : new NetworkForwardPass({ ...network, outputs: 1 }, 1);
    this.#critic?.load(critic);
    this.#gradients = new NetworkInputGradients(network, actor);
    this.#explainChoice = choiceExplainer(policy);
    this.#explainInputs = new InputExplainer(policy.sensors, network.image);
    this.#rows = new Float32Array(ASPECTS.length * networkInputs(network));
    this.#slopes = new Float32Array(ASPECTS.length * network.outputs);
  }

  /**
   * @param observation one row, as the policy is given it
   * @returns arrays of its own, free to be transferred
   * @throws RangeError for an observation of another size
   */
  explain(observation: Float32Array): Explanation {
    const { actions, network, algorithm } = this.#policy;
    const inputs = networkInputs(network);
    if (observation.length !== inputs)
      throw new RangeError(`The policy is given ${inputs} numbers, not ${observation.length}`);
    const { choice, slopes } = this.#explainChoice(this.#actor.run(observation, 1).slice(0, network.outputs));
    ASPECTS.forEach((aspect, j) => {
      this.#rows.set(observation, j * inputs);
      this.#slopes.set(slopes[aspect], j * network.outputs);
    });
    const gradients = this.#gradients.run(this.#rows, this.#slopes, ASPECTS.length);
    const command = decodeAction(actions, this.#greedy.act(observation, 1), 0, this.#command);
    return {
      taken: { steering: command.steeringDegrees, speed: command.speed },
      choice,
      value: this.#critic && {
        expected: this.#critic.run(observation, 1)[0],
        gamma: algorithm.config.gamma,
      },
      ...this.#explainInputs.explain(
        observation,
        perAspect((_, j) => gradients.subarray(j * inputs, (j + 1) * inputs)),
      ),
    };
  }

  /** Frees the networks. */
  dispose(): void {
    this.#gradients.dispose();
  }
}
