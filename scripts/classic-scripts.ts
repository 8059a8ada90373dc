import { buildSync } from 'esbuild';
import type { Plugin } from 'vite';

/**
 * Scripts for pages that load no modules themselves, each one file of its own: `name.js` in the page build, from `source`. Vite makes
 * one format a build, and this build makes modules.
 */
export function classicScripts(sources: Record<string, string>): Plugin {
  return {
    name: 'classic-scripts',
    buildStart() {
      for (const source of Object.values(sources)) this.addWatchFile(source);
    },
    generateBundle() {
      for (const [name, source] of Object.entries(sources)) {
        const { outputFiles } = buildSync({
          entryPoints: [source],
          outfile: `${name}.js`,
          bundle: true,
          format: 'iife',
          target: 'es2022',
          minify: true,
          sourcemap: true,
          write: false,
        });
        for (const { path, text } of outputFiles)
          this.emitFile({
            type: 'asset',
            fileName: `${name}.js${path.endsWith('.map') ? '.map' : ''}`,
            source: text,
          });
      }
    },
  };
}
