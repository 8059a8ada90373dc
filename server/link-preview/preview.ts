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

/** What is behind a link, with what a card may leave out. */
export interface DetailedLinkPreview extends LinkPreview {
  /** ISO 8601. */
  date?: string;
  /** The name of the site; its host where it says none. */
  site: string;
}

const noSigns: Metadata = {};

/** A page says what it is at its beginning; of some there are megabytes more. */
const MAX_PAGE_BYTES = 1_500_000;
const PAGES = /^(text\/html|application\/xhtml\+xml|(text|application)\/xml|)$/;

/**
 * Looks behind a link: what it is, its words, its picture and its author, from oEmbed, Open Graph, Twitter cards, JSON-LD and
 * the page itself. All texts are plain, all addresses http(s).
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

/** Sites of the table often show a question about cookies in place of the page: then what they told is all. */
function cardOfKnown(
  address: string,
  provider: KnownProvider,
  answer: SafeFetchResponse | FetchError,
  known: Metadata,
): DetailedLinkPreview {
  const isPage = !('fault' in answer) && hasContents(answer.status) && provider.has(answer.address);
  if (!isPage) return cardOf(withoutTracking(address), [known], [known]);
  const { link, metas, jsonLd } = read(answer);
  // The language of the page around a video is that of whoever looks, not of the video.
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

/** Of each field what the first source says of it; the words of a picture come from where the picture does. */
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
