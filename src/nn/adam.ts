import { engine, variable, zeros } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Variable } from '@tensorflow/tfjs-core';
import { ADAM, type AdamAttrs } from './kernels/adam-kernel.ts';
import { overwrite, tensorView } from './tensor-view.ts';

/** Adam's memory; structured-cloneable. */
export interface AdamState {
  /** Steps taken so far. */
  readonly step: number;
  /** First moments, one array per variable. */
  readonly m: readonly Float32Array[];
  /** Second moments. */
  readonly v: readonly Float32Array[];
}

/** The constants of Adam; ε as in the PPO implementations that the field compares with. */
export interface AdamOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/**
 * Adam (Kingma & Ba 2014, arXiv:1412.6980) for a fixed list of variables, all of them in one kernel call. Unlike tfjs's own
 * optimiser it works in place, clips by the global norm, and its state can be saved and restored exactly.
 */
export class Adam {
  readonly #variables: readonly Variable[];
  readonly #m: readonly Variable[];
  readonly #v: readonly Variable[];
  readonly #beta1: number;
  readonly #beta2: number;
  readonly #epsilon: number;
  #step = 0;

  constructor(
    variables: readonly Variable[],
    { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-5 }: AdamOptions = {},
  ) {
    this.#variables = variables;
    this.#m = variables.map((weights) => zeroVariable(weights));
    this.#v = variables.map((weights) => zeroVariable(weights));
    this.#beta1 = beta1;
    this.#beta2 = beta2;
    this.#epsilon = epsilon;
  }

  /**
   * Moves the variables one step against their gradients.
   * @param gradients one per variable, in the constructor's order
   * @param maxGradNorm the gradients are scaled down together if their joint norm is larger; Infinity for no clipping
   */
  step(gradients: readonly Tensor[], learningRate: number, maxGradNorm = Infinity): void {
    this.#step++;
    const inputs: NamedTensorMap = {};
    for (let i = 0; i < this.#variables.length; i++) {
      inputs[`weights${i}`] = this.#variables[i]!;
      inputs[`gradient${i}`] = gradients[i]!;
      inputs[`m${i}`] = this.#m[i]!;
      inputs[`v${i}`] = this.#v[i]!;
    }
    const attrs: AdamAttrs = {
      count: this.#variables.length,
      maxGradNorm,
      beta1: this.#beta1,
      beta2: this.#beta2,
      epsilon: this.#epsilon,
      rate: learningRate / (1 - this.#beta1 ** this.#step),
      root: 1 / (1 - this.#beta2 ** this.#step),
    };
    engine().runKernel(ADAM, inputs, { ...attrs });
  }

  /** Forgets what it knows of some of its variables, whose weights begin anew. */
  forget(variables: readonly Variable[]): void {
    this.#variables.forEach((weights, i) => {
      if (!variables.includes(weights)) return;
      tensorView(this.#m[i]).fill(0);
      tensorView(this.#v[i]).fill(0);
    });
  }

  save(): AdamState {
    return {
      step: this.#step,
      m: this.#m.map((moment) => tensorView(moment).slice()),
      v: this.#v.map((moment) => tensorView(moment).slice()),
    };
  }

  restore(state: AdamState): void {
    this.#step = state.step;
    this.#m.forEach((moment, i) => overwrite(moment, state.m[i]));
    this.#v.forEach((moment, i) => overwrite(moment, state.v[i]));
  }

  dispose(): void {
    for (const moment of [...this.#m, ...this.#v]) moment.dispose();
  }
}

function zeroVariable(like: Variable): Variable {
  const initial = zeros(like.shape);
  const created = variable(initial, false);
  initial.dispose();
  return created;
}
