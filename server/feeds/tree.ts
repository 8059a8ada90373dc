import { DomHandler, DomUtils, Parser } from 'htmlparser2';
import { webAddress } from '../html/plain-text.ts';
import { namedCharacter } from './markup.ts';

/** An element of a feed, with the name that its namespace gives it. */
export interface Node {
  /** In lower case; with `dc:`, `media:` … where it is not of the feed's own format. */
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  /** What it holds: text, or markup that was written as markup. */
  readonly inner: string;
  /** Its text and that of all in it. */
  readonly text: string;
  /** What relative addresses in it start from: each `xml:base` builds on the one around it (XML Base, section 4). */
  base: string;
  parent: Node | undefined;
}

type Element = Extract<DomHandler['dom'][number], { attribs: unknown }>;

/** No feed nests this deep. A document that does is read up to there, for a walk down it would end the stack. */
const MAX_DEPTH = 1000;

/** The namespaces that say something of entries, however a feed abbreviates them. */
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

// XML knows five names of characters and feeds use those of HTML; numbers from 128 to 159 mean those of windows-1252.
const FOREIGN =
  /&(?!amp;|lt;|gt;|quot;|apos;)(?:[a-z][a-z0-9]{1,31}|#(?:12[89]|1[345]\d|x(?:8|9)[\da-f]));/gi;
// eslint-disable-next-line no-control-regex -- what XML cannot hold
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// Nobody means these controls: they are windows-1252 that was read as ISO 8859-1, also by Node's own TextDecoder (nodejs/node#56542).
const C1 = /[\u0080-\u009f]/g;

/** Reads XML of whatever quality: what is not closed, declared or escaped is taken as it was meant. The elements at its top come out. */
export function readTree(xml: string, address: string): Node[] {
  const mended = xml
    .slice(xml.indexOf('<'))
    .replace(IMPOSSIBLE, '')
    .replace(FOREIGN, namedCharacter)
    .replace(C1, (character) => namedCharacter(`&#${character.charCodeAt(0)};`));
  const text = withOwnNames(mended);
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
    // Not kept: each element would hold the text of all below it.
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

/** Names that a document gives to short texts. Those made of other names are left alone: that is how bombs are built. */
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

/** What each prefix of a feed stands for. Nobody uses one for two things. */
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

/** All elements of these names among and below some, but not those within one of them. */
export function* among(nodes: readonly Node[], names: readonly string[]): Generator<Node> {
  for (const node of nodes) {
    if (names.includes(node.name)) yield node;
    else yield* among(node.children, names);
  }
}

/** The direct children of these names, in the order of the names. */
export const childrenNamed = (node: Node, ...names: string[]): Node[] =>
  names.flatMap((name) => node.children.filter((child) => child.name === name));

/** An attribute of a node, or of the nearest one around it. */
export function inherited(node: Node | undefined, attribute: string): string | undefined {
  for (let at = node; at; at = at.parent) if (attribute in at.attributes) return at.attributes[attribute];
  return undefined;
}
