import type { ActionSpaceSpec } from '../race/action-space.ts';
import type { SensorSpec } from '../race/observers/sensor-spec.ts';
import type { Evaluation } from '../race/evaluation.ts';
import type { ActorCriticWeights } from '../rl/actor-critic-weights.ts';
import type { AlgorithmSpec } from '../rl/algorithms.ts';
import type { Car } from '../sim/car.ts';

/** A policy that can drive: enough to act, to draw and to write a policy folder. Structured-cloneable. */
export interface PolicySnapshot extends ActorCriticWeights {
  /** Versioned name of the environment it learnt in. */
  readonly envId: string;
  /** The track it learnt on, the first of several. */
  readonly trackId: string;
  readonly moreTrackIds: readonly string[];
  readonly car: Car;
  readonly sensors: SensorSpec;
  readonly actions: ActionSpaceSpec;
  /** Environment steps learnt from. */
  readonly steps: number;
  readonly seed: number;
  /** What it was learnt with. */
  readonly algorithm: AlgorithmSpec;
  readonly evaluation: Evaluation | null;
}
