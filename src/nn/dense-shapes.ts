import type { Rng } from '../math/rng.ts';

/** Inputs and outputs of layers by name; the order of the names is that of their weights. */
export type DenseShapes<Name extends string = string> = Readonly<
  Record<Name, readonly [inputs: number, outputs: number]>
>;

/** What follows a layer lets through about half of it: its weights begin so much larger (He et al. 2015, arXiv:1502.01852). */
const GAIN = Math.SQRT2;

/** Uniform kernels of a spread of √(2 / inputs), zero biases. */
export function initialDenseWeights(shapes: DenseShapes, rng: Rng): Float32Array[] {
  return Object.values(shapes).flatMap(([inputs, outputs]) => {
    const most = GAIN * Math.sqrt(3 / inputs);
    const kernel = Float32Array.from({ length: inputs * outputs }, () => most * (2 * rng.uniform() - 1));
    return [kernel, new Float32Array(outputs)];
  });
}

/** @throws RangeError unless the weights are of these layers */
export function checkDenseWeights(shapes: DenseShapes, weights: readonly Float32Array[]): void {
  const names = Object.keys(shapes);
  if (weights.length !== 2 * names.length)
    throw new RangeError(
      `${names.length} layers have ${2 * names.length} weight arrays, not ${weights.length}`,
    );
  names.forEach((name, i) => {
    const [inputs, outputs] = shapes[name];
    const sizes = [inputs * outputs, outputs];
    sizes.forEach((size, k) => {
      const { length } = weights[2 * i + k];
      if (length !== size)
        throw new RangeError(`layer ${name}: has ${size} ${k === 0 ? 'weights' : 'biases'}, not ${length}`);
    });
  });
}
