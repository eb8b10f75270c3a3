import { outPixels, patchSize, type ConvolutionGeometry } from './kernels/convolution.ts';
import { checkWeights } from './mlp.ts';

/** One convolution: square filters, the same stride both ways, no padding. */
export interface ConvolutionSpec {
  readonly filters: number;
  /** Side of a filter in pixels. */
  readonly kernelSize: number;
  readonly stride: number;
}

/** What a `Cnn` looks like. */
export interface CnnShape {
  readonly image: { readonly height: number; readonly width: number; readonly channels: number };
  readonly convolutions: readonly ConvolutionSpec[];
  /** Numbers that follow the image in every row and join in behind the convolutions, such as a lidar's; 0 for none. */
  readonly features: number;
  /** Units of the fully connected hidden layers. */
  readonly hiddenSizes: readonly number[];
  readonly outputs: number;
}

/** The convolutions for a camera of 32 × 16 to 64 × 48 pixels: two, whose strides leave a few hundred numbers. */
export const CAMERA_CONVOLUTIONS: readonly ConvolutionSpec[] = [
  { filters: 8, kernelSize: 5, stride: 2 },
  { filters: 16, kernelSize: 3, stride: 2 },
];

/** A convolution of a `Cnn` with everything that follows from where it stands. */
export interface ConvolutionLayer extends ConvolutionSpec {
  readonly geometry: ConvolutionGeometry;
}

/** Works out what every convolution takes and gives. @throws RangeError without any, and where a filter is larger than its image */
export function convolutionLayers({ image, convolutions }: CnnShape): ConvolutionLayer[] {
  if (convolutions.length === 0) throw new RangeError('A Cnn has at least one convolution; use an Mlp');
  let { height, width, channels } = image;
  return convolutions.map((spec, i) => {
    const { filters, kernelSize, stride } = spec;
    if (kernelSize > height || kernelSize > width) {
      throw new RangeError(
        `Convolution ${i + 1}: a filter of ${kernelSize} × ${kernelSize} pixels does not fit into ${width} × ${height}; use a larger camera image or fewer convolutions`,
      );
    }
    const geometry = {
      height,
      width,
      channels,
      filterHeight: kernelSize,
      filterWidth: kernelSize,
      strideY: stride,
      strideX: stride,
      top: 0,
      left: 0,
      outHeight: Math.floor((height - kernelSize) / stride) + 1,
      outWidth: Math.floor((width - kernelSize) / stride) + 1,
    };
    ({ outHeight: height, outWidth: width } = geometry);
    channels = filters;
    return { ...spec, geometry };
  });
}

/** Numbers in a row of observations: the image, row by row, then the features. */
export function cnnInputs({ image, features }: CnnShape): number {
  return image.height * image.width * image.channels + features;
}

/** Layers of the perceptron behind the convolutions, inputs first. */
export function headSizes(shape: CnnShape): number[] {
  const { geometry, filters } = convolutionLayers(shape).at(-1)!;
  return [outPixels(geometry) * filters + shape.features, ...shape.hiddenSizes, shape.outputs];
}

/** @throws RangeError unless `weights` are those of a network of this shape */
export function checkCnnWeights(shape: CnnShape, weights: readonly Float32Array[]): void {
  const layers = convolutionLayers(shape);
  layers.forEach(({ geometry, filters }, i) => {
    const sizes = [patchSize(geometry) * filters, filters];
    sizes.forEach((size, j) => {
      const length = weights[2 * i + j]?.length;
      if (length !== size) {
        throw new RangeError(
          `Weight array ${2 * i + j} belongs to convolution ${i + 1} and has ${size} numbers, not ${length ?? 'none'}`,
        );
      }
    });
  });
  checkWeights(headSizes(shape), weights.slice(2 * layers.length));
}
