import { getEncoding } from 'encoding-sniffer/sniffer';
import { Parser } from 'htmlparser2';
import { pictureSource } from '../html/picture-source.ts';
import { webAddress } from '../html/plain-text.ts';

/** The metadata of a page as written. Nothing in it is validated yet. */
export interface Page {
  /** The base for relative URLs. */
  base: string;
  title: string;
  heading: string;
  language: string;
  /** `<meta>` content by property, name or itemprop in lower case. The first non-empty one wins. */
  metas: Map<string, string>;
  /** The `<link>` tags with a relation, such as `canonical`. */
  links: (relation: string) => Link[];
  jsonLd: string[];
  /** The `<img>` that most likely belongs to the content. */
  picture?: PictureTag;
  /** Source URLs of the first `<audio>` and `<video>`. */
  audio?: string;
  video?: string;
  /** `datetime` of the first `<time>` that has one. */
  time?: string;
}

interface Link {
  relations: string[];
  /** In lower case; empty if missing. */
  type: string;
  href: string;
}

interface PictureTag {
  source: string;
  alt: string;
  /** How likely it belongs to the content. */
  weight: number;
}

const MAX_LINKS = 200;
const MAX_META_TAGS = 500;
const MAX_TAGS = 50_000;
const MAX_DEPTH = 1000;
const MAX_TEXT_LENGTH = 4000;
const MAX_JSON_LENGTH = 500_000;
const CHUNK_LENGTH = 64 * 1024;

/** Decodes a page. Determines the encoding like the HTML standard: BOM, `Content-Type`, `<meta>`. */
function decode(bytes: Uint8Array, contentType: string): string {
  const said = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const encoding = getEncoding(bytes, {
    // Search the whole page, as browsers do when they reload it. The standard's 1,024 bytes are for streaming
    // parsers.
    maxBytes: bytes.length,
    defaultEncoding: decodeAs('utf-8', bytes) === undefined ? 'windows-1252' : 'utf-8',
    ...(said && { transportLayerEncodingLabel: said }),
  });
  return decodeAs(encoding, bytes, { fatal: false }) ?? new TextDecoder().decode(bytes);
}

