import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, ending in a slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One file of the program, its path written from the repository's folder with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below `folder`, in the order of their paths. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
