import { clamp } from '../../math/scalar.ts';
import { type ActionSpaceSpec, toGymSpace } from '../../race/action-space.ts';
import { boundedMoments } from '../../rl/bounded-moments.ts';
import { Categorical } from '../../rl/categorical.ts';
import { SquashedGaussian } from '../../rl/squashed-gaussian.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { ASPECTS, type AspectSpread, type Choice, type PerAspect } from './explanation.ts';

/** What an actor's outputs mean, and how the command follows them. */
export interface ExplainedChoice {
  readonly choice: Choice;
  /** The derivative of the command, in degrees and m/s, by each of the actor's outputs. */
  readonly slopes: PerAspect<Float32Array>;
}

/** Makes the explanation of one row of an actor's outputs. */
export type ChoiceExplainer = (outputs: Float32Array) => ExplainedChoice;

/** The explainer that fits a policy's distribution. */
export function choiceExplainer({
  actions,
  distribution,
  logStd,
}: Pick<PolicySnapshot, 'actions' | 'distribution' | 'logStd'>): ChoiceExplainer {
  if (actions.type === 'discrete') return categorical(actions.actions);
  return distribution === 'squashed-gaussian' ? squashed(actions) : clipped(actions, logStd!);
}

/**
 * A list of actions. The action taken is the most probable one: it jumps, so that its gradient is zero wherever it exists. What
 * moves with every input is the expected command E = Σ p·a, and p = softmax(o) makes its slope by an output pᵢ (aᵢ − E).
 */
function categorical(list: Extract<ActionSpaceSpec, { type: 'discrete' }>['actions']): ChoiceExplainer {
  const distribution = new Categorical(list.length);
  const commands: PerAspect<readonly number[]> = {
    steering: list.map(({ steering_angle }) => steering_angle),
    speed: list.map(({ speed }) => speed),
  };
  const mode = new Float32Array(1);
  return (outputs) => {
    const probabilities = distribution.probabilities(outputs, 0);
    distribution.mode(outputs, 0, mode);
    const actions = Array.from(probabilities, (probability, i) => ({
      steering: commands.steering[i],
      speed: commands.speed[i],
      probability,
    }));
    return {
      choice: { type: 'discrete', actions, taken: mode[0] },
      slopes: perAspect((aspect) => {
        const expected = actions.reduce((sum, action) => sum + action.probability * action[aspect], 0);
        return Float32Array.from(actions, (action) => action.probability * (action[aspect] - expected));
      }),
    };
  };
}

type ContinuousActions = Extract<ActionSpaceSpec, { type: 'continuous' }>;

/**
 * Means that are clipped to what may be commanded. The slope is that before clipping: at the limit that of the command is zero,
 * which would say that nothing mattered, where it is what took the car there that one asks for. (Simonyan et al. take scores
 * before softmax, not probabilities.)
 */
function clipped(actions: ContinuousActions, logStd: Float32Array): ChoiceExplainer {
  return (outputs) => ({
    choice: continuous(actions, (j) => ({
      ...boundedMoments(outputs[j], Math.exp(logStd[j]), (u) => clamp(u, -1, 1)),
      isAtLimit: Math.abs(outputs[j]) > 1,
    })),
    slopes: slopesOf(actions, outputs.length, () => 1),
  });
}

/** tanh of the means, whose slope is 1 − tanh²: never quite zero, and the same factor for all inputs. */
function squashed(actions: ContinuousActions): ChoiceExplainer {
  const distribution = new SquashedGaussian(ASPECTS.length);
  return (outputs) => ({
    choice: continuous(actions, (j) => ({
      ...boundedMoments(outputs[j], distribution.deviation(outputs, 0, j), Math.tanh),
      isAtLimit: false,
    })),
    slopes: slopesOf(actions, outputs.length, (j) => 1 - Math.tanh(outputs[j]) ** 2),
  });
}

/** @param inBox what is known of the j-th number in [−1, 1] */
function continuous(
  actions: ContinuousActions,
  inBox: (j: number) => Pick<AspectSpread, 'mean' | 'deviation' | 'isAtLimit'>,
): Choice {
  const { low, high } = boxOf(actions);
  const spread = (j: number): AspectSpread => {
    const { mean, deviation, isAtLimit } = inBox(j);
    const half = (high[j] - low[j]) / 2;
    return {
      low: low[j],
      high: high[j],
      mean: low[j] + (mean + 1) * half,
      deviation: deviation * half,
      isAtLimit,
    };
  };
  return { type: 'continuous', ...perAspect((_, j) => spread(j)) };
}

/** The j-th output makes the j-th aspect; further ones, which make deviations, none. */
function slopesOf(
  actions: ContinuousActions,
  numOutputs: number,
  slope: (j: number) => number,
): PerAspect<Float32Array> {
  const { low, high } = boxOf(actions);
  return perAspect((_, j) => {
    const slopes = new Float32Array(numOutputs);
    slopes[j] = ((high[j] - low[j]) / 2) * slope(j);
    return slopes;
  });
}

function boxOf(actions: ContinuousActions): { low: readonly number[]; high: readonly number[] } {
  return toGymSpace(actions) as Extract<ReturnType<typeof toGymSpace>, { type: 'box' }>;
}

/** Steering is the first of the two numbers of an action, speed the second. */
export function perAspect<T>(make: (aspect: (typeof ASPECTS)[number], j: number) => T): PerAspect<T> {
  return { steering: make('steering', 0), speed: make('speed', 1) };
}