/** Undefined if the encoding is unknown, or the bytes are not valid in it. */
function decodeAs(encoding: string, bytes: Uint8Array, { fatal = true } = {}): string | undefined {
  try {
    // Use streaming: the last character may be cut. And otherwise Node 24.9 decodes windows-1252 as Latin-1, without
    // “quotes”.
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/**
 * Extracts a page's metadata.
 *
 * Processes tags one by one instead of building a tree. A malicious page makes the tree of the HTML standard grow
 * with the square of its length (its “reconstruct the active formatting elements”), and 200 kB of it block a server
 * for minutes. Here every tag has the same cost, and reading stops at fixed limits.
 */
export function readPage(body: Uint8Array, contentType: string, address: string): Page {
  const html = decode(body, contentType);
  const reader = new PageReader(address);
  const parser = new Parser(reader);
  for (let at = 0; at < html.length && !reader.isFull; at += CHUNK_LENGTH)
    parser.write(html.slice(at, at + CHUNK_LENGTH));
  parser.end();
  return reader.page;
}

/** The collected texts, and the tags that end them. */
const ENDS = { title: 'title', heading: 'h1', json: 'script' } as const;

class PageReader {
  readonly page: Page;
  isFull = false;
  #tags = 0;
  #depth = 0;
  #json = 0;
  /** Current nesting depth inside `<svg>`, and inside the main content. */
  #drawing = 0;
  #contents = 0;
  #hasBase = false;
  #into: keyof typeof ENDS | undefined;
  #text = '';
  readonly #links: Link[] = [];

  constructor(address: string) {
    this.page = {
      base: address,
      title: '',
      heading: '',
      language: '',
      metas: new Map(),
      links: (relation) => this.#links.filter(({ relations }) => relations.includes(relation)),
      jsonLd: [],
    };
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#tags += 1;
    this.#depth += 1;
    if (this.#tags > MAX_TAGS || this.#depth > MAX_DEPTH) this.isFull = true;
    if (this.isFull) return;
    if (name === 'svg') this.#drawing += 1;
    if (CONTENTS.test(name)) this.#contents += 1;
    if (this.#drawing === 0) this.#take(name, attributes);
  }

  onclosetag(name: string): void {
    this.#depth -= 1;
    if (name === 'svg') this.#drawing -= 1;
    if (CONTENTS.test(name)) this.#contents -= 1;
    if (this.#into && this.#drawing === 0 && ENDS[this.#into] === name) this.#keepText(this.#into);
  }

  ontext(data: string): void {
    if (!this.#into || this.#drawing > 0 || this.isFull) return;
    const most = this.#into === 'json' ? MAX_JSON_LENGTH - this.#json : MAX_TEXT_LENGTH;
    if (this.#text.length < most) this.#text += data;
  }

  #take(name: string, attributes: Record<string, string>): void {
    const { page } = this;
    switch (name) {
      case 'html':
        page.language ||= attributes['lang'] ?? attributes['xml:lang'] ?? '';
        break;
      case 'base':
        this.#setBase(attributes['href']);
        break;
      case 'meta':
        readMeta(page, attributes);
        break;
      case 'link':
        readLink(this.#links, attributes);
        break;
      case 'title':
        if (!page.title) this.#begin('title');
        break;
      case 'h1':
        if (!page.heading) this.#begin('heading');
        break;
      case 'script':
        if (/^application\/ld\+json\b/i.test(attributes['type'] ?? '')) this.#begin('json');
        break;
      case 'img':
        readPicture(page, attributes, this.#contents > 0);
        break;
      case 'audio':
      case 'video':
        if (attributes['src']) page[name] ??= attributes['src'];
        break;
      case 'source':
        readSource(page, attributes);
        break;
      case 'time':
        if (attributes['datetime']) page.time ??= attributes['datetime'];
    }
  }

  /**
   * Only the first `<base href>` counts (HTML standard, section 4.2.3). If each were resolved against the last, the
   * URL could grow with every tag.
   */
  #setBase(href: string | undefined): void {
    if (href === undefined || this.#hasBase) return;
    this.#hasBase = true;
    this.page.base = webAddress(href, this.page.base) ?? this.page.base;
  }

  #begin(into: keyof typeof ENDS): void {
    this.#into = into;
    this.#text = '';
  }

  #keepText(into: keyof typeof ENDS): void {
    if (into === 'json') {
      this.#json += this.#text.length;
      if (this.#json < MAX_JSON_LENGTH) this.page.jsonLd.push(this.#text);
    } else this.page[into] = this.#text.trim();
    this.#into = undefined;
  }
}

const CONTENTS = /^(main|article)$/;

function readMeta({ metas }: Page, attributes: Record<string, string>): void {
  const name = attributes['property'] || attributes['name'] || attributes['itemprop'];
  const content = attributes['content']?.trim();
  if (!name || !content || metas.size >= MAX_META_TAGS) return;
  for (const key of name.toLowerCase().split(/\s+/).slice(0, 3)) if (!metas.has(key)) metas.set(key, content);
}

function readLink(links: Link[], { rel = '', type = '', href }: Record<string, string>): void {
  if (!href || links.length >= MAX_LINKS) return;
  links.push({ relations: rel.toLowerCase().split(/\s+/), type: type.trim().toLowerCase(), href });
}

/** Pictures that appear on every page of a site, such as logos, avatars and buttons. */
const ORNAMENT = /\b(logo|icon|avatar|gravatar|sprite|badge|spacer|pixel|emoji|button)/i;
const MIN_SIDE_PX = 100;

function readPicture(page: Page, attributes: Record<string, string>, isContents: boolean): void {
  const { alt = '', width, height, class: names = '', id = '' } = attributes;
  const source = pictureSource(attributes);
  if (!source || /^(data|blob):/i.test(source.trim()) || /\.svg([?#]|$)/i.test(source)) return;
  if (ORNAMENT.test(`${source} ${names} ${id}`)) return;
  const sides = [width, height].map(Number).filter((side) => side > 0);
  if (sides.some((side) => side < MIN_SIDE_PX)) return;
  const weight = (isContents ? 2 : 0) + (sides.length ? 1 : 0);
  if (weight > (page.picture?.weight ?? -1)) page.picture = { source, alt, weight };
}

function readSource(page: Page, { src, type = '' }: Record<string, string>): void {
  if (!src) return;
  if (/^audio\//i.test(type)) page.audio ??= src;
  if (/^video\//i.test(type)) page.video ??= src;
}
