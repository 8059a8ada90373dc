import type { LinkPreview } from '../safe-fetch/port.ts';
import { type Metadata, metadataFrom } from './metadata.ts';

type Node = Record<string, unknown>;

/** Maps types of schema.org to post kinds, in order of preference. The first one found describes the page. */
const kinds: [RegExp, LinkPreview['kind'] | undefined][] = [
  [/(Article|BlogPosting|Report)$/, 'article'],
  [/^(VideoObject|Movie|TVEpisode|Clip)$/, 'video'],
  [/^(PodcastEpisode|AudioObject|MusicRecording|RadioEpisode|Audiobook)$/, 'audio'],
  [/^(Photograph|Painting|VisualArtwork)$/, 'image'],
  [/^(CreativeWork|Recipe|HowTo|Course|Event|Book|SoftwareApplication|Product)$/, undefined],
  [/^(WebPage|ItemPage|AboutPage|CollectionPage)$/, undefined],
];

const MAX_NODES = 500;

/** Extracts metadata from a page's JSON-LD, which may contain any values. */
export function metadataFromJsonLd(scripts: string[], base: string): Metadata {
  const nodes = scripts.flatMap((script) => nodesIn(parse(script))).slice(0, MAX_NODES);
  const named = nodes.filter((node) => typeof node['@id'] === 'string');
  const byId = new Map(named.map((node) => [node['@id'], node]));
  for (const [type, kind] of kinds) {
    const node = nodes.find((it) => typesOf(it).some((name) => type.test(name)));
    if (node) return metadataFrom(claimsOf(node, kind, byId), base, { markup: true });
  }
  return {};
}

function claimsOf(node: Node, kind: LinkPreview['kind'] | undefined, byId: Map<unknown, Node>) {
  const whole = (value: unknown): unknown => {
    const one = first(value);
    return isNode(one) ? { ...byId.get(one['@id']), ...one } : one;
  };
  const picture = whole(node['image']) ?? whole(node['thumbnailUrl']) ?? whole(node['thumbnail']);
  return {
    kind,
    title: first(node['headline']) ?? first(node['name']),
    excerpt: first(node['description']),
    author: personOf(whole(node['author']) ?? whole(node['creator'])),
    date: first(node['datePublished']) ?? first(node['uploadDate']) ?? first(node['dateCreated']),
    language: languageOf(whole(node['inLanguage'])),
    picture: isNode(picture) ? first(picture['contentUrl'] ?? picture['url']) : picture,
    pictureAlt: isNode(picture) ? first(picture['caption']) : undefined,
    media: kind === 'video' || kind === 'audio' ? mediaOf(node, whole) : undefined,
    site: nameOf(whole(node['publisher'])),
  };
}

function mediaOf(node: Node, whole: (value: unknown) => unknown): unknown {
  const file = whole(node['associatedMedia']) ?? whole(node['audio']);
  return first(node['contentUrl']) ?? (isNode(file) ? first(file['contentUrl']) : undefined);
}

const personOf = (value: unknown) =>
  isNode(value) ? { name: nameOf(value), link: first(value['url']) } : { name: value };
const nameOf = (value: unknown) => (isNode(value) ? first(value['name']) : value);
const languageOf = (value: unknown) => (isNode(value) ? (value['alternateName'] ?? value['name']) : value);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

function typesOf(node: Node): string[] {
  const types: unknown[] = [node['@type']].flat().slice(0, 10);
  return types
    .filter((it) => typeof it === 'string')
    .map((it) => it.replace(/^https?:\/\/schema\.org\//, ''));
}

/**
 * Returns the top-level nodes: single, in a list, in an `@graph`, or in `mainEntity`. Deeper nodes are parts of
 * others.
 */
function nodesIn(value: unknown): Node[] {
  const listed: unknown[] = Array.isArray(value) ? value.slice(0, MAX_NODES) : [value];
  return listed.filter(isNode).flatMap((node) => {
    const graph: unknown[] = [node['@graph'] ?? [], node['mainEntity'] ?? []].flat().slice(0, MAX_NODES);
    return [node, ...graph.filter(isNode)];
  });
}

function parse(script: string): unknown {
  try {
    // Line breaks within strings are the most common error in hand-written JSON-LD.
    return JSON.parse(script.replace(/\s+/g, ' '));
  } catch {
    return undefined;
  }
}
