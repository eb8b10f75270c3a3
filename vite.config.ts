import { defineConfig } from 'vite';
import { bundleAsText } from './.plugins/bundle-as-text.ts';
import { checks } from './.plugins/bundle-script.ts';
import { offlineFiles } from './.plugins/offline-files.ts';

export default defineConfig({
  plugins: [bundleAsText(), offlineFiles('src/workers/offline.worker.ts', 'offline.js')],
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
