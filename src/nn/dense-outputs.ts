import type { DenseShapes } from './dense-shapes.ts';

/** Adds a number to the biases of some outputs of a layer, in place. */
export function shiftBiases<Name extends string>(
  shapes: DenseShapes<Name>,
  weights: readonly Float32Array[],
  name: Name,
  outputs: readonly number[],
  by: number,
): void {
  const [, biases] = layerWeights(shapes, weights, name);
  for (const output of outputs) biases[output] += by;
}

/** Multiplies some outputs of a layer, those from `first` until `behind`, in place. */
export function scaleOutputs<Name extends string>(
  shapes: DenseShapes<Name>,
  weights: readonly Float32Array[],
  name: Name,
  [first, behind]: readonly [first: number, behind: number],
  by: number,
): void {
  const outputs = shapes[name][1];
  for (const array of layerWeights(shapes, weights, name))
    for (let row = 0; row < array.length; row += outputs)
      for (let output = first; output < behind; output++) array[row + output] *= by;
}

/** The kernel [inputs × outputs] and the biases [outputs] of a layer. */
export function layerWeights<Name extends string>(
  shapes: DenseShapes<Name>,
  weights: readonly Float32Array[],
  name: Name,
): [Float32Array, Float32Array] {
  const at = 2 * Object.keys(shapes).indexOf(name);
  return [weights[at], weights[at + 1]];
}
