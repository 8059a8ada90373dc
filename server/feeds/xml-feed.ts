import type { PostKind } from '../../src/contract/index.ts';
import { videoAt } from '../../src/contract/videos.ts';
import { languageTag, plainText, webAddress } from '../html/plain-text.ts';
import { readDate } from './dates.ts';
import { looksLikeHtml, pictureInHtml, textOfHtml } from './markup.ts';
import {
  MAX_EXCERPT_LENGTH,
  MAX_NAME_LENGTH,
  MAX_TITLE_LENGTH,
  type ParsedEntry,
  type ParsedFeed,
} from './parsed.ts';
import { among, childrenNamed, inherited, type Node } from './tree.ts';

const ENTRIES = ['item', 'entry', 'product'];
const HTML_TYPE = /html/i;
/** Maximum topics to examine for the few that are kept. */
const MAX_TOPICS = 100;
/** Maximum dates to examine if an entry repeats the same field. */
const MAX_DATES = 5;
const CONTENTS = [
  'content:encoded',
  'content',
  'xhtml:body',
  'body',
  'fullitem',
  'xhtml:div',
  'summary',
  'description',
];

/** Extracts a feed from a tree. Reads Atom, RSS (all versions) and CDF with the same rules, because feeds mix them. */
export function feedIn(root: Node): ParsedFeed {
  const channel =
    root.name === 'rss' || root.name.endsWith('rdf') ? (childrenNamed(root, 'channel')[0] ?? root) : root;
  const language = languageTag(inherited(channel, 'xml:lang') ?? textIn(channel, 'language', 'dc:language'));
  const author = authorOf(channel);
  return {
    format: formatOf(root),
    title: wordsIn(channel, MAX_TITLE_LENGTH, 'title', 'dc:title'),
    link: linkOf(channel),
    date: dateOf(channel),
    language,
    ttl: Number(textIn(channel, 'ttl')) || undefined,
    entries: [...among(root.children, ENTRIES)].slice(0, 500).map((node) => ({
      ...author,
      ...(language && { language }),
      ...entryIn(node),
    })),
  };
}

function formatOf({ name, attributes }: Node): string {
  if (name === 'feed') return 'atom';
  if (name === 'channel' && !('version' in attributes)) return 'cdf';
  return name.endsWith('rdf') ? 'rdf' : 'rss';
}

function entryIn(node: Node): ParsedEntry {
  const markup = markupOf(node);
  const media = mediaOf(node);
  const link = linkOf(node);
  const language = languageTag(inherited(node, 'xml:lang') ?? textIn(node, 'dc:language', 'language'));
  const id = textIn(node, 'guid', 'id') || node.attributes['rdf:about'] || '';
  const summaries = [
    'description',
    'summary',
    'itunes:summary',
    'abstract',
    'dc:description',
    'media:description',
  ];
  const [summary] = [node, ...childrenNamed(node, 'media:group')].flatMap((it) =>
    childrenNamed(it, ...summaries),
  );
  return {
    id: plainText(id, 1000),
    title: wordsIn(node, MAX_TITLE_LENGTH, 'title', 'dc:title', 'media:title'),
    link,
    date: dateOf(node),
    excerpt: plainText(summary ? wordsOf(summary) : textOfHtml(markup), MAX_EXCERPT_LENGTH),
    kind: kindOf(node, link, media),
    topics: topicsOf(node),
    ...authorOf(node),
    ...pictureOf(node, markup),
    ...(media && { media: media.address }),
    ...(language && { language }),
  };
}

/** The plain text of a text element. Doesn't rely on its declared type, which is often missing or wrong. */
function wordsOf({ name, attributes, inner, text, children }: Node): string {
  const { type = '', mode = '' } = attributes;
  if (isPacked(attributes)) return textOfHtml(unpacked(text));
  if (children.length) return textOfHtml(inner);
  const saysHtml = HTML_TYPE.test(type);
  const saysText = /^(text|text\/plain)$/i.test(type);
  // Atom text without a type is plain; RSS never declares one.
  const isHtml = saysHtml || (!saysText && looksLikeHtml(text) && !(name === 'title' && mode === 'xml'));
  return isHtml ? textOfHtml(text) : text;
}

/** A type that is neither text nor markup is base64 (RFC 4287, section 4.1.3.3; Atom 0.3 declares it in `mode`). */
const isPacked = ({ type = '', mode = '' }: Node['attributes']) =>
  mode === 'base64' || (type.includes('/') && !/^text\/|[+/]xml$|html/i.test(type));
const unpacked = (text: string) => Buffer.from(text, 'base64').toString();

function wordsIn(node: Node, most: number, ...names: string[]): string {
  for (const child of childrenNamed(node, ...names)) {
    const words = plainText(wordsOf(child), most);
    if (words) return words;
  }
  return '';
}

const textIn = (node: Node, ...names: string[]): string =>
  childrenNamed(node, ...names)
    .map(({ text }) => text.trim())
    .find(Boolean) ?? '';

/** The publication date, or else the modification date, or else the creation date. */
const dateOf = (node: Node): string | undefined =>
  firstDate(node, 'published', 'pubdate', 'issued', 'dcterms:issued', 'dc:date') ??
  firstDate(node, 'updated', 'modified', 'dcterms:modified', 'date', 'lastbuilddate') ??
  readDate(node.attributes['lastmod']) ??
  firstDate(node, 'created', 'dcterms:created');

function firstDate(node: Node, ...names: string[]): string | undefined {
  return childrenNamed(node, ...names)
    .slice(-MAX_DATES)
    .map(({ text }) => readDate(text))
    .findLast(Boolean);
}

