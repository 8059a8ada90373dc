import { DomHandler, DomUtils, Parser } from 'htmlparser2';
import { webAddress } from '../html/plain-text.ts';
import { namedCharacter } from './markup.ts';

/** An element of a feed. Its name reflects its namespace. */
export interface Node {
  /** In lower case. Prefixed with `dc:`, `media:` … unless it belongs to the feed's own format. */
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  /** The content: text, or the markup of its child elements. */
  readonly inner: string;
  /** The text of the element and its descendants. */
  readonly text: string;
  /** The base for relative URLs. Each `xml:base` is resolved against the enclosing one (XML Base, section 4). */
  base: string;
  parent: Node | undefined;
}

type Element = Extract<DomHandler['dom'][number], { attribs: unknown }>;

/** Parsing stops at this depth, so that the recursion can't overflow the stack. No real feed nests this deep. */
const MAX_DEPTH = 1000;

/** The relevant namespaces and our prefixes for them, whichever prefixes a feed uses. */
const namespaces: [RegExp, string][] = [
  [
    /purl\.org\/atom\/ns|w3\.org\/2005\/atom|purl\.org\/rss\/1\.0\/?$|my\.netscape\.com|backend\.userland\.com\/rss|purl\.org\/net\/rss|channel\.netscape\.com/i,
    '',
  ],
  [/purl\.org\/dc\/elements/i, 'dc'],
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/itunes\.com\/dtds\/podcast|example\.com\/dtds\/podcast/i, 'itunes'],
  [/rssnamespace\.org\/feedburner/i, 'feedburner'],
  [/youtube\.com\/xml\/schemas/i, 'yt'],
  [/22-rdf-syntax-ns/i, 'rdf'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
];

// XML defines only five entities, but feeds use those of HTML. Character references from 128 to 159 mean
// windows-1252.
const FOREIGN =
  /&(?!amp;|lt;|gt;|quot;|apos;)(?:[a-z][a-z0-9]{1,31}|#(?:12[89]|1[345]\d|x(?:8|9)[\da-f]));/gi;
// eslint-disable-next-line no-control-regex -- characters that XML doesn't allow
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// These controls are windows-1252 that was decoded as ISO 8859-1, also by Node's own TextDecoder (nodejs/node#56542).
const C1 = /[\u0080-\u009f]/g;

/**
 * Parses XML leniently and returns its top-level elements. Tolerates missing closing tags, declarations and escapes.
 */
export function readTree(xml: string, address: string): Node[] {
  const repaired = xml
    .slice(xml.indexOf('<'))
    .replace(IMPOSSIBLE, '')
    .replace(FOREIGN, namedCharacter)
    .replace(C1, (character) => namedCharacter(`&#${character.charCodeAt(0)};`));
  const text = withOwnNames(repaired);
  const prefixes = prefixesIn(text);
  return elementsOf(text)
    .filter(DomUtils.isTag)
    .map((element) => nodeOf(element, undefined, { prefixes, address }));
}

function elementsOf(xml: string): DomHandler['dom'] {
  const handler = new DomHandler();
  const open = handler.onopentag.bind(handler);
  const close = handler.onclosetag.bind(handler);
  let depth = 0;
  handler.onopentag = (name, attributes) => {
    open(name, attributes);
    if (++depth === MAX_DEPTH) parser.pause();
  };
  handler.onclosetag = () => {
    close();
    depth--;
  };
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true });
  parser.end(xml);
  return handler.dom;
}

interface Surroundings {
  prefixes: Map<string, string>;
  address: string;
}

function nodeOf(element: Element, parent: Node | undefined, surroundings: Surroundings): Node {
  const attributes = Object.fromEntries(
    Object.entries(element.attribs).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const outer = parent?.base ?? surroundings.address;
  const node: Node = {
    name: nameOf(element.name, surroundings.prefixes),
    attributes,
    children: [],
    // A getter, because storing the text would hold a copy of it at every level.
    get text() {
      return DomUtils.textContent(element);
    },
    get inner() {
      return this.children.length ? DomUtils.getInnerHTML(element) : this.text;
    },
    base: webAddress(attributes['xml:base'], outer) ?? outer,
    parent,
  };
  node.children = element.children.filter(DomUtils.isTag).map((child) => nodeOf(child, node, surroundings));
  return node;
}

/**
 * Replaces entities that a document declares. Entities that refer to others are ignored, to prevent expansion attacks
 * (“billion laughs”).
 */
function withOwnNames(xml: string): string {
  const [, subset = ''] = /<!DOCTYPE[^[>]{0,300}\[([^\]]{0,5000})\]/i.exec(xml.slice(0, 10_000)) ?? [];
  const names = new Map<string, string>();
  for (const [, name = '', text = ''] of subset.matchAll(
    /<!ENTITY\s+([\w.-]{1,50})\s+["']([^"'&<%]{0,100})["']\s*>/g,
  ))
    names.set(`&${name};`, text);
  if (names.size === 0 || names.size > 50 || xml.length > 1_000_000) return xml;
  return xml.replace(/&[\w.-]{1,50};/g, (entity) => names.get(entity) ?? entity);
}

/** Maps each declared prefix to ours. Assumes that a document uses each prefix for one namespace only. */
function prefixesIn(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, prefix = '', address = ''] of xml.matchAll(
    /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g,
  )) {
    const [, known] = namespaces.find(([pattern]) => pattern.test(address)) ?? [];
    if (prefix && known !== undefined) found.set(prefix.toLowerCase(), known);
  }
  return found;
}

function nameOf(tag: string, prefixes: Map<string, string>): string {
  const [prefix = '', local] = tag.toLowerCase().split(':');
  if (local === undefined) return prefix;
  const known = prefixes.get(prefix) ?? prefix;
  return known ? `${known}:${local}` : local;
}

/** Yields elements with these names, at any depth, but not those nested inside a match. */
export function* among(nodes: readonly Node[], names: readonly string[]): Generator<Node> {
  for (const node of nodes) {
    if (names.includes(node.name)) yield node;
    else yield* among(node.children, names);
  }
}

/** The direct children with these names, in the order of the names. */
export const childrenNamed = (node: Node, ...names: string[]): Node[] =>
  names.flatMap((name) => node.children.filter((child) => child.name === name));

/** An attribute of a node or its nearest ancestor that has it. */
export function inherited(node: Node | undefined, attribute: string): string | undefined {
  for (let at = node; at; at = at.parent) if (attribute in at.attributes) return at.attributes[attribute];
  return undefined;
}
