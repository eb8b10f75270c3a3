import type { TensorInfo } from '@tensorflow/tfjs-core';
import { pointerOf, wasmMemory, type TfjsWasmBackend } from '../wasm-backend.ts';
import { instantiateElementwise, type ElementwiseExports } from './elementwise.ts';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes, type GemmExports, type WasmMatrix } from './gemm.ts';

/** The kernel modules on tfjs's own memory, so that tensors are used where they are and nothing is copied. */
export class KernelRuntime {
  readonly tfjs: TfjsWasmBackend;
  readonly elementwise: ElementwiseExports;
  readonly #gemm: GemmExports;
  readonly #tile: number;
  #packed: number;
  #packedBytes: number;

  constructor(tfjs: TfjsWasmBackend) {
    const memory = wasmMemory(tfjs);
    this.tfjs = tfjs;
    this.elementwise = instantiateElementwise(memory);
    this.#gemm = instantiateGemm(memory);
    this.#tile = tfjs.wasm._malloc(GEMM_TILE_BYTES);
    this.#packedBytes = 1 << 16;
    this.#packed = tfjs.wasm._malloc(this.#packedBytes);
  }

  pointer(tensor: TensorInfo): number {
    return pointerOf(this.tfjs, tensor);
  }

  /** C [m × n] = A [m × k] · B [k × n] + bias [n]; `c` and `bias` are pointers to dense rows, `bias` = 0 for none. */
  multiply(m: number, n: number, k: number, a: WasmMatrix, b: WasmMatrix, bias: number, c: number): void {
    this.#reserve(packedBytes(k, n));
    this.#gemm.pack(k, n, b.pointer, b.rowStride, b.columnStride, this.#packed);
    this.#gemm.multiply(m, n, k, a.pointer, a.rowStride, a.columnStride, this.#packed, bias, c, this.#tile);
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#packedBytes) return;
    this.tfjs.wasm._free(this.#packed);
    this.#packedBytes = bytes;
    this.#packed = this.tfjs.wasm._malloc(bytes);
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
