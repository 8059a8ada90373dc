import { decodeEntities, textFromMarkup } from '../html/html-text.ts';
import { languageTag, plainText, webAddress } from '../html/plain-text.ts';
import { mediaKind } from '../safe-fetch/file.ts';
import type { LinkPreview } from '../safe-fetch/port.ts';
import type { Page } from './page-parser.ts';

/** The metadata from one source: plain text and http(s) URLs, present only if the source provides them. */
export type Metadata = Partial<Omit<LinkPreview, 'link'>> & { date?: string; site?: string };

const MOST = { title: 200, excerpt: 500, author: 100, site: 100, pictureAlt: 500 };

/** Unchecked metadata from a source. Values may have any type and size. */
export interface RawMetadata {
  kind?: LinkPreview['kind'] | undefined;
  title?: unknown;
  excerpt?: unknown;
  author?: { name?: unknown; link?: unknown } | undefined;
  date?: unknown;
  language?: unknown;
  picture?: unknown;
  pictureAlt?: unknown;
  media?: unknown;
  site?: unknown;
}

/** Sanitizes the values. Set `markup` for sources that put entities and tags into plain-text fields. */
export function metadataFrom(claims: RawMetadata, base: string, { markup = false } = {}): Metadata {
  const line = (value: unknown, most: number, read = decodeEntities) =>
    plainText(markup && typeof value === 'string' ? read(value) : value, most) || undefined;
  const name = line(claims.author?.name, MOST.author);
  const authorLink = webAddress(claims.author?.link, base);
  return defined({
    kind: claims.kind,
    title: line(claims.title, MOST.title),
    excerpt: line(claims.excerpt, MOST.excerpt, textFromMarkup),
    author: name ? { name, ...(authorLink && { link: authorLink }) } : undefined,
    date: isoDate(claims.date),
    language: languageTag(claims.language),
    picture: webAddress(claims.picture, base),
    pictureAlt: line(claims.pictureAlt, MOST.pictureAlt),
    media: webAddress(claims.media, base),
    site: line(claims.site, MOST.site),
  });
}

const defined = (signs: { [Field in keyof Metadata]: Metadata[Field] | undefined }): Metadata =>
  Object.fromEntries(Object.entries(signs).filter(([, value]) => value !== undefined));

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Converts an ISO 8601 date to UTC; without a zone it is read as UTC. Undefined if it is invalid or implausible
 * (before 1900 or after 2199).
 */
function isoDate(value: unknown): string | undefined {
  const [, day, time = '00:00', zone = 'Z'] =
    (typeof value === 'string' && MOMENT.exec(value.trim().slice(0, 50))) || [];
  if (!day) return undefined;
  const date = new Date(`${day}T${time}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
  const year = date.getUTCFullYear();
  return year >= 1900 && year < 2200 ? date.toISOString() : undefined;
}

/** Extracts metadata from Open Graph, Twitter cards and other `<meta>` tags. */
export function metadataFromTags({ metas, base }: Page): Metadata {
  const first = (...names: string[]) => names.map((name) => metas.get(name)).find(Boolean);
  const author = first('author', 'article:author', 'parsely-author', 'dc.creator');
  const alt = metas.has('og:image') ? first('og:image:alt') : first('twitter:image:alt');
  return metadataFrom(
    {
      kind: kindOfMetas(metas),
      title: first('og:title', 'twitter:title', 'dc.title'),
      excerpt: first('og:description', 'twitter:description', 'description', 'dc.description'),
      // Facebook expects a profile URL in article:author, which is not a name.
      author: author && !/^https?:/i.test(author) ? { name: author } : undefined,
      date: first(
        'article:published_time',
        'datepublished',
        'uploaddate',
        'date',
        'dc.date',
        'parsely-pub-date',
      ),
      language: first('og:locale', 'inlanguage', 'dc.language'),
      picture: first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
      pictureAlt: alt,
      media: mediaOfMetas(metas, base),
      site: first('og:site_name', 'application-name'),
    },
    base,
  );
}

function kindOfMetas(metas: Map<string, string>): LinkPreview['kind'] | undefined {
  const type = (metas.get('og:type') ?? '').toLowerCase();
  if (/^video\b/.test(type)) return 'video';
  if (/^music\b/.test(type)) return 'audio';
  if (/^(article|blog|book)\b/.test(type)) return 'article';
  if (/\bphoto$/.test(type) || metas.get('twitter:card') === 'photo') return 'image';
  if (metas.has('og:audio') && !metas.has('og:video')) return 'audio';
  return metas.has('og:video') || metas.get('twitter:card') === 'player' ? 'video' : undefined;
}

/** Only direct links to files are playable; most declared players are pages. */
function mediaOfMetas(metas: Map<string, string>, base: string): string | undefined {
  const candidates = [
    [metas.get('og:audio:secure_url') ?? metas.get('og:audio'), metas.get('og:audio:type')],
    [metas.get('og:video:secure_url') ?? metas.get('og:video'), metas.get('og:video:type')],
    [metas.get('twitter:player:stream'), metas.get('twitter:player:stream:content_type')],
  ] as const;
  return candidates
    .filter(([source, type = '']) => {
      const address = webAddress(source, base);
      return address !== undefined && ['audio', 'video'].includes(mediaKind(type, address) ?? '');
    })
    .map(([source]) => source)[0];
}

/** Extracts metadata from the visible page, for pages without metadata. */
export function metadataFromPage(page: Page, contentLanguage: string | null): Metadata {
  const media = page.video ?? page.audio;
  return metadataFrom(
    {
      title: page.title || page.heading,
      language: page.language || contentLanguage?.split(',')[0],
      date: page.time,
      picture: page.picture?.source,
      pictureAlt: page.picture?.alt,
      media,
    },
    page.base,
  );
}
