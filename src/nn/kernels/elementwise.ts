import { decodeBase64 } from './base64.ts';
import { instantiateWasm, type WasmMemory } from './web-assembly.ts';
import { ELEMENTWISE_BASE64 } from './elementwise-bytes.ts';

/** What `elementwise.wat` exports; arrays are pointers in bytes, counts are numbers of float32. */
export interface ElementwiseExports {
  tanh(count: number, from: number, to: number): void;
  tanhGradient(count: number, dy: number, y: number, dz: number): void;
  relu(count: number, from: number, to: number): void;
  reluGradient(count: number, dy: number, y: number, dz: number): void;
  columnSums(rows: number, columns: number, from: number, to: number): void;
  sumOfSquares(count: number, from: number): number;
  adam(
    count: number,
    weights: number,
    gradient: number,
    m: number,
    v: number,
    scale: number,
    beta1: number,
    beta2: number,
    rate: number,
    root: number,
    epsilon: number,
  ): void;
}

/** The loops of `elementwise.wat` on the given memory. */
export function instantiateElementwise(memory: WasmMemory): ElementwiseExports {
  return instantiateWasm(decodeBase64(ELEMENTWISE_BASE64), memory) as ElementwiseExports;
}
