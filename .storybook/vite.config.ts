import { defineConfig, type Plugin } from 'vite';

/** package.json names the side effects of what is published, not those of its sources: defining an element is one. */
const definesElements = (): Plugin => ({
  name: 'defines-elements',
  transform(code, id) {
    return /\/src\/.*\.ts$/.test(id) ? { code, map: null, moduleSideEffects: true } : undefined;
  },
});

/** What stories are built with: nothing of the library's own build. */
export default defineConfig({
  plugins: [definesElements()],
  // It finds its WebAssembly beside itself, which a prebundled copy would not.
  optimizeDeps: { exclude: ['@electric-sql/pglite'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
});
