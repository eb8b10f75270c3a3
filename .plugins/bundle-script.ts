import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** How long plugins took is no news to who only wants to start the app. */
export const checks = { pluginTimings: false };

/** A file and all that it imports as one classic script. @param entry its path */
export async function bundleScript(entry: string, minify: boolean): Promise<Rolldown.OutputChunk> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Which a library is built for; Vite leaves it to whoever uses the script, and nobody does.
    define: { 'process.env.NODE_ENV': '"production"' },
    root: fileURLToPath(new URL('..', import.meta.url)),
    build: {
      write: false,
      minify,
      target: 'es2022',
      rolldownOptions: { checks },
      lib: { entry, formats: ['iife'], name: 'script', fileName: 'script' },
    },
  });
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  const chunks = outputs.filter((output) => output.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${entry} gives ${chunks.length} chunks; a script must be one`);
  return chunks[0];
}
