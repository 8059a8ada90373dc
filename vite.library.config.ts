import { globSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
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

/** Keeps what defines a tag where it is imported: `sideEffects` of package.json names the built modules, not these. */
const keepDefinitions = (): Plugin => ({
  name: 'keep-definitions',
  enforce: 'pre',
  transform: {
    filter: { code: /^define\('/m },
    handler: (code) => ({ code, map: null, moduleSideEffects: true }),
  },
});

/** The build for bundlers: every module of `src` as it is, in JavaScript. `tsc` writes the declarations beside it. */
export default defineConfig({
  publicDir: false,
  plugins: [clientEndpoints(), keepDefinitions()],
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
