import { plainText, webAddress } from '../html/plain-text.ts';
import type { FetchError } from '../safe-fetch/fetch-error.ts';
import { mediaKind } from '../safe-fetch/file.ts';
import { hasContents, httpStatusError } from '../safe-fetch/http-error-message.ts';
import type { LinkPreview } from '../safe-fetch/port.ts';
import { mediaType, type SafeFetch, type SafeFetchResponse } from '../safe-fetch/safe-fetch.ts';
import { metadataFromJsonLd } from './json-ld.ts';
import { type Metadata, metadataFromPage, metadataFromTags } from './metadata.ts';
import { fileName, httpUrl, siteOf, withoutTracking } from './normalize-url.ts';
import { type KnownProvider, knownProvider, metadataFromOEmbed } from './oembed.ts';
import { readPage } from './page-parser.ts';

/** A link preview with additional details. */
export interface DetailedLinkPreview extends LinkPreview {
  /** ISO 8601. */
  date?: string;
  /** The name of the site, or else its hostname. */
  site: string;
}

const noSigns: Metadata = {};

/** A page's metadata is at its beginning. Some pages are several megabytes long. */
const MAX_PAGE_BYTES = 1_500_000;
const PAGES = /^(text\/html|application\/xhtml\+xml|(text|application)\/xml|)$/;

/**
 * Fetches the metadata of a link (kind, texts, picture, author) from oEmbed, Open Graph, Twitter cards, JSON-LD and
 * the page itself. All texts are plain text, and all URLs http(s).
 */
export async function previewLink(
  outside: SafeFetch,
  address: string,
  signal?: AbortSignal,
): Promise<DetailedLinkPreview | FetchError> {
  const provider = knownProvider(address);
  const [answer, known] = await Promise.all([
    outside(address, {
      accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      mostBytes: MAX_PAGE_BYTES,
      cut: true,
      takes: PAGES,
      ...(signal && { signal }),
    }),
    provider ? metadataFromOEmbed(outside, provider, signal) : noSigns,
  ]);
  if (provider && known.title) return cardOfKnown(address, provider, answer, known);
  if ('fault' in answer) return answer;
  if (!hasContents(answer.status)) return httpStatusError(answer.status);
  const kind = mediaKind(mediaType(answer.headers), answer.address);
  if (kind || !PAGES.test(mediaType(answer.headers))) return cardOfFile(answer, kind ?? 'link');
  return cardOfPage(outside, answer, signal);
}

/** Known providers often show a cookie consent page instead of the content. Then only their oEmbed data is used. */
function cardOfKnown(
  address: string,
  provider: KnownProvider,
  answer: SafeFetchResponse | FetchError,
  known: Metadata,
): DetailedLinkPreview {
  const isPage = !('fault' in answer) && hasContents(answer.status) && provider.has(answer.address);
  if (!isPage) return cardOf(withoutTracking(address), [known], [known]);
  const { link, metas, jsonLd } = read(answer);
  // The page around a video is in the visitor's language, not the video's.
  const { language: _, ...shown } = metas;
  return cardOf(link, [known, jsonLd, shown], [shown, jsonLd, known]);
}

function cardOfFile({ address }: SafeFetchResponse, kind: LinkPreview['kind']): DetailedLinkPreview {
  return {
    link: withoutTracking(address),
    kind,
    title: nameOf(address),
    excerpt: '',
    site: siteOf(address),
    ...(kind === 'image' && { picture: address }),
    ...((kind === 'audio' || kind === 'video') && { media: address }),
  };
}

async function cardOfPage(
  outside: SafeFetch,
  answer: SafeFetchResponse,
  signal: AbortSignal | undefined,
): Promise<DetailedLinkPreview> {
  const { link, metas, jsonLd, sight, oembed } = read(answer);
  const provider = oembed ? { endpoint: oembed } : knownProvider(answer.address);
  const embedded = provider ? await metadataFromOEmbed(outside, provider, signal) : noSigns;
  return cardOf(link, [embedded, metas, jsonLd, sight], [metas, embedded, jsonLd, sight]);
}

function read({ body, headers, address }: SafeFetchResponse) {
  const page = readPage(body, headers.get('content-type') ?? '', address);
  const [canonical] = page.links('canonical');
  const oembed = page.links('alternate').find(({ type }) => /\/json\+oembed$/.test(type));
  return {
    link: httpUrl(address, webAddress(canonical?.href ?? page.metas.get('og:url'), page.base)),
    metas: metadataFromTags(page),
    jsonLd: metadataFromJsonLd(page.jsonLd, page.base),
    sight: metadataFromPage(page, headers.get('content-language')),
    oembed: webAddress(oembed?.href, page.base),
  };
}

/** Merges the sources: the first one with a value wins. The alt text comes from the same source as the picture. */
function cardOf(link: string, words: Metadata[], pictures: Metadata[]): DetailedLinkPreview {
  const said = words.toReversed().reduce((all, signs) => ({ ...all, ...signs }), noSigns);
  const { kind = 'link', title, excerpt = '', author, date, language, media, site = siteOf(link) } = said;
  const { picture, pictureAlt } = pictures.find((signs) => signs.picture) ?? {};
  const plays = kind === 'audio' || kind === 'video';
  return {
    link,
    kind,
    title: title ?? nameOf(link),
    excerpt,
    site,
    ...(author && { author }),
    ...(date && { date }),
    ...(language && { language }),
    ...(picture && { picture }),
    ...(picture && pictureAlt && { pictureAlt }),
    ...(media && plays && { media }),
  };
}

const nameOf = (address: string) => plainText(fileName(address), 200) || siteOf(address);
