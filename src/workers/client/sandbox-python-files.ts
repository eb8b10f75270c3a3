import libraryUrl from 'pyodide/python_stdlib.zip?url';
import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import type { PythonBytes, PythonTexts } from '../sandbox-message.ts';

/**
 * Imports the texts of Pyodide. As text inside a module, since a dev server would rewrite their imports if they were fetched
 * as files.
 */
export async function importPythonTexts(): Promise<PythonTexts> {
  const [loader, glue, { info }] = await Promise.all([
    import('pyodide/pyodide.mjs?raw'),
    import('pyodide/pyodide.asm.mjs?raw'),
    import('pyodide/pyodide-lock.json'),
  ]);
  // The sandbox cannot load packages, so it needs no list of them.
  const lock = JSON.stringify({ info, packages: {} });
  return { loader: loader.default, glue: glue.default, lock };
}

/**
 * Fetches Pyodide's two large files from where the app itself came from.
 * @param onBytes is told how many bytes have arrived; null leaves them to the browser, which is much faster (0.06 s instead
 * of 0.2 s from its cache)
 * @throws TypeError when a file cannot be fetched
 */
export async function fetchPythonBytes(onBytes: ((bytes: number) => void) | null): Promise<PythonBytes> {
  let bytes = 0;
  const count = onBytes && ((chunk: number): void => onBytes((bytes += chunk)));
  const [wasm, library] = await Promise.all([fetchBlob(wasmUrl, count), fetchBlob(libraryUrl, count)]);
  return { wasm, library };
}

/** Bytes of the two large files of Pyodide 314.0.7, before compression; for a progress bar. */
export const PYTHON_BYTES = 12_150_000;

async function fetchBlob(url: string, onBytes: ((bytes: number) => void) | null): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new TypeError(`${url} answered ${response.status}`);
  if (onBytes === null) return response.blob();
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted).blob();
}
