import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { elementData } from './element-data.ts';

/**
 * Builds scripts for pages that load no modules, each as a single file: `name.js` in the page build, from `source`.
 * Vite supports one format per build, and the page build has modules. They bundle what they need of Lit, so no element
 * grows by them.
 */
export function classicScripts(sources: Record<string, string>): Plugin {
  const make = async (name: string, source: string) => {
    const { outputFiles } = await build({
      entryPoints: [source],
      outfile: `${name}.js`,
      bundle: true,
      format: 'iife',
      target: 'es2022',
      conditions: ['production', 'browser', 'module', 'import'],
      minify: true,
      legalComments: 'none',
      sourcemap: true,
      plugins: [elementData()],
      write: false,
    });
    return outputFiles.map(({ path, text }) => ({
      fileName: `${name}.js${path.endsWith('.map') ? '.map' : ''}`,
      source: text,
    }));
  };
  return {
    name: 'classic-scripts',
    async generateBundle() {
      const files = await Promise.all(Object.entries(sources).map(([name, source]) => make(name, source)));
      for (const file of files.flat()) this.emitFile({ type: 'asset', ...file });
    },
  };
}
