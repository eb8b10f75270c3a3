import type { loadPyodide as LoadPyodide, PyodideInterface } from 'pyodide';
import { capHeap, PYTHON_HEAP_LIMIT } from '../reward/python/heap-cap.ts';
import type { SeededEntropy } from '../reward/python/seeded-entropy.ts';
import type { StartPython } from './sandbox-message.ts';

/** Pyodide wants absolute addresses for files; none of them is ever asked for. */
const NOWHERE = 'https://sandbox.invalid/';

interface BootedPyodide {
  readonly pyodide: PyodideInterface;
  /** Memory after a full start and `prepare`; null when started from a snapshot itself. */
  readonly snapshot: Blob | null;
}

/**
 * Starts CPython from bytes alone. Pyodide expects a network, so while it starts `fetch` and streaming instantiation
 * are played by functions that hand out what the frame gave. Pyodide itself is pinned to one version: snapshots are
 * its private interface.
 * @param entropy stands in for the browser's random bytes from now on
 * @param prepare runs after a full start; what it leaves in the memory is there after a start from the snapshot, too
 */
export async function bootPyodide(
  start: StartPython,
  entropy: SeededEntropy,
  prepare: (pyodide: PyodideInterface) => void,
): Promise<BootedPyodide> {
  capHeap(WebAssembly.Memory.prototype, PYTHON_HEAP_LIMIT);
  Object.defineProperty(crypto, 'getRandomValues', { value: entropy.fill });
  // Pyodide takes a worker with importScripts for one that cannot import modules.
  Object.assign(self, { importScripts: undefined });
  const library = await start.library.arrayBuffer();
  const snapshotBytes = start.snapshot && new Uint8Array(await start.snapshot.arrayBuffer());
  const [loader, glue] = await Promise.all([
    import(/* @vite-ignore */ start.loader) as Promise<{ loadPyodide: typeof LoadPyodide }>,
    import(/* @vite-ignore */ start.glue) as Promise<{ default: CreatePyodideModule }>,
  ]);
  const stopPlaying = playNetwork(library, start.module);
  const pyodide = await loader.loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: start.lock,
    createPyodideModule: glue.default,
    env: { PYTHONHASHSEED: '0' }, // the order of a set of strings is the same in every run
    stdin: () => null,
    ...(snapshotBytes ? { _loadSnapshot: snapshotBytes } : { _makeSnapshot: true }),
  });
  stopPlaying();
  if (snapshotBytes) return { pyodide, snapshot: null };
  prepare(pyodide);
  return { pyodide, snapshot: new Blob([pyodide.makeMemorySnapshot() as Uint8Array<ArrayBuffer>]) };
}

type CreatePyodideModule = NonNullable<NonNullable<Parameters<typeof LoadPyodide>[0]>['createPyodideModule']>;

/** @returns a function that puts the real ones back; that they lead nowhere is the business of the sandbox's policy */
function playNetwork(library: ArrayBuffer, module: WebAssembly.Module): () => void {
  const fetch = self.fetch.bind(self);
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (input) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url.endsWith('python_stdlib.zip')) return new Response(library);
    if (url.endsWith('.wasm')) return new Response(null);
    throw new TypeError('reward functions have no network');
  };
  WebAssembly.instantiateStreaming = async (response, imports) => {
    await response;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return () => {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}
