import type { ConvolutionSpec, ImageShape, NetworkShape } from '../../nn/network-shape.ts';
import { pictureSize } from './image-set.ts';

/** With more filters and strides than the policies' own: a class is a coarser thing than where a line is. */
const CONVOLUTIONS: readonly ConvolutionSpec[] = [
  { filters: 12, kernelSize: 5, stride: 2 },
  { filters: 24, kernelSize: 3, stride: 2 },
];

/** The convolutional network that tells classes of pictures. */
export function classifierNetwork({ width, height, channels }: ImageShape, classes: number): NetworkShape {
  return {
    image: { width, height, channels },
    convolutions: CONVOLUTIONS,
    features: 0,
    hiddenSizes: [64],
    outputs: classes,
  };
}

/** What it is compared with: one weight per pixel and class, and a softmax (multinomial logistic regression). */
export function linearNetwork(image: ImageShape, classes: number): NetworkShape {
  return { image: null, convolutions: [], features: pictureSize(image), hiddenSizes: [], outputs: classes };
}
