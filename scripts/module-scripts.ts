import { build } from 'esbuild';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

const OUT = resolve('widgets');

/**
 * Builds server pages that load their parts on demand: `name.js` in the page build, from `source`, and its chunks. In a
 * build of its own: as another entry of the elements' build, it would split the chunks that visitors load.
 */
export function moduleScripts(sources: Record<string, string>): Plugin {
  return {
    name: 'module-scripts',
    async generateBundle() {
      const { outputFiles } = await build({
        entryPoints: sources,
        outdir: OUT,
        chunkNames: 'chunks/[name]-[hash]',
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        conditions: ['production', 'browser', 'module', 'import'],
        minify: true,
        legalComments: 'none',
        // The maps would be larger than the pages, and every server would carry them.
        sourcemap: false,
        write: false,
      });
      for (const { path, text } of outputFiles)
        this.emitFile({ type: 'asset', fileName: relative(OUT, path), source: text });
    },
  };
}