/**
 * The URL of the page to read, in order of preference: an alternate link to HTML, any other alternate, a plain link,
 * the original link of FeedBurner, a permalink id, other URL fields.
 */
function linkOf(node: Node): string | undefined {
  const links = childrenNamed(node, 'link', 'atom:link');
  const isAlternate = ({ attributes: { rel = 'alternate' } }: Node) => rel === 'alternate';
  const withHref = links.filter(
    ({ attributes }) => 'href' in attributes && isAlternate({ attributes } as Node),
  );
  const best = withHref.find(({ attributes }) => HTML_TYPE.test(attributes['type'] ?? 'html')) ?? withHref[0];
  const [guid] = childrenNamed(node, 'guid', 'id');
  const permanent =
    guid &&
    guid.name === 'guid' &&
    !/false/i.test(guid.attributes['ispermalink'] ?? '') &&
    /^https?:/i.test(guid.text.trim());
  const candidates: [string | undefined, Node | undefined][] = [
    [best?.attributes['href'], best],
    ...links.filter(({ attributes }) => !('href' in attributes)).map((it): [string, Node] => [it.text, it]),
    [textIn(node, 'feedburner:origlink'), undefined],
    [permanent ? guid.text : undefined, guid],
    [node.attributes['href'], undefined],
    [textIn(node, 'url'), undefined],
    [node.attributes['rdf:about'], undefined],
  ];
  for (const [value, at] of candidates) {
    const link = value?.trim() && webAddress(value, (at ?? node).base);
    if (link) return link;
  }
  return undefined;
}

/** The longest content markup of an entry. */
function markupOf(node: Node): string {
  const all = childrenNamed(node, ...CONTENTS).map(({ attributes, inner, text }) =>
    isPacked(attributes) ? unpacked(text) : inner,
  );
  return all.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

interface Media {
  address: string;
  kind: 'audio' | 'video';
}

/** The audio or video file of an entry. */
function mediaOf(node: Node): Media | undefined {
  const groups = childrenNamed(node, 'media:group');
  const nodes = [
    ...childrenNamed(node, 'enclosure', 'media:content'),
    ...groups.flatMap((group) => childrenNamed(group, 'media:content')),
    ...childrenNamed(node, 'link', 'atom:link').filter(({ attributes }) => attributes['rel'] === 'enclosure'),
  ];
  for (const found of nodes) {
    const { url, href, type = '', medium = '' } = found.attributes;
    const file = webAddress(url ?? href, found.base);
    if (!file || /shockwave|flash/i.test(type)) continue;
    const path = new URL(file).pathname;
    if (/^video\//i.test(type) || medium === 'video' || /\.(mp4|m4v|webm|ogv|mov)$/i.test(path))
      return { address: file, kind: 'video' };
    if (/^audio\//i.test(type) || medium === 'audio' || /\.(mp3|m4a|ogg|oga|opus|wav|flac)$/i.test(path))
      return { address: file, kind: 'audio' };
  }
  return undefined;
}

function kindOf(node: Node, link: string | undefined, media: Media | undefined): PostKind {
  const isVideo = childrenNamed(node, 'yt:videoid').length > 0 || videoAt(link ?? '') !== undefined;
  return isVideo ? 'video' : (media?.kind ?? 'article');
}

function topicsOf(node: Node): string[] {
  const named = childrenNamed(node, 'category', 'dc:subject')
    .slice(0, MAX_TOPICS)
    .map(({ attributes, text }) => attributes['label'] || attributes['term'] || text);
  const listed = textIn(node, 'itunes:keywords', 'media:keywords').split(',', MAX_TOPICS);
  const topics = [...named, ...listed]
    .map((topic) => plainText(looksLikeHtml(topic) ? textOfHtml(topic) : topic, 50))
    .filter(Boolean);
  return [...new Set(topics)].slice(0, 10);
}

function authorOf(node: Node): Pick<ParsedEntry, 'author'> {
  for (const author of childrenNamed(
    node,
    'author',
    'dc:creator',
    'itunes:author',
    'media:credit',
    'managingeditor',
  )) {
    const written = (textIn(author, 'name') || (author.children.length ? '' : author.text)).slice(
      0,
      2 * MAX_NAME_LENGTH,
    );
    // RSS uses "ada@example.org (Ada)". Email addresses must not be shown.
    const name = plainText(
      textOfHtml(written.replace(/\S+@\S+\s*\(([^)]*)\)/, '$1').replace(/\S+@\S+/g, '')),
      MAX_NAME_LENGTH,
    );
    const link = webAddress(textIn(author, 'uri', 'url', 'homepage'), author.base);
    if (name) return { author: { name, ...(link && { link }) } };
  }
  return {};
}

function pictureOf(node: Node, markup: string): Pick<ParsedEntry, 'picture' | 'pictureAlt'> {
  const groups = [node, ...childrenNamed(node, 'media:group', 'media:content')];
  const isImage = ({ attributes: { medium, type, url = '' } }: Node) =>
    medium === 'image' || /^image\//i.test(type ?? '') || /\.(jpe?g|png|webp|gif|avif)$/i.test(url);
  const named = [
    ...groups.flatMap((it) => childrenNamed(it, 'media:thumbnail')),
    ...groups.flatMap((it) => childrenNamed(it, 'media:content', 'enclosure').filter(isImage)),
    ...childrenNamed(node, 'itunes:image'),
  ].map(({ attributes }) => attributes['url'] ?? attributes['href']);
  for (const value of named) {
    const picture = webAddress(value, node.base);
    if (picture) return { picture };
  }
  const image = pictureInHtml(markup);
  const picture = webAddress(image?.src, node.base);
  const alt = plainText(image?.alt ?? '', 300);
  return picture ? { picture, ...(alt && { pictureAlt: alt }) } : {};
}
