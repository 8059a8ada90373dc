import { hasContents } from '../safe-fetch/http-error-message.ts';
import type { LinkPreview } from '../safe-fetch/port.ts';
import type { SafeFetch } from '../safe-fetch/safe-fetch.ts';
import { type Metadata, metadataFrom } from './metadata.ts';

/** oEmbed endpoints of popular sites, so that their pages need not be parsed first. From oembed.com. */
const providers: [RegExp, string, LinkPreview['kind']?][] = [
  [
    /^https?:\/\/((www|m|music)\.)?youtube\.com\/(watch|shorts\/|live\/|embed\/|playlist|v\/)/i,
    'https://www.youtube.com/oembed',
  ],
  [/^https?:\/\/youtu\.be\/./i, 'https://www.youtube.com/oembed'],
  [/^https?:\/\/((www|player)\.)?vimeo\.com\/./i, 'https://vimeo.com/api/oembed.json'],
  [/^https?:\/\/[\w-]+\.wistia\.com\/(medias|embed)\/./i, 'https://fast.wistia.com/oembed'],
  [/^https?:\/\/(www\.)?tiktok\.com\/@[^/]+\/video\/./i, 'https://www.tiktok.com/oembed'],
  [/^https?:\/\/(www\.)?loom\.com\/(share|embed)\/./i, 'https://www.loom.com/v1/oembed'],
  [/^https?:\/\/(www\.)?dailymotion\.com\/video\/./i, 'https://www.dailymotion.com/services/oembed'],
  [/^https?:\/\/(www\.)?ted\.com\/talks\/./i, 'https://www.ted.com/services/v1/oembed.json'],
  [/^https?:\/\/((www|m|on)\.)?soundcloud\.com\/./i, 'https://soundcloud.com/oembed', 'audio'],
  [/^https?:\/\/open\.spotify\.com\/./i, 'https://open.spotify.com/oembed', 'audio'],
  [/^https?:\/\/(www\.)?mixcloud\.com\/./i, 'https://app.mixcloud.com/oembed/', 'audio'],
  [/^https?:\/\/((www|m)\.)?flickr\.com\/photos\/./i, 'https://www.flickr.com/services/oembed/'],
  [/^https?:\/\/flic\.kr\/./i, 'https://www.flickr.com/services/oembed/'],
];

const MAX_ANSWER_BYTES = 200_000;

/** An oEmbed endpoint for a page. */
export interface Provider {
  endpoint: string;
  /** The post kind, where the oEmbed type (“rich”) doesn't say. */
  kind?: LinkPreview['kind'];
}

/** A provider from the table. */
export interface KnownProvider extends Provider {
  /** Whether a URL, after redirects, is still a media page of this provider. */
  has: (address: string) => boolean;
}

export function knownProvider(address: string): KnownProvider | undefined {
  const known = providers.find(([pattern]) => pattern.test(address));
  if (!known) return undefined;
  const [, base, kind] = known;
  const endpoint = new URL(base);
  endpoint.searchParams.set('url', address);
  endpoint.searchParams.set('format', 'json');
  const has = (other: string) => providers.some(([pattern, its]) => its === base && pattern.test(other));
  return { endpoint: endpoint.href, has, ...(kind && { kind }) };
}

/** Fetches metadata from an oEmbed endpoint; empty if it fails. The response's HTML is never used. */
export async function metadataFromOEmbed(
  outside: SafeFetch,
  { endpoint, kind }: Provider,
  signal?: AbortSignal,
): Promise<Metadata> {
  const answer = await outside(endpoint, {
    accept: 'application/json',
    mostBytes: MAX_ANSWER_BYTES,
    ...(signal && { signal }),
  });
  if ('fault' in answer || !hasContents(answer.status)) return {};
  const said = parse(answer.body);
  if (!said) return {};
  const type = kindOf(said['type']);
  const isPicture = type === 'image';
  return metadataFrom(
    {
      kind: kind ?? type,
      title: said['title'],
      excerpt: said['description'],
      author: { name: said['author_name'], link: said['author_url'] },
      date: said['upload_date'] ?? said['published_date'],
      picture: (isPicture ? said['url'] : undefined) ?? said['thumbnail_url'],
      pictureAlt: said['alt_text'],
      site: said['provider_name'],
    },
    answer.address,
    { markup: true },
  );
}

function kindOf(type: unknown): LinkPreview['kind'] | undefined {
  if (type === 'video') return 'video';
  return type === 'photo' ? 'image' : undefined;
}

function parse(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
