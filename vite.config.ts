import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { litProperties } from './scripts/build/lit-properties.ts';

/** Subresource-integrity hashes of every file a page may load, in `sri.json`. */
const integrity = (): Plugin => ({
  name: 'integrity',
  generateBundle(_, bundle) {
    const hashes = Object.values(bundle)
      .filter((file) => file.fileName.endsWith('.js'))
      .map((file) => [file.fileName, hashOf(file.type === 'chunk' ? file.code : file.source)] as const)
      .sort(([a], [b]) => a.localeCompare(b));
    const room = readFileSync(new URL('src/newsletter-signup/reserve.css', import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'newsletter-signup.css', source: room });
    hashes.push(['newsletter-signup.css', hashOf(room)]);
    this.emitFile({
      type: 'asset',
      fileName: 'sri.json',
      source: `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
    });
  },
});

const hashOf = (content: string | Uint8Array) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** Takes the spaces that mean nothing out of the styles and templates of the elements. */
const tightTemplates = (): Plugin => ({
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id)) return undefined;
    const tight = code
      .replace(/css`[^`]*`/g, (css) =>
        css
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1')
          .replace(/: /g, ':')
          .replaceAll(';}', '}'),
      )
      .replace(/>\s*\n\s*</g, '><')
      .replace(/\n\s+(?=[a-z?@.-]+=(?:["$])|\/?>|[a-z-]+\n)/g, ' ');
    return { code: tight, map: null };
  },
});

/** The build for pages: a self-contained module an element, Lit in a chunk they share. The build for bundlers is `tsc`. */
export default defineConfig({
  publicDir: false,
  plugins: [tightTemplates(), litProperties(), integrity()],
  resolve: {
    conditions: ['production', 'browser', 'module', 'import'],
    alias: { 'zod/mini': fileURLToPath(new URL('scripts/build/zod-mini.ts', import.meta.url)) },
  },
  build: {
    outDir: 'cdn',
    target: 'es2022',
    sourcemap: true,
    modulePreload: false,
    manifest: 'manifest.json',
    // A library, for which Vite adds no preloading code of its own to the chunks.
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        'newsletter-signup': 'src/newsletter-signup/newsletter-signup.ts',
        'community-provider': 'src/community/community-provider.ts',
      },
    },
    rolldownOptions: {
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'lit', test: /node_modules\/(lit|@lit)/ }] },
      },
    },
  },
});
