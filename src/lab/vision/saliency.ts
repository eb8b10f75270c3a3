import { NetworkInputGradients } from '../../nn/network-input-gradients.ts';
import { type ClassifierSnapshot, writeInputs } from './classifier.ts';

/**
 * Which pixels a classifier's score of a class hangs on: the size of its slope by each pixel, the largest of the pixel's channels
 * (Simonyan et al. 2014, arXiv:1312.6034, section 3). tfjs must have been started.
 * @param pixels of one picture, 0 … 255
 * @param label index of the class
 * @returns [height × width], the largest 1; all 0 where no pixel matters
 */
export function saliencyOf(
  { network, weights }: ClassifierSnapshot,
  pixels: Uint8Array,
  label: number,
): Float32Array {
  const channels = network.image?.channels ?? 1;
  const inputs = new Float32Array(pixels.length);
  writeInputs(pixels, 0, pixels.length, inputs, 0);
  const slopes = new Float32Array(network.outputs);
  slopes[label] = 1;
  const gradients = new NetworkInputGradients(network, weights);
  const gradient = gradients.run(inputs, slopes, 1);
  gradients.dispose();
  const effects = Float32Array.from({ length: pixels.length / channels }, (_, pixel) =>
    gradient
      .subarray(pixel * channels, (pixel + 1) * channels)
      .reduce((most, d) => Math.max(most, Math.abs(d)), 0),
  );
  const most = effects.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? effects : effects.map((effect) => effect / most);
}
