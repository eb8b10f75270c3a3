import type { ScorerRuntime } from '../reward/scorer-message.ts';

/** Texts of Pyodide. */
export interface PythonTexts {
  /** Text of pyodide.mjs. */
  readonly loader: string;
  /** Text of pyodide.asm.mjs. */
  readonly glue: string;
  /** `{info, packages}` of pyodide-lock.json, without its packages. */
  readonly lock: string;
}

/** The large files of Pyodide. */
export interface PythonBytes {
  /** pyodide.asm.wasm */
  readonly wasm: Blob;
  /** python_stdlib.zip */
  readonly library: Blob;
}

/** Pyodide as the sandbox needs it, which has no network to fetch it itself. */
export type PythonFiles = PythonTexts & PythonBytes;

/** Page → sandbox frame (client/sandbox.html). */
export type SandboxRequest =
  /** The program of a runtime's workers: one classic script. Sent before the first worker of the runtime. */
  | { readonly type: 'script'; readonly runtime: ScorerRuntime; readonly code: string }
  /** With the memory to start Python from, if the page has kept one since an earlier visit. */
  | { readonly type: 'python-files'; readonly files: PythonFiles; readonly snapshot: Blob | null }
  /** Start a worker and join it to the port that travels along. */
  | { readonly type: 'spawn'; readonly workerId: number; readonly runtime: ScorerRuntime }
  | { readonly type: 'kill'; readonly workerId: number };

/** Sandbox frame → page. */
export type SandboxReply =
  | { readonly type: 'up' }
  /** The request arrived; its runtime may still be starting. */
  | { readonly type: 'spawned'; readonly workerId: number }
  | { readonly type: 'started'; readonly workerId: number }
  | { readonly type: 'failed'; readonly workerId: number; readonly message: string }
  /** Memory of a Python that has started and run no user code, to be kept; null when the kept one does not start. */
  | { readonly type: 'snapshot'; readonly snapshot: Blob | null };

/** Sandbox frame → one of its workers, once, before anything else. */
export interface StartWorker {
  readonly type: 'start';
}

/** What a Python worker needs besides. */
export interface StartPython extends StartWorker {
  /** Blob URLs. */
  readonly loader: string;
  readonly glue: string;
  readonly module: WebAssembly.Module;
  readonly library: Blob;
  readonly lock: string;
  /** Memory of a worker that had started but run no user code; null for a full start. */
  readonly snapshot: Blob | null;
}

/** Worker → sandbox frame, before it is given its port and so before any user code. */
export type StartReply =
  | { readonly type: 'started'; readonly snapshot: Blob | null }
  | { readonly type: 'failed'; readonly message: string };

/** Sandbox frame → worker: the port to serve travels along. */
export interface ServePort {
  readonly type: 'serve';
}
