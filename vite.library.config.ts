import { globSync } from 'node:fs';
import { defineConfig } from 'vite';
import { clientEndpoints } from './scripts/client-endpoints.ts';

/** Scripts of pages, which no bundler takes. */
const pageOnly = [
  'src/loader.ts',
  'src/embed.ts',
  'src/embed-frame.ts',
  'src/snippet-builder/**',
  'src/console/**',
];
const typesOnly = 'src/frameworks/**';

/** The build for bundlers: every module of `src` as it is, in JavaScript. `tsc` writes the declarations beside it. */
export default defineConfig({
  publicDir: false,
  plugins: [clientEndpoints()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { formats: ['es'], entry: globSync('src/**/*.ts', { exclude: [...pageOnly, typesOnly] }) },
    rolldownOptions: {
      external: /^(lit|@lit\/context|zod|idb-keyval|eventsource-parser)(\/|$)/,
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
