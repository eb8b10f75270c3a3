import { outPixels, patchSize, type ConvolutionGeometry } from './kernels/convolution.ts';
import { checkWeights } from './mlp-weights.ts';

/** One convolution: square filters, the same stride both ways, no padding. */
export interface ConvolutionSpec {
  readonly filters: number;
  /** Side of a filter in pixels. */
  readonly kernelSize: number;
  readonly stride: number;
}

/** The picture that a row of observations begins with, row by row, the channels of a pixel side by side. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** What a `Network` looks like. */
export interface NetworkShape {
  /** Null where nothing is seen: the network is then a perceptron of the features. */
  readonly image: ImageShape | null;
  /** At least one where there is an image, none where there is not. */
  readonly convolutions: readonly ConvolutionSpec[];
  /** Numbers that follow the image in every row and join in behind the convolutions, such as a lidar's; 0 for none. */
  readonly features: number;
  /** Units of the fully connected hidden layers. */
  readonly hiddenSizes: readonly number[];
  readonly outputs: number;
}

/**
 * For a camera of 32 × 16 to 40 × 30 pixels. The second convolution keeps every place: with a stride of 2 it costs half as much,
 * but says too coarsely where the lines are (clean laps from pictures alone came later, and went again).
 */
export const CAMERA_CONVOLUTIONS: readonly ConvolutionSpec[] = [
  { filters: 8, kernelSize: 5, stride: 2 },
  { filters: 16, kernelSize: 3, stride: 1 },
];

/** Convolutions by the most pixels that they are for; the last ones are for all larger pictures. */
const CONVOLUTIONS: readonly {
  readonly pixels: number;
  readonly convolutions: readonly ConvolutionSpec[];
}[] = [
  { pixels: 40 * 30, convolutions: CAMERA_CONVOLUTIONS },
  {
    pixels: 64 * 48,
    convolutions: [
      { filters: 8, kernelSize: 5, stride: 2 },
      { filters: 16, kernelSize: 3, stride: 2 },
    ],
  },
  {
    // Strides as in Mnih et al. 2015 (_Nature_ 518), which DeepRacer's networks follow, with fewer filters.
    pixels: Infinity,
    convolutions: [
      { filters: 8, kernelSize: 8, stride: 4 },
      { filters: 16, kernelSize: 4, stride: 2 },
      { filters: 16, kernelSize: 3, stride: 2 },
    ],
  },
];

/** The convolutions that suit an image: of a narrow one only those whose filters fit; none where there is no image. */
export function convolutionsFor(image: ImageShape | null): readonly ConvolutionSpec[] {
  if (image === null) return [];
  const { convolutions } = CONVOLUTIONS.find(({ pixels }) => image.width * image.height <= pixels)!;
  const fitting: ConvolutionSpec[] = [];
  let edge = Math.min(image.width, image.height);
  for (const spec of convolutions) {
    if (spec.kernelSize > edge) break;
    fitting.push(spec);
    edge = outEdge(edge, spec);
  }
  return fitting;
}

/** A convolution of a `Network` with everything that follows from where it stands. */
export interface ConvolutionLayer extends ConvolutionSpec {
  readonly geometry: ConvolutionGeometry;
}

/**
 * Works out what every convolution takes and gives.
 * @throws RangeError for an image without convolutions or the other way round, and where a filter is larger than its image
 */
export function convolutionLayers({ image, convolutions }: NetworkShape): ConvolutionLayer[] {
  if ((image === null) !== (convolutions.length === 0))
    throw new RangeError('A network has convolutions if, and only if, it has an image');
  if (image === null) return [];
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
      outHeight: outEdge(height, spec),
      outWidth: outEdge(width, spec),
    };
    ({ outHeight: height, outWidth: width } = geometry);
    channels = filters;
    return { ...spec, geometry };
  });
}

/** Places along an edge that a filter fits into. */
function outEdge(edge: number, { kernelSize, stride }: ConvolutionSpec): number {
  return Math.floor((edge - kernelSize) / stride) + 1;
}

/** Numbers in a picture. */
export function imageSize(image: ImageShape | null): number {
  return image === null ? 0 : image.height * image.width * image.channels;
}

/** Numbers in a row of observations: the image, row by row, then the features. */
export function networkInputs({ image, features }: NetworkShape): number {
  return imageSize(image) + features;
}

/** Layers of the perceptron behind the convolutions, inputs first. */
export function headSizes(shape: NetworkShape): number[] {
  const last = convolutionLayers(shape).at(-1);
  const seen = last === undefined ? 0 : outPixels(last.geometry) * last.filters;
  return [seen + shape.features, ...shape.hiddenSizes, shape.outputs];
}

/** A network in a few characters, for people: `26-64-64-2`, or `32×16×1 > 8@5×5/2 > 16@3×3/2 > 192-64-2`. */
export function describeNetwork(shape: NetworkShape): string {
  const { image, convolutions } = shape;
  const seen = image === null ? [] : [`${image.width}×${image.height}×${image.channels}`];
  const filters = convolutions.map(({ filters, kernelSize: k, stride }) => `${filters}@${k}×${k}/${stride}`);
  return [...seen, ...filters, headSizes(shape).join('-')].join(' > ');
}

/** @throws RangeError unless `weights` are those of a network of this shape */
export function checkNetworkWeights(shape: NetworkShape, weights: readonly Float32Array[]): void {
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
