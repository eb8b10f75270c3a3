/** Why tfjs cannot be used. */
export type TensorflowErrorCode =
  /** The JavaScript engine has no WebAssembly, or none with 128-bit SIMD. */
  | 'no-wasm-simd'
  /** tfjs's wasm binary could not be fetched or compiled. */
  | 'load-failed'
  /** Networks were used before `initTensorflow` had finished. */
  | 'not-initialised'
  /** tfjs is not the version that the kernel plug-in was written for. */
  | 'incompatible';

/** Thrown when the networks cannot run; `message` says what to do in words for the user of the app. */
export class TensorflowError extends Error {
  readonly code: TensorflowErrorCode;

  constructor(code: TensorflowErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'TensorflowError';
    this.code = code;
  }
}

/** The error for an engine that cannot run the kernels. */
export function noWasmSimd(): TensorflowError {
  return new TensorflowError(
    'no-wasm-simd',
    'Training needs WebAssembly with SIMD: use Chrome or Edge 91, Firefox 89, Safari 16.4, Node 16.4 or newer',
  );
}
