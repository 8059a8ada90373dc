import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import type { ElementData } from '../src/snippet-builder/element-data.ts';

interface Declaration {
  tagName: string;
  attributes?: { name: string; type: { text: string }; default?: string; description?: string }[];
  cssProperties?: { name: string; description?: string }[];
}

/** In the order in which people meet them. */
const ORDER = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];
/** Set by the page or the loader, or meant for the owner only: not part of a snippet. */
const NOT_OFFERED = ['api', 'debug', 'strings'];

/** The settings that the snippet builder offers for each element, from the manifest, which has much more. */
export const elementData = (): Plugin => ({
  name: 'element-data',
  setup(build) {
    build.onResolve({ filter: /^virtual:element-data$/ }, ({ path }) => ({
      path,
      namespace: 'element-data',
    }));
    build.onLoad({ filter: /.*/, namespace: 'element-data' }, () => {
      const elements = elementsIn(readFileSync('custom-elements.json', 'utf8'));
      return { contents: `export const elements = ${JSON.stringify(elements)};` };
    });
  },
});

export function elementsIn(manifest: string): ElementData[] {
  const { modules } = JSON.parse(manifest) as { modules: { declarations: Declaration[] }[] };
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => ORDER.includes(tagName))
    .sort((one, other) => ORDER.indexOf(one.tagName) - ORDER.indexOf(other.tagName))
    .map(({ tagName, attributes = [], cssProperties = [] }) => ({
      tag: tagName,
      attributes: attributes
        .filter(({ name }) => !NOT_OFFERED.includes(name))
        .map(({ name, type, default: initial = '', description = '' }) => ({
          name,
          ...kindOf(type.text),
          initial: initial.replace(/^'|'$/g, ''),
          description: plain(description),
        })),
      tokens: cssProperties.map(({ name, description = '' }) => ({ name, description: plain(description) })),
    }));
}

/** The Markdown of a docstring as plain text. */
const plain = (description: string) => description.replaceAll('`', '').replace(/\.$/, '');

function kindOf(type: string) {
  if (type === 'boolean' || type === 'number') return { kind: type, options: [] } as const;
  const options = [...type.matchAll(/'([^']*)'/g)].map(([, option]) => option!);
  return { kind: options.length ? 'choice' : 'text', options } as const;
}
