import { noWasmSimd } from './tensorflow-error.ts';

/**
 * The part of the WebAssembly API that this folder uses. It is declared here because the pure layers compile without the
 * type libraries (DOM, Node) that would declare it.
 */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (limits: { initial: number }) => WasmMemory;
}

/** A linear memory; `buffer` is another object after the memory has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

const api = (globalThis as unknown as { WebAssembly?: WebAssemblyApi }).WebAssembly;

/** False on an engine without WebAssembly or without an instruction set that the module uses. */
export function canRunWasm(bytes: Uint8Array): boolean {
  return api !== undefined && api.validate(bytes);
}

/** Bytes in a page, the unit in which memories are sized. */
export const WASM_PAGE_BYTES = 65_536;

/** A memory of at least `bytes` bytes that never grows. @throws TensorflowError code `no-wasm-simd` without WebAssembly */
export function createWasmMemory(bytes: number): WasmMemory {
  return new (required().Memory)({ initial: Math.ceil(bytes / WASM_PAGE_BYTES) });
}

/**
 * Compiles a module and joins it to `memory`, which it imports as `env.memory`.
 * @returns its exports; the caller knows their types from the module's source
 * @throws TensorflowError code `no-wasm-simd` on an engine that cannot run it
 */
export function instantiateWasm(bytes: Uint8Array, memory: WasmMemory): object {
  if (!canRunWasm(bytes)) throw noWasmSimd();
  const { Module, Instance } = required();
  return new Instance(new Module(bytes), { env: { memory } }).exports;
}

function required(): WebAssemblyApi {
  if (api === undefined) throw noWasmSimd();
  return api;
}
