import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

/** The rooms of `src`, each of which may use those before it. */
const rooms = ['contract', 'api', 'community', 'ui'];

/** The rooms of `server`, each of which may use those before it. */
const serverRooms = [
  'database',
  'settings',
  'i18n',
  'html',
  'jobs',
  'email',
  'realtime',
  'safe-fetch',
  'feeds',
  'link-preview',
  'http',
  'openapi',
  'home',
  'embed',
  'newsletter',
  'members',
  'showcase',
  'events',
  'pages',
  'letters',
  'destinations',
  'webhooks',
  'services',
  'console',
  'monitoring',
  'checks',
  'cli',
];

const zodMini = { name: 'zod', message: 'In a page, zod/mini: a quarter of the bytes.' };
const oneWay = (patterns) => [
  'error',
  {
    paths: [zodMini],
    patterns: [
      {
        regex: patterns.join('|'),
        message: `Imports go one way: ${rooms.join(' ← ')} ← the elements ← index.`,
      },
    ],
  },
];

/** Metaphors that this code once spoke in. Names are the field's terms, and the domain's words of docs/glossary.md. */
const metaphors = {
  selector:
    'Identifier[name=/^(office|desk|knock|hearsay|tellers?|told|somebody|nobody|whoever|keeper|mend|errands?|refusal|letThemBe|comeIn|takeIn)$/]',
  message: 'Name it in the terms of the field: docs/glossary.md, CONTRIBUTING.md.',
};

const server = '/server/';
const contractOnly = { regex: '/src/(?!contract/)', message: 'The server knows of src the contract only.' };
const laterThan = (room, place) => {
  const later = [...serverRooms.slice(place + 1).map((it) => `${it}/`), 'app\\.ts', 'main\\.ts'];
  return {
    regex: `^\\.\\./(\\.\\./)?(${later.join('|')})`,
    message: `Imports go one way: ${serverRooms.join(' ← ')}. What a room needs from a later one is handed in by app.ts.`,
  };
};
const everyElement = '^\\.\\./(\\.\\./)?([a-z]+-[a-z]+|console)/';

export default ts.config(
  {
    ignores: [
      'dist',
      'widgets',
      'server/dist',
      'demo/dist',
      'data',
      '.cache',
      'storybook-static',
      'test/fixtures',
      // Compiled and run by test/package, each as its framework does.
      'test/package/apps',
      'test/package/types',
      // Built by test/integrations, each with its own settings.
      'integrations/{angular,astro,next,nuxt,qwik,sveltekit}',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 400 }],
      'object-shorthand': ['error', 'properties'],
      'no-useless-rename': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Markup is made by Lit, which escapes.',
        },
        // Pages that still load Prototype.js or MooTools have others of these, which answer something else.
        {
          selector: 'CallExpression[callee.object.name="Array"][callee.property.name="from"]',
          message: 'Old libraries replace Array.from: use times() or [...iterable].',
        },
        {
          selector: 'CallExpression[callee.property.name=/^reduce(Right)?$/]',
          message: 'Old libraries replace Array#reduce: use a loop.',
        },
        {
          selector: ':matches(NewExpression[callee.name="Event"], [superClass.name="Event"])',
          message: 'Old libraries replace Event: use CustomEvent.',
        },
        {
          selector: 'CallExpression[callee.object.name="JSON"][callee.property.name="stringify"]',
          message: 'Old libraries give lists a toJSON: use toJson().',
        },
      ],
    },
  },
  { files: ['src/api/json.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['stories/static/*.js'], languageOptions: { globals: globals.serviceworker } },
  ...rooms.map((room, place) => ({
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': oneWay([
        server,
        everyElement,
        ...rooms.slice(place + 1).map((later) => `/${later}/`),
      ]),
    },
  })),
  { files: ['src/*-*/**/*.ts'], rules: { 'no-restricted-imports': oneWay([server, everyElement]) } },
  {
    // They merge with what frameworks and the DOM declare.
    files: ['src/frameworks/*.ts', 'src/*/events.ts'],
    rules: {
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-namespace': 'off',
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [contractOnly] }],
      'no-restricted-syntax': ['error', metaphors],
    },
  },
  ...serverRooms.map((room, place) => ({
    files: [`server/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [contractOnly, laterThan(room, place)] }] },
  })),
  {
    // Assertions of chai that are promises, too, for some; and mails and rows as they come.
    files: ['test/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts', 'bench/**/*.ts'],
    languageOptions: { globals: { ...globals.browser, ...globals.mocha } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['{demo,integrations}/**/*.js'], languageOptions: { globals: globals.browser } },
);
