import { add, mul, sum, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { median } from '../../../../src/math/statistics.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { Critic, EARS } from '../../../../src/music/gan/critic.ts';
import { CRITIC_SHAPES } from '../../../../src/music/gan/critic-layout.ts';
import { MELODY_CELLS, ROLL_CELLS } from '../../../../src/music/gan/generator-layout.ts';
import { gradientPenalty, mixRolls } from '../../../../src/music/gan/gradient-penalty.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';
import { registerGradients } from '../../../../src/nn/gradients/register-gradients.ts';
import { overwrite, tensorView } from '../../../../src/nn/tensor-view.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(async () => {
  await startTensorflow();
  registerGradients();
});

const CONTEXT_KERNEL = 2 * Object.keys(CRITIC_SHAPES).indexOf('context');

describe('the gradient penalty', () => {
  it('of a linear score is (‖w‖ − 1)²', () => {
    const w = tensor2d([3, 4], [1, 2]);
    const penalty = gradientPenalty((x) => sum(mul(x, w), 1), tensor2d([1, 2, -5, 7], [2, 2]));
    expect(penalty.dataSync()[0]).toBeCloseTo(16, 5);
  });

  it('has, by every layer of the critic, the gradient that finite differences find', () => {
    const rng = new Rng(5);
    const critic = new Critic(initialDenseWeights(CRITIC_SHAPES, rng));
    const rolls = 3;
    const random = (cells: number): Tensor2D =>
      tensor2d(
        Float32Array.from({ length: rolls * cells }, () => (rng.uniform() < 0.1 ? 1 : 0)),
        [rolls, cells],
      );
    const [real, generated, melody, before] = [ROLL_CELLS, ROLL_CELLS, MELODY_CELLS, ROLL_CELLS].map(random);
    const mixed = mixRolls(real, generated, tensor2d([0.3, 0.5, 0.8], [3, 1]));
    const penalty = (): Scalar =>
      EARS.map((ear) =>
        gradientPenalty((roll) => critic.listen(ear, { roll, melody, before }), mixed),
      ).reduce((a, b) => add(a, b));
    const variables = [...critic.layers.variables];
    const { grads } = variableGrads(penalty, variables);

    for (const variable of variables) {
      const gradient = (grads[variable.name] as Tensor | undefined)?.dataSync();
      // A bias moves where the critic bends, not how steep it is: in a piecewise linear one its gradient is 0.
      if (variable.shape.length === 1) continue;
      // What follows from the block before does not depend on the rolls that are mixed.
      if (variable === critic.layers.variables[CONTEXT_KERNEL]) {
        expect(gradient!.every((slope) => slope === 0)).toBe(true);
        continue;
      }
      const norm = Math.sqrt(sumOfSquares(gradient!));
      const direction = gradient!.map((slope) => slope / norm) as Float32Array;
      // A unit that changes sides on the way makes a jump that no slope knows of: hence several ways, and their median.
      const slopes = [1e-4, 1.5e-4, 2e-4, 3e-4, 4e-4].map((step) =>
        slopeAlong(variable, direction, penalty, step),
      );
      expect(median(slopes)! / norm).toBeCloseTo(1, 2);
    }
  });
});

function sumOfSquares(values: Iterable<number>): number {
  let squares = 0;
  for (const value of values) squares += value ** 2;
  return squares;
}

/** The central difference of a scalar along a direction of a variable. */
function slopeAlong(variable: Variable, direction: Float32Array, scalar: () => Scalar, step: number): number {
  const start = tensorView(variable).slice();
  const at = (distance: number): number => {
    overwrite(
      variable,
      start.map((weight, i) => weight + distance * direction[i]),
    );
    return tidy(() => scalar().dataSync()[0]);
  };
  const slope = (at(step) - at(-step)) / (2 * step);
  overwrite(variable, start);
  return slope;
}
