import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { classicScripts } from './scripts/classic-scripts.ts';
import { clientEndpoints } from './scripts/client-endpoints.ts';
import { localeFiles } from './scripts/locale-files.ts';
import { moduleScripts } from './scripts/module-scripts.ts';
import { reserveStyles } from './scripts/reserve-styles.ts';
import { sharedChunks } from './scripts/shared-chunks.ts';
import { styleSheet } from './scripts/style-sheets.ts';

const forms = ['newsletter-signup', 'member-login'];
const lists = ['showcase-feed', 'group-board'];
const elements = [...forms, ...lists];
/** Pages of the server with a script and a style sheet of their own. */
const pages = ['snippet-builder', 'console'];

/** Takes the source maps off the chunks of languages: sentences need none, and each map takes a block of a disk. */
const sentencesWithoutMaps = (): Plugin => ({
  name: 'sentences-without-maps',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.moduleIds.every((id) => id.includes('/src/locales/'))) continue;
      file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
      delete bundle[`${file.fileName}.map`];
    }
  },
});

/** Subresource-integrity hashes of every file a page may load, in `sri.json`. */
const integrity = (): Plugin => ({
  name: 'integrity',
  generateBundle(_, bundle) {
    const hashes = Object.values(bundle)
      .filter((file) => file.fileName.endsWith('.js'))
      .map((file) => [file.fileName, hashOf(file.type === 'chunk' ? file.code : file.source)] as const)
      .sort(([a], [b]) => a.localeCompare(b));
    const sheets = [
      ...elements.map((it) => [it, reserveStyles(it)] as const),
      ...pages.map((it) => [it, styleSheet(it)] as const),
    ];
    for (const [name, source] of sheets) {
      const fileName = `${name}.css`;
      this.emitFile({ type: 'asset', fileName, source });
      hashes.push([fileName, hashOf(source)]);
    }
    this.emitFile({
      type: 'asset',
      fileName: 'sri.json',
      source: `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
    });
  },
});

/** Beside each file that a page loads, the same compressed, for the server to send as it is. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (!/\.(js|css)$/.test(file.fileName)) continue;
      const content = file.type === 'chunk' ? file.code : file.source;
      this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(content) });
      this.emitFile({
        type: 'asset',
        fileName: `${file.fileName}.gz`,
        source: gzipSync(content, { level: 9 }),
      });
    }
  },
});

const sourceOf = (element: string) => fileURLToPath(new URL(`src/${element}/${element}.ts`, import.meta.url));

const hashOf = (content: string | Uint8Array) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Minifies the styles and templates of the elements: 0.2 kB of what a page loads first, 0.4 to 1 kB in all (Brotli).
 * Spaces collapse to one and never to none, for in inline text the last one is seen; no attribute is left out, for `lang=""` and
 * `class=""` have a meaning.
 */
const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\b(?:css|html|svg)`/ },
    async handler(code, id) {
      const html = { conservativeCollapse: true, removeEmptyAttributes: false, minifyJS: false };
      const minified = await minifyHTMLLiterals(code, { fileName: id, html });
      return minified && { code: minified.code, map: minified.map?.toString() ?? null };
    },
  },
});

/**
 * The build for pages: a self-contained module an element, with what they share in common chunks. Decorators are lowered as
 * `experimentalDecorators` in tsconfig.json says: Lit's legacy ones on accessors cost a page 1.2 kB less than the standard ones,
 * whose private members become WeakMaps.
 */
export default defineConfig({
  publicDir: false,
  plugins: [
    minifyTemplates(),
    localeFiles(),
    clientEndpoints(),
    classicScripts({
      loader: 'src/loader.ts',
      embed: 'src/embed.ts',
      'embed-frame': 'src/embed-frame.ts',
      'snippet-builder': 'src/snippet-builder/snippet-builder.ts',
    }),
    moduleScripts({ console: 'src/console/console.ts' }),
    sentencesWithoutMaps(),
    integrity(),
    precompressed(),
  ],
  resolve: { conditions: ['production', 'browser', 'module', 'import'] },
  build: {
    outDir: 'widgets',
    target: 'es2022',
    sourcemap: true,
    modulePreload: false,
    manifest: 'manifest.json',
    // A library, for which Vite adds no preloading code of its own to the chunks.
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        ...Object.fromEntries(elements.map((element) => [element, `src/${element}/${element}.ts`])),
        session: 'src/community/session-controller.ts',
        'community-provider': 'src/community/community-provider.ts',
        languages: 'src/locales/register-language.ts',
      },
    },
    rolldownOptions: {
      // Constants without an import each, also across chunks.
      optimization: { inlineConst: { mode: 'all' } },
      output: {
        // A library is otherwise left for the minifier of whoever bundles it.
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          groups: [{ name: sharedChunks({ forms: forms.map(sourceOf), lists: lists.map(sourceOf) }) }],
        },
      },
    },
  },
});
