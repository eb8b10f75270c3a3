import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { TensorflowError } from './tensorflow-error.ts';
import type { WasmMemory } from './web-assembly.ts';

/** What the kernels use of tfjs's wasm backend. tfjs is pinned to one version; `wasmMemory` checks the one undocumented part. */
export interface TfjsWasmBackend {
  readonly wasm: {
    /** The exports of tfjs's own module, as Emscripten keeps them. */
    readonly asm?: { readonly memory?: WasmMemory };
    _malloc(bytes: number): number;
    _free(pointer: number): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
  disposeData(dataId: object): boolean;
  typedArrayFromHeap(info: TensorInfo): Float32Array | Int32Array | Uint8Array;
}

/** The running wasm backend. @throws TensorflowError when tfjs runs on another backend or on none yet */
export function wasmBackend(): TfjsWasmBackend {
  if (getBackend() !== 'wasm') throw new TensorflowError('not-initialised', 'call initTensorflow() first');
  return backend() as unknown as TfjsWasmBackend;
}

/** tfjs's linear memory, in which all its tensors live. @throws TensorflowError if this tfjs does not give it out */
export function wasmMemory(tfjs: TfjsWasmBackend): WasmMemory {
  const memory = tfjs.wasm.asm?.memory;
  if (memory === undefined) {
    throw new TensorflowError(
      'incompatible',
      'this version of tfjs does not export the memory of its wasm backend',
    );
  }
  return memory;
}

/** Where a tensor's numbers begin, in bytes. */
export function pointerOf(tfjs: TfjsWasmBackend, tensor: TensorInfo): number {
  return tfjs.dataIdMap.get(tensor.dataId).memoryOffset;
}
