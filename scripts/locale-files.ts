import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';

const SHARED = 'locale-files';

/**
 * In the page build, one function builds the URL of a translation from its language and part, instead of the tables in
 * `src/locales`. A table with twelve hashed names, which don't compress, would cost every element 0.3 kB before its
 * first render.
 */
export function localeFiles(): Plugin {
  const files = globSync('src/locales/*/*.ts').sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const version = hash.digest('base64url').slice(0, 8);
  const languages = [...new Set(files.map((file) => basename(dirname(file))))];
  return {
    name: SHARED,
    enforce: 'pre',
    buildStart() {
      for (const file of files) {
        const [language, part] = [basename(dirname(file)), basename(file, '.ts')];
        this.emitFile({ type: 'chunk', id: file, fileName: `chunks/${language}-${part}-${version}.js` });
      }
    },
    resolveId: (id) => (id === `virtual:${SHARED}` ? `\0${SHARED}` : undefined),
    load(id) {
      if (id === `\0${SHARED}`)
        return `const languages = ${JSON.stringify(languages.join(' '))}.split(' ');
          export const filesOf = (part) => Object.fromEntries(
            languages.map((it) => [it, () => import(/* @vite-ignore */ \`./\${it}-\${part}-${version}.js\`)]));`;
      const [, part] = /\/src\/locales\/([a-z]+-[a-z-]+)\.ts$/.exec(id) ?? [];
      if (!part || !files.some((file) => file.endsWith(`/${part}.ts`))) return undefined;
      return `import { filesOf } from 'virtual:${SHARED}';
        export const translations = filesOf(${JSON.stringify(part)});`;
    },
    generateBundle(_, bundle) {
      const chunk = Object.values(bundle).find(
        (it) => it.type === 'chunk' && it.moduleIds.includes(`\0${SHARED}`),
      );
      // The URLs are relative to the file that builds them.
      if (!chunk?.fileName.startsWith('chunks/')) this.error(`${SHARED} is in ${chunk?.fileName}`);
    },
  };
}
