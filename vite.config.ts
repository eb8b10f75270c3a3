import { defineConfig } from 'vite';
import { bundleAsText } from './.plugins/bundle-as-text.ts';
import { checks } from './.plugins/bundle-script.ts';
import { leanThree } from './.plugins/lean-three.ts';
import { offlineFiles } from './.plugins/offline-files.ts';

export default defineConfig({
  plugins: [
    bundleAsText(),
    leanThree(['meshbasic', 'sprite']),
    offlineFiles('src/workers/offline.worker.ts', 'offline.js'),
  ],
  worker: { format: 'es', rolldownOptions: { checks } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks,
      // One file of all that the first picture waits for: some forty small ones compress worse, and each is a request.
      // So is all of the 3D view but its scenery, which comes after that picture and would otherwise tear it apart. What it
      // shares with the Music tab is apart from it: that tab needs no three.
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'] },
            { name: 'math', test: /node_modules\/pure-rand\/|(?<!three\/)src\/math\// },
            { name: 'viewer', test: /node_modules\/three\/|src\/viewer\/(?!scenery)/ },
          ],
        },
      },
    },
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
