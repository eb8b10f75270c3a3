import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { pointerOf, wasmMemory, type TfjsWasmBackend } from './wasm-backend.ts';
import {
  ConvolutionLoops,
  imageSize,
  outPixels,
  PATCH_PADDING_BYTES,
  patchSize,
  type ConvolutionGeometry,
} from './convolution.ts';
import { instantiateElementwise, type ElementwiseExports } from './elementwise.ts';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes, type GemmExports, type WasmMatrix } from './gemm.ts';
import { Scratch } from './scratch.ts';
import type { WasmMemory } from './web-assembly.ts';

/** Patches of a batch are made and used in pieces of about this size, which stay in the processor's second cache. */
const CHUNK_BYTES = 1 << 17;

/** The kernel modules on tfjs's own memory, so that tensors are used where they are and nothing is copied. */
export class KernelRuntime {
  readonly tfjs: TfjsWasmBackend;
  readonly elementwise: ElementwiseExports;
  readonly convolution: ConvolutionLoops;
  readonly #memory: WasmMemory;
  readonly #gemm: GemmExports;
  readonly #tile: number;
  readonly #packed: Scratch;
  readonly #product: Scratch;
  readonly #patches: Scratch;

  constructor(tfjs: TfjsWasmBackend) {
    const memory = wasmMemory(tfjs);
    this.tfjs = tfjs;
    this.#memory = memory;
    this.elementwise = instantiateElementwise(memory);
    this.convolution = new ConvolutionLoops(memory);
    this.#gemm = instantiateGemm(memory);
    this.#tile = tfjs.wasm._malloc(GEMM_TILE_BYTES);
    this.#packed = new Scratch(tfjs.wasm);
    this.#product = new Scratch(tfjs.wasm);
    this.#patches = new Scratch(tfjs.wasm);
  }

  pointer(tensor: TensorInfo): number {
    return pointerOf(this.tfjs, tensor);
  }

  makeZeros(shape: readonly number[]): TensorInfo {
    const zeros = this.tfjs.makeOutput(shape, 'float32');
    this.clear(this.pointer(zeros), util.sizeFromShape(zeros.shape));
    return zeros;
  }

  /** Sets `count` numbers to 0. */
  clear(at: number, count: number): void {
    new Float32Array(this.#memory.buffer, at, count).fill(0);
  }

  /** C [m × n] = A [m × k] · B [k × n] + bias [n]; `c` and `bias` are pointers to dense rows, `bias` = 0 for none. */
  multiply(m: number, n: number, k: number, a: WasmMatrix, b: WasmMatrix, bias: number, c: number): void {
    const packed = this.#packed.reserve(packedBytes(k, n));
    this.#gemm.pack(k, n, b.pointer, b.rowStride, b.columnStride, packed);
    this.#gemm.multiply(m, n, k, a.pointer, a.rowStride, a.columnStride, packed, bias, c, this.#tile);
  }

  /** C [m × n] += A [m × k] · B [k × n] */
  addProduct(m: number, n: number, k: number, a: WasmMatrix, b: WasmMatrix, c: number): void {
    const product = this.#product.reserve(4 * m * n);
    this.multiply(m, n, k, a, b, 0, product);
    this.convolution.add(m * n, product, c);
  }

  /**
   * Goes through a batch in pieces: `visit` is told the first image, how many there are, and where their patches
   * [images · outPixels × patchSize] find room.
   */
  forEachChunk(
    geometry: ConvolutionGeometry,
    images: number,
    visit: (first: number, images: number, patches: number) => void,
  ): void {
    const bytesPerImage = 4 * outPixels(geometry) * patchSize(geometry);
    const most = Math.min(images, Math.max(1, Math.floor(CHUNK_BYTES / bytesPerImage)));
    const patches = this.#patches.reserve(most * bytesPerImage + PATCH_PADDING_BYTES);
    for (let first = 0; first < images; first += most) {
      visit(first, Math.min(most, images - first), patches);
    }
  }

  /** The patches of several images. */
  gather(geometry: ConvolutionGeometry, images: number, x: number, patches: number): void {
    const patchesStride = 4 * outPixels(geometry) * patchSize(geometry);
    const imageStride = 4 * imageSize(geometry);
    for (let i = 0; i < images; i++) {
      this.convolution.gather(geometry, x + i * imageStride, patches + i * patchesStride);
    }
  }

  /** Adds the patches of several images to where they come from. */
  scatter(geometry: ConvolutionGeometry, images: number, patches: number, x: number): void {
    const patchesStride = 4 * outPixels(geometry) * patchSize(geometry);
    const imageStride = 4 * imageSize(geometry);
    for (let i = 0; i < images; i++) {
      this.convolution.scatter(geometry, patches + i * patchesStride, x + i * imageStride);
    }
  }
}

/** A dense row-major matrix of `columns` columns at `pointer`. */
export function rowMajor(pointer: number, columns: number): WasmMatrix {
  return { pointer, rowStride: 4 * columns, columnStride: 4 };
}

/** The transpose of `matrix`: the same numbers with the strides exchanged. */
export function transposed(matrix: WasmMatrix): WasmMatrix {
  return { pointer: matrix.pointer, rowStride: matrix.columnStride, columnStride: matrix.rowStride };
}
