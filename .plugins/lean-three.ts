import { readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Plugin } from 'vite';

const RENDERERS = join('three', 'src', 'renderers');
const SHADERS = join(RENDERERS, 'shaders');
/** What puts shaders together; it puts some chunks before each by itself. */
const PROGRAM = join(RENDERERS, 'webgl', 'WebGLProgram.js');
const [LIBRARY, CHUNKS] = ['ShaderLib', 'ShaderChunk'].map((folder) => join(SHADERS, folder) + sep);

/**
 * Leaves out of the build what three's materials that are not named would be drawn with: its renderer lists the shaders of all
 * of them, which no bundler can see to be unused, and lights, shadows and physical materials are most of that.
 * @param shaders files of three's `ShaderLib` to keep, such as `meshbasic`; any other says so where a build would draw with it
 */
export function leanThree(shaders: readonly string[]): Plugin {
  const files = [PROGRAM, ...shaders.map((name) => join(LIBRARY, `${name}.glsl.js`))];
  const chunks = chunksOf(files.map(read).join('\n'));
  return {
    name: 'lean-three',
    apply: 'build',
    enforce: 'pre',
    // The package's own bundle is one file: what is left out is found in its sources.
    resolveId(source, importer) {
      return source === 'three' ? this.resolve('three/src/Three.js', importer) : null;
    },
    load(id) {
      const name = basename(id, '.glsl.js');
      if (id.includes(LIBRARY) && !shaders.includes(name)) {
        const text = JSON.stringify(`#error The build leaves ${name} out: name it in vite.config.ts`);
        return `export const vertex = ${text}; export const fragment = ${text};`;
      }
      return id.includes(CHUNKS) && !chunks.has(name) ? `export default '';` : null;
    },
  };
}

/** The names of all chunks that a text includes or names, and that those include. */
function chunksOf(text: string, found = new Set<string>()): Set<string> {
  for (const [, included, named] of text.matchAll(/^[ \t]*#include +<(\w+)>|ShaderChunk\[ '(\w+)' \]/gm)) {
    const name = included ?? named;
    if (found.has(name)) continue;
    found.add(name);
    chunksOf(read(join(CHUNKS, `${name}.glsl.js`)), found);
  }
  return found;
}

function read(file: string): string {
  return readFileSync(join('node_modules', file), 'utf8');
}
