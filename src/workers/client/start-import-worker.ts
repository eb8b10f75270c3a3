/** A worker that answers one `ImportRequest`. */
export function startImportWorker(): Worker {
  return new Worker(new URL('../track-import.worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
}
