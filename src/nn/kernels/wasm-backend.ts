import { backend, getBackend, util } from '@tensorflow/tfjs-core';
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
    /** The part of tfjs's module that knows tensors by their number. */
    readonly tfjs: {
      registerTensor(id: number, numbers: number, pointer: number): void;
      /** Drops what belongs to a tensor, but not its numbers. */
      disposeData(id: number): void;
    };
  };
  readonly dataIdMap: { get(dataId: object): { readonly id: number; readonly memoryOffset: number } };
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

/**
 * To be called for weights whose numbers have been changed in place. Stock kernels (convolutions, matMul, their fused forms) keep
 * a packed copy of their second operand as long as its tensor lives, and would go on with the old numbers.
 */
export function forgetPacked(tfjs: TfjsWasmBackend, { dataId, shape }: TensorInfo): void {
  const { id, memoryOffset } = tfjs.dataIdMap.get(dataId);
  tfjs.wasm.tfjs.disposeData(id);
  tfjs.wasm.tfjs.registerTensor(id, util.sizeFromShape(shape), memoryOffset);
}
