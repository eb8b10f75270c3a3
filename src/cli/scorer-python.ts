import crypto from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';
import { capHeap, PYTHON_HEAP_LIMIT } from '../reward/python/heap-cap.ts';
import { parkRunner } from '../reward/python/park-runner.ts';
import { PythonCore } from '../reward/python/python-core.ts';
import { SeededEntropy } from '../reward/python/seeded-entropy.ts';

/**
 * Starts CPython in a thread.
 * @param snapshot memory of an earlier start, or null
 * @param keep is given the memory of a full start, taken before any user code has run
 */
export async function startPythonCore(
  snapshot: Uint8Array | null,
  keep: (snapshot: Uint8Array) => void,
): Promise<PythonCore> {
  capHeap(WebAssembly.Memory.prototype, PYTHON_HEAP_LIMIT);
  const entropy = new SeededEntropy();
  Object.assign(crypto, { randomFillSync: entropy.fill }); // where Pyodide gets random bytes; this thread's copy
  const texts = ['loop_watch.py', 'printed.py', 'step_params.py', 'runner.py'].map((name) =>
    readFile(new URL(`../reward/python/${name}`, import.meta.url), 'utf8'),
  );
  const pyodide = await loadPyodide({
    indexURL: fileURLToPath(new URL('.', import.meta.resolve('pyodide'))),
    jsglobals: {}, // `import js` finds nothing
    env: { PYTHONHASHSEED: '0' }, // the order of a set of strings is the same in every run
    stdin: () => null,
    ...(snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: true }),
  });
  if (!snapshot) {
    parkRunner(pyodide, await Promise.all(texts));
    keep(pyodide.makeMemorySnapshot());
  }
  return new PythonCore(pyodide, entropy);
}
