import type { Plugin } from 'vite';
import { bundleScript } from './bundle-script.ts';

const SUFFIX = '?bundle';

/**
 * `import code from './x.worker.ts?bundle'` gives the file and all it imports as the text of one classic script. The
 * sandbox for reward functions needs its workers like that: it has no network to load modules from.
 */
export function bundleAsText(): Plugin {
  let minify = false;
  return {
    name: 'bundle-as-text',
    enforce: 'pre',
    configResolved: (config) => {
      minify = config.command === 'build';
    },
    async resolveId(id, importer) {
      if (!id.endsWith(SUFFIX)) return null;
      const resolved = await this.resolve(id.slice(0, -SUFFIX.length), importer);
      return resolved && resolved.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const chunk = await bundleScript(id.slice(0, -SUFFIX.length), minify);
      for (const file of chunk.moduleIds) {
        if (file.startsWith('/')) this.addWatchFile(file.replace(/\?.*$/, ''));
      }
      return `export default ${JSON.stringify(chunk.code)};`;
    },
  };
}
