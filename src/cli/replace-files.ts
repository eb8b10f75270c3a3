import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { explainFaults } from './file-faults.ts';

/** Contents by file name, or by a path from the folder with slashes. */
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
 * @param files moved into place in this order. The draft of the last one is there if and only if all are ready and not all
 * are in place: after a kill it says whether to end the work (`moveDrafts`) or to drop it (`dropDrafts`)
 * @param obsolete names of files that do not go with the new ones
 * @throws UsageError
 */
export function replaceFiles(folder: string, files: FileContents, obsolete: readonly string[] = []): void {
  const names = Object.keys(files);
  try {
    for (const name of names) {
      const path = join(folder, name);
      makeFolder(dirname(path));
      explainFaults(path, 'output', () => writeFileSync(draftOf(path), files[name]));
    }
    moveDrafts(folder, names, obsolete);
  } finally {
    dropDrafts(folder, names);
  }
}

/** Moves drafts into place, and before the last one removes what is obsolete. @throws UsageError */
export function moveDrafts(folder: string, names: readonly string[], obsolete: readonly string[]): void {
  const move = (name: string): void => {
    const path = join(folder, name);
    explainFaults(path, 'output', () => renameSync(draftOf(path), path));
  };
  for (const name of names.slice(0, -1)) move(name);
  for (const path of obsolete.map((name) => join(folder, name)))
    explainFaults(path, 'output', () => rmSync(path, { force: true }));
  dropEmptyFolders(folder, obsolete);
  for (const name of names.slice(-1)) move(name);
}

/** Removes drafts that never came into place. */
export function dropDrafts(folder: string, names: readonly string[]): void {
  const drafts = names.map((name) => draftOf(join(folder, name)));
  // Where a file is in the way of its folder, there is no draft either, and even a forced removal would fail.
  for (const path of drafts.filter((draft) => existsSync(draft))) rmSync(path);
  dropEmptyFolders(folder, names);
}

/** Removes the folders that files were in, where nothing else is. */
function dropEmptyFolders(folder: string, names: readonly string[]): void {
  const inner = new Set(names.map((name) => dirname(name)).filter((name) => name !== '.'));
  // What is inside goes before what it is in.
  const all = new Set([...inner, ...[...inner].map((name) => dirname(name)).filter((name) => name !== '.')]);
  for (const name of all) {
    const path = join(folder, name);
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (isFolder && readdirSync(path).length === 0) rmdirSync(path);
  }
}

/** What a file is called until it is complete: a name that nobody else gives to a file. */
export function draftOf(path: string): string {
  return `${path}.grad-prix.tmp`;
}
