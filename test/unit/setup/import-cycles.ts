import { importedFile, importsOf } from './imports-of.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The circles among the files' static value imports, each as `a.ts → b.ts → a.ts`; at most one for each file that closes
 * a circle. Imports of types vanish and dynamic ones wait, so neither can leave a file half evaluated.
 */
export function importCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ kind }) => kind === 'value')
        .map(({ specifier }) => importedFile(file.path, specifier)),
    ]),
  );
  const cycles: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' → '));
      return;
    }
    trail.push(path);
    for (const next of graph.get(path) ?? []) if (next !== null && graph.has(next)) visit(next);
    trail.pop();
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return cycles;
}
