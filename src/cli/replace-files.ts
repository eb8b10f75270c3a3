import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { explainFaults } from './file-faults.ts';

/** Contents by file name. */
export type FileContents = Readonly<Record<string, string | Uint8Array>>;

/**
 * Makes sure that files can be written to a folder.
 * @throws UsageError
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) {
    explainFaults(folder, 'output folder', () => accessSync(folder, constants.W_OK));
    return;
  }
  // Level by level: where the system keeps saying that there is no parent, as in /proc, Node's own recursion never ends.
  const parent = dirname(resolve(folder));
  if (!existsSync(parent)) makeFolder(parent);
  explainFaults(folder, 'output folder', () => mkdirSync(folder));
}

/**
 * Replaces files that belong together. Everything is on the disk under another name before the first file is touched, so
 * neither a full disk nor the end of the program leaves half a file, or loses the old ones.
 * @param files moved into place in this order
 * @param obsolete names of files that do not go with the new ones
 * @throws UsageError
 */
export function replaceFiles(folder: string, files: FileContents, obsolete: readonly string[] = []): void {
  const moves = Object.keys(files).map((name) => {
    const path = join(folder, name);
    return { path, draft: `${path}.tmp`, content: files[name] };
  });
  try {
    for (const { path, draft, content } of moves)
      explainFaults(path, 'output', () => writeFileSync(draft, content));
    for (const path of obsolete.map((name) => join(folder, name)))
      explainFaults(path, 'output', () => rmSync(path, { force: true }));
    for (const { path, draft } of moves) explainFaults(path, 'output', () => renameSync(draft, path));
  } finally {
    for (const { draft } of moves) rmSync(draft, { force: true });
  }
}
