import type { ActionSpaceSpec } from '../race/action-space.ts';
import type { Evaluation } from '../race/evaluation.ts';
import type { PpoConfig } from '../rl/ppo-config.ts';

/** A policy that can drive: enough to act, to draw and to write a policy folder. */
export interface PolicySnapshot {
  readonly envId: string;
  readonly trackId: string;
  readonly sensors: 'state';
  readonly actions: ActionSpaceSpec;
  /** Units per layer, inputs first: [observationSize, …hidden, outputs]. */
  readonly layerSizes: readonly number[];
  /** Actor and critic, per layer a kernel [inputs × outputs] then a bias [outputs]. */
  readonly actor: readonly Float32Array[];
  readonly critic: readonly Float32Array[];
  /** Log standard deviation per action dimension; null for discrete actions. */
  readonly logStd: Float32Array | null;
  readonly steps: number;
  readonly seed: number;
  readonly config: PpoConfig;
  readonly evaluation: Evaluation | null;
}
