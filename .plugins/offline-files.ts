import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { bundleScript } from './bundle-script.ts';

/** Where the list of files goes in the service worker's code, as Workbox names it. */
const MANIFEST = 'self.__WB_MANIFEST';

/** Vite puts a hash of the content into the names of all that is in this folder. */
const HASHED = `assets${sep}`;

/**
 * Builds the service worker and tells it the files of the app, all of which it keeps.
 * @param entry its source @param fileName its name beside index.html, for ever: browsers ask for it again by that
 */
export function offlineFiles(entry: string, fileName: string): Plugin {
  let folder = '';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    // When all other files have been written.
    async closeBundle() {
      const { code } = await bundleScript(entry, true);
      if (!code.includes(MANIFEST)) throw new Error(`${entry} has no ${MANIFEST} for the list of files`);
      writeFileSync(
        join(folder, fileName),
        code.replace(MANIFEST, () => JSON.stringify(filesOf(folder))),
      );
    },
  };
}

/** What Workbox calls a manifest: every file, and what tells its versions apart where its name does not. */
function filesOf(folder: string): { url: string; revision: string | null }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
    .map((file) => ({
      url: file.replaceAll(sep, '/'),
      revision: file.startsWith(HASHED) ? null : digestOf(readFileSync(join(folder, file))),
    }));
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
