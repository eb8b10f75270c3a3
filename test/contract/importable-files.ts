import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Real routes and circuits lie beside the project where it is worked on; they are no part of it. */
const folder = new URL('../../../shared/data/tracks/', import.meta.url);

/** Names of the files that tracks can be imported from; none where the folder is absent. */
export const importableFiles: readonly string[] = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.(npy|csv)$/.test(name))
  : [];

export function importableBytes(name: string): Uint8Array {
  return readFileSync(new URL(name, folder));
}
