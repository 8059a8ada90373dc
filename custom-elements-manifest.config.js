import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { tokensOf } from './scripts/tokens.ts';

const outdir = process.env.MANIFEST_DIR ?? '.';

export default {
  globs: ['src/**/*.class.ts', 'src/*/*.ts'],
  exclude: ['src/contract/**', 'src/locales/**', 'src/api/**'],
  litelement: true,
  packagejson: false,
  outdir,
  plugins: [
    publicOnly(),
    customElementVsCodePlugin({
      outdir,
      cssFileName: 'vscode.css-custom-data.json',
      htmlFileName: 'vscode.html-custom-data.json',
    }),
    customElementJetBrainsPlugin({ outdir, webTypesFileName: 'web-types.json', packageJson: false }),
  ],
};

/** Tags, and no member that is the element's own business. */
function publicOnly() {
  const tags = {
    NewsletterSignup: 'newsletter-signup',
    MemberLogin: 'member-login',
    GroupBoard: 'group-board',
    ShowcaseFeed: 'showcase-feed',
    CommunityProvider: 'community-provider',
  };
  return {
    name: 'public-only',
    packageLinkPhase({ customElementsManifest }) {
      const elements = customElementsManifest.modules.flatMap(({ path, declarations = [] }) =>
        declarations
          .filter(({ name }) => tags[name])
          .map((declaration) => {
            Object.assign(declaration, { tagName: tags[declaration.name], customElement: true });
            return { path, declaration };
          }),
      );
      // Files come in the order in which folders were read, which differs from run to run.
      elements.sort((one, other) => (one.path < other.path ? -1 : 1));
      customElementsManifest.modules = elements.flatMap(modulesOf);
      for (const { declaration } of elements) {
        if (declaration.cssParts)
          declaration.cssProperties = [
            ...tokensOf(declaration.tagName).map(({ name, sets, byDefault }) => ({
              name,
              description: `${sets}. Default: ${byDefault}`,
            })),
            ...(declaration.cssProperties ?? []),
          ];
        declaration.members = declaration.members?.filter(
          (it) =>
            it.kind === 'field' &&
            !it.name.startsWith('#') &&
            it.description &&
            !it.description.includes('@internal'),
        );
        // The analyzer takes the name of a parameter for that of an event.
        declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('community-'));
      }
    },
  };
}

/** The modules of an element as they are in the package: that of its class, and the one that defines it. */
function modulesOf({ path, declaration }) {
  const classModule = path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
  const reference = { name: declaration.name, module: classModule };
  const js = { kind: 'js', name: declaration.name, declaration: reference };
  const definition = { kind: 'custom-element-definition', name: declaration.tagName, declaration: reference };
  return [
    { kind: 'javascript-module', path: classModule, declarations: [declaration], exports: [js] },
    {
      ...{ kind: 'javascript-module', path: classModule.replace('.class.js', '.js'), declarations: [] },
      exports: [definition, js],
    },
  ];
}
