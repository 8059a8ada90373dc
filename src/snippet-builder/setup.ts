import { toJson } from '../api/json.ts';
import { isContentAttribute } from '../contract/content-attributes.ts';

/** The choices made so far. */
export interface Setup {
  tag: string;
  /** By name; only those that are set. */
  attributes: Readonly<Record<string, string>>;
  /** Custom properties by name. */
  tokens: Readonly<Record<string, string>>;
  /** Texts by key. */
  strings: Readonly<Record<string, string>>;
  /** Whether it is on the first screen, so that its space must be reserved. */
  isFirst: boolean;
}

export type Part =
  'head' | 'loader' | 'tag' | 'whole' | 'placeholder' | 'frame' | 'frame-address' | 'wordpress-code';

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const written = (name: string, value: string) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`);

/** Placeholders and frames accept neither texts nor attributes that only the owner's own code may set. */
export const isForTagsOnly = ({ attributes, strings }: Setup): boolean =>
  Object.keys(strings).length > 0 ||
  Object.entries(attributes).some(([name, value]) => !isContentAttribute(name, value));

/** The text of a part, for a server at `url`. */
export function partOf(part: Part, url: string, setup: Setup): string {
  const loader = `<script src="${url}/widgets/loader.js" async></script>`;
  switch (part) {
    case 'loader':
      return loader;
    case 'head':
      return [headOf(url, setup), loader].filter(Boolean).join('\n');
    case 'tag':
      return tagOf(setup);
    case 'whole':
      return `${[headOf(url, setup), loader].filter(Boolean).join('\n')}\n\n${tagOf(setup)}`;
    case 'placeholder':
      return placeholderOf(setup);
    case 'frame-address':
      return frameAddress(url, setup);
    case 'frame':
      return `<iframe src="${escaped(frameAddress(url, setup))}" title="${titles[setup.tag] ?? ''}" style="width: 100%; height: ${heights[setup.tag] ?? 30}rem; border: 0"></iframe>`;
    case 'wordpress-code':
      return `add_action( 'wp_enqueue_scripts', function () {\n\twp_enqueue_script( 'community', '${url}/widgets/loader.js', array(), null );\n} );`;
  }
}

/** The styles, and the style sheet that reserves the space. */
function headOf(url: string, { tag, tokens, isFirst }: Setup): string {
  const properties = Object.entries(tokens).map(([name, value]) => `${name}: ${value};`);
  const style = `<style>\n  ${tag} { ${properties.join(' ')} }\n</style>`;
  const sheet = `<link rel="stylesheet" href="${url}/widgets/${tag}.css" />`;
  return [isFirst && sheet, properties.length && style].filter(Boolean).join('\n');
}

function tagOf({ tag, attributes, strings }: Setup): string {
  const all = Object.entries(attributes);
  if (Object.keys(strings).length) all.push(['strings', toJson(strings)]);
  return `<${tag}${all.map(([name, value]) => written(name, value)).join('')}></${tag}>`;
}

function placeholderOf({ tag, attributes }: Setup): string {
  const all = contentOf(attributes).map(([name, value]) => written(`data-${name}`, value));
  return `<div data-community="${tag}"${all.join('')}></div>`;
}

function frameAddress(url: string, { tag, attributes, tokens }: Setup): string {
  const query = new URLSearchParams(contentOf(attributes));
  const accent = tokens['--community-accent-color'];
  if (accent && /^#[\da-f]{6}$/i.test(accent)) query.set('accent-color', accent);
  return `${url}/embed/${tag}${query.size ? `?${query.toString()}` : ''}`;
}

const contentOf = (attributes: Setup['attributes']) =>
  Object.entries(attributes).filter(([name, value]) => isContentAttribute(name, value));

export const titles: Readonly<Record<string, string>> = {
  'newsletter-signup': 'Newsletter',
  'member-login': 'Sign in',
  'group-board': 'Groups',
  'showcase-feed': 'Showcase',
};

/** Heights that fit a wide page, in rem. */
const heights: Readonly<Record<string, number>> = {
  'newsletter-signup': 26,
  'member-login': 30,
  'group-board': 60,
  'showcase-feed': 60,
};
