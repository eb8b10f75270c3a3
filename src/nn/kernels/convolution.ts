import { decodeBase64 } from './base64.ts';
import { instantiateWasm, type WasmMemory } from './web-assembly.ts';
import { CONVOLUTION_BASE64 } from './convolution-bytes.ts';

/** How a filter moves over one image, in pixels. */
export interface ConvolutionGeometry {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideY: number;
  readonly strideX: number;
  /** Rows of zeros above the image, and columns to its left. */
  readonly top: number;
  readonly left: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** What `convolution.wat` exports; arrays are pointers in bytes, counts and sizes are numbers of float32. */
interface ConvolutionModule {
  add(from: number, to: number, count: number): void;
  patches(
    back: 0 | 1,
    image: number,
    patches: number,
    height: number,
    width: number,
    channels: number,
    filterHeight: number,
    filterWidth: number,
    strideY: number,
    strideX: number,
    top: number,
    left: number,
    outHeight: number,
    outWidth: number,
  ): void;
  depthwise(
    rows: number,
    taps: number,
    channels: number,
    a: number,
    aRow: number,
    b: number,
    to: number,
    toRow: number,
  ): void;
}

/** The loops of `convolution.wat` on one memory. Geometries must have at least one pixel in and out. */
export class ConvolutionLoops {
  readonly #module: ConvolutionModule;

  constructor(memory: WasmMemory) {
    this.#module = instantiateWasm(decodeBase64(CONVOLUTION_BASE64), memory) as ConvolutionModule;
  }

  /**
   * Copies what lies under the filter at every output pixel of one image to `patches` [outHeight·outWidth × patchSize]. Up to
   * `PATCH_PADDING_BYTES` behind them are written too.
   */
  gather(geometry: ConvolutionGeometry, image: number, patches: number): void {
    this.#patches(0, geometry, image, patches);
  }

  /** The way back, for gradients: adds every element of `patches` to the pixel that it would come from. */
  scatter(geometry: ConvolutionGeometry, patches: number, image: number): void {
    this.#patches(1, geometry, image, patches);
  }

  /** to += from */
  add(count: number, from: number, to: number): void {
    this.#module.add(from, to, count);
  }

  /** filterGradient [taps × channels] += the sum over the rows of patches [rows × taps × channels] · dy [rows × channels]. */
  depthwiseFilterGradient(
    rows: number,
    taps: number,
    channels: number,
    patches: number,
    dy: number,
    filterGradient: number,
  ): void {
    this.#module.depthwise(rows, taps, channels, patches, 4 * taps * channels, dy, filterGradient, 0);
  }

  /** patchesGradient [rows × taps × channels] += filter [taps × channels] · dy [rows × channels]. */
  depthwisePatchesGradient(
    rows: number,
    taps: number,
    channels: number,
    filter: number,
    dy: number,
    patchesGradient: number,
  ): void {
    this.#module.depthwise(rows, taps, channels, filter, 0, dy, patchesGradient, 4 * taps * channels);
  }

  #patches(back: 0 | 1, geometry: ConvolutionGeometry, image: number, patches: number): void {
    this.#module.patches(
      back,
      image,
      patches,
      geometry.height,
      geometry.width,
      geometry.channels,
      geometry.filterHeight,
      geometry.filterWidth,
      geometry.strideY,
      geometry.strideX,
      geometry.top,
      geometry.left,
      geometry.outHeight,
      geometry.outWidth,
    );
  }
}

/** How far behind the patches `gather` may write. */
export const PATCH_PADDING_BYTES = 16;

/** Numbers in one patch. */
export function patchSize({ filterHeight, filterWidth, channels }: ConvolutionGeometry): number {
  return filterHeight * filterWidth * channels;
}

/** Pixels, and so patches, per image of the result. */
export function outPixels({ outHeight, outWidth }: ConvolutionGeometry): number {
  return outHeight * outWidth;
}

/** Numbers in one image. */
export function imageSize({ height, width, channels }: ConvolutionGeometry): number {
  return height * width * channels;
}
