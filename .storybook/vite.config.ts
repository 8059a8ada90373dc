import { defineConfig } from 'vite';
import { litProperties } from '../scripts/build/lit-properties.ts';

/** What stories are built with: nothing of the library's own build but the decorators, which no engine runs yet. */
export default defineConfig({
  plugins: [litProperties()],
  // It finds its WebAssembly beside itself, which a prebundled copy would not.
  optimizeDeps: { exclude: ['@electric-sql/pglite'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // package.json names the side effects of what is published, not those of its sources: defining an element is one.
      treeshake: { moduleSideEffects: [{ test: /\/src\/.*\.ts$/, sideEffects: true }] },
    },
  },
});
