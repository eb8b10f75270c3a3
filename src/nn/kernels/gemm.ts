import { decodeBase64 } from './base64.ts';
import { instantiateWasm, type WasmMemory } from './web-assembly.ts';
import { GEMM_BASE64 } from './gemm-bytes.ts';

/** A float32 matrix in a wasm memory; the strides make a transposed view free. All numbers are bytes. */
export interface WasmMatrix {
  readonly pointer: number;
  /** From one row to the next. */
  readonly rowStride: number;
  /** From one column to the next. */
  readonly columnStride: number;
}

/** What `gemm.wat` exports; pointers and strides in bytes. */
export interface GemmExports {
  pack(k: number, n: number, b: number, bRow: number, bCol: number, packed: number): void;
  multiply(
    m: number,
    n: number,
    k: number,
    a: number,
    aRow: number,
    aCol: number,
    packed: number,
    bias: number,
    c: number,
    tile: number,
  ): void;
}

/** Scratch that `multiply` needs for a tile at the edge of the result. */
export const GEMM_TILE_BYTES = 128;

/** Bytes that a right-hand matrix [k × n] takes once packed. */
export function packedBytes(k: number, n: number): number {
  return Math.ceil(n / 8) * k * 32;
}

/** The assembled `gemm.wat`. */
export function gemmModuleBytes(): Uint8Array {
  return decodeBase64(GEMM_BASE64);
}

/** The matrix multiplication of `gemm.wat` on the given memory. */
export function instantiateGemm(memory: WasmMemory): GemmExports {
  return instantiateWasm(gemmModuleBytes(), memory) as GemmExports;
}
