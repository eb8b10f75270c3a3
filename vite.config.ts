import { fileURLToPath } from 'node:url';
import { build, defineConfig } from 'vite';
import type { Plugin, Rolldown } from 'vite';

/** How long plugins took is no news to who only wants to start the app. */
const checks = { pluginTimings: false };

/**
 * `import code from './x.worker.ts?bundle'` gives the file and all it imports as the text of one classic script. The
 * sandbox for reward functions needs its workers like that: it has no network to load modules from.
 */
function bundleAsText(): Plugin {
  const suffix = '?bundle';
  let minify = false;
  return {
    name: 'bundle-as-text',
    enforce: 'pre',
    configResolved: (config) => {
      minify = config.command === 'build';
    },
    async resolveId(id, importer) {
      if (!id.endsWith(suffix)) return null;
      const resolved = await this.resolve(id.slice(0, -suffix.length), importer);
      return resolved && resolved.id + suffix;
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      const chunk = await bundle(id.slice(0, -suffix.length), minify);
      for (const file of chunk.moduleIds) {
        if (file.startsWith('/')) this.addWatchFile(file.replace(/\?.*$/, ''));
      }
      return `export default ${JSON.stringify(chunk.code)};`;
    },
  };
}

async function bundle(entry: string, minify: boolean): Promise<Rolldown.OutputChunk> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      minify,
      target: 'es2022',
      rolldownOptions: { checks },
      lib: { entry, formats: ['iife'], name: 'sandbox', fileName: 'sandbox' },
    },
  });
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  const chunks = outputs.filter((output) => output.type === 'chunk');
  if (chunks.length !== 1)
    throw new Error(`${entry} gives ${chunks.length} chunks; a sandbox script must be one`);
  return chunks[0];
}

export default defineConfig({
  plugins: [bundleAsText()],
  worker: { format: 'es', rolldownOptions: { checks } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { checks },
  },
  optimizeDeps: {
    exclude: ['pyodide'],
    // Only workers import it, where Vite finds it too late and reloads the page.
    include: [
      'fflate',
      'pure-rand/distribution/uniformFloat64',
      'pure-rand/generator/xoroshiro128plus',
      'typescript6',
    ],
  },
});
