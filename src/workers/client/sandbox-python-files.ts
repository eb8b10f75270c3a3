import libraryUrl from 'pyodide/python_stdlib.zip?url';
import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import type { PythonFiles } from '../sandbox-message.ts';

/**
 * Fetches Pyodide's files from where the app itself came from.
 * @param onBytes is told how many bytes of the two large files have arrived
 * @throws TypeError when a file cannot be fetched
 */
export async function fetchPythonFiles(onBytes: (bytes: number) => void): Promise<PythonFiles> {
  let bytes = 0;
  const count = (chunk: number): void => {
    bytes += chunk;
    onBytes(bytes);
  };
  const [wasm, library, loader, glue, { info }] = await Promise.all([
    fetchBytes(wasmUrl, count),
    fetchBytes(libraryUrl, count),
    // As text inside a module: a dev server would rewrite their imports if they were fetched as files.
    import('pyodide/pyodide.mjs?raw'),
    import('pyodide/pyodide.asm.mjs?raw'),
    import('pyodide/pyodide-lock.json'),
  ]);
  // The sandbox cannot load packages, so it needs no list of them.
  const lock = JSON.stringify({ info, packages: {} });
  return { wasm, library, loader: loader.default, glue: glue.default, lock };
}

/** Bytes of the two large files of Pyodide 314.0.7, before compression; for a progress bar. */
export const PYTHON_BYTES = 12_150_000;

async function fetchBytes(url: string, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new TypeError(`${url} answered ${response.status}`);
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted).arrayBuffer();
}
