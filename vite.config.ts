import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify as squeeze } from 'terser';
import { defineConfig, minify, type Plugin } from 'vite';
import { litProperties } from './scripts/build/lit-properties.ts';

/** Subresource-integrity hashes of every file a page may load, in `sri.json`. */
const integrity = (): Plugin => ({
  name: 'integrity',
  generateBundle(_, bundle) {
    const hashes = Object.values(bundle)
      .filter((file) => file.fileName.endsWith('.js'))
      .map((file) => [file.fileName, hashOf(file.type === 'chunk' ? file.code : file.source)] as const)
      .sort(([a], [b]) => a.localeCompare(b));
    for (const element of ['newsletter-signup', 'member-login', 'showcase-feed', 'group-board']) {
      const source = readFileSync(new URL(`src/${element}/reserve.css`, import.meta.url), 'utf8');
      const fileName = `${element}.css`;
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
      // What a schema says of a wrong value is for the server's answers.
      .replace(/(\/i?u?), '[^'\n]+'\)(?=[,)])/g, '$1)')
      .replace(/([>}])\s*\n\s*</g, '$1<')
      .replace(/>\s*\n\s*\$\{/g, '>${')
      .replace(/\n\s+(?=[a-z?@.-]+=(?:["$])|\/?>|[a-z-]+\n)/g, ' ');
    return { code: tight, map: null };
  },
});

/** Makes each file small, twice: what two minifiers leave is 300 bytes of a page smaller, compressed, than what one does. */
const small = (): Plugin => ({
  name: 'small',
  async renderChunk(code, { fileName }) {
    const once = await minify(fileName, code, { module: true, sourcemap: true });
    const twice = await squeeze(once.code, {
      module: true,
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
      format: { comments: false },
      sourceMap: { asObject: true, content: JSON.stringify(once.map) },
    });
    return { code: twice.code!, map: twice.map as never };
  },
});

/** A smaller part that pages load instead of a library's. */
const inPlaceOf = (name: string) => fileURLToPath(new URL(`scripts/build/${name}.ts`, import.meta.url));

/** The build for pages: a self-contained module an element, Lit in a chunk they share. The build for bundlers is `tsc`. */
export default defineConfig({
  publicDir: false,
  plugins: [tightTemplates(), litProperties(), small(), integrity()],
  resolve: {
    conditions: ['production', 'browser', 'module', 'import'],
    alias: [
      { find: 'zod/mini', replacement: inPlaceOf('zod-mini') },
      { find: /^.*\/css-tag\.js$/, replacement: inPlaceOf('css-tag') },
    ],
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
        'member-login': 'src/member-login/member-login.ts',
        'showcase-feed': 'src/showcase-feed/showcase-feed.ts',
        'group-board': 'src/group-board/group-board.ts',
        session: 'src/community/session-controller.ts',
        'community-provider': 'src/community/community-provider.ts',
      },
    },
    rolldownOptions: {
      output: {
        minify: false,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          groups: [
            // What every element needs before the first touch, and what after it.
            {
              name: 'base',
              test: /css-tag|node_modules\/(lit|@lit\/(reactive|context\/lib\/c\w+-))|src\/(api\/json|community\/(define|(api-)?address|context)|ui\/(language|page-style|when-seen|kept-step|f\w+-styles))\./,
            },
            {
              name: 'data',
              test: /zod-mini|idb-keyval|src\/(api\/client\.|community\/(store|key)\.|contract\/(call|failure|values)\.|ui\/fill)/,
            },
            {
              name: 'shared',
              test: /src\/(community\/(community|outbox)|contract\/(newsletter(-calls)?|email)|ui\/(fields|time-left|trouble|code-form|inbox|message|words))\./,
            },
            { name: 'hint', test: /signed-in-hint|post-kinds/ },
            {
              name: 'showcase',
              test: /src\/(showcase-feed\/(showcase-feed\.(class|styles)|card|posts|first-words|permalink|api-source)|contract\/showcase(-calls)?)\./,
            },
            {
              name: 'board',
              test: /src\/(group-board\/(group-board\.(class|styles)|overview|event-board|face|when|first-words|permalink)|contract\/board-calls)\./,
            },
            { name: 'groups', test: /src\/contract\/(groups|moment)\./ },
          ],
        },
      },
    },
  },
});
