import { parseJsonFeed } from 'feedsmith';
import { jsonIn } from '../../src/contract/foreign-text.ts';
import type { PostKind } from '../../src/contract/index.ts';
import { languageTag, plainText, webAddress } from '../html/plain-text.ts';
import { readDate } from './dates.ts';
import { pictureInHtml, textOfHtml } from './markup.ts';
import {
  MAX_EXCERPT_LENGTH,
  MAX_NAME_LENGTH,
  MAX_TITLE_LENGTH,
  type ParsedEntry,
  type ParsedFeed,
} from './parsed.ts';

type Feed = ReturnType<typeof parseJsonFeed>;
type Item = NonNullable<Feed['items']>[number];

/** Parses JSON Feed 1.0 or 1.1. Undefined if the JSON isn't one. */
export function readJsonFeed(text: string, address: string): ParsedFeed | undefined {
  try {
    const feed = parseJsonFeed(jsonIn(text) as object);
    return {
      format: 'json',
      title: plainText(feed.title, MAX_TITLE_LENGTH),
      link: webAddress(feed.home_page_url, address),
      date: undefined,
      language: languageTag(feed.language),
      ttl: undefined,
      entries: (feed.items ?? []).slice(0, 500).map((item) => entryOf(item, feed, address)),
    };
  } catch {
    return undefined;
  }
}

function entryOf(item: Item, feed: Feed, address: string): ParsedEntry {
  const html = typeof item.content_html === 'string' ? item.content_html : '';
  const media = item.attachments?.find(({ mime_type: type }) => /^(audio|video)\//i.test(type ?? ''));
  const file = webAddress(media?.url, address);
  const image = pictureInHtml(html);
  const picture =
    webAddress(item.image, address) ??
    webAddress(item.banner_image, address) ??
    webAddress(image?.src, address);
  const [author] = item.authors ?? feed.authors ?? [];
  const name = plainText(author?.name, MAX_NAME_LENGTH);
  const authorLink = webAddress(author?.url, address);
  const language = languageTag(item.language) ?? languageTag(feed.language);
  const isVideo = /^video/i.test(media?.mime_type ?? '');
  const kind: PostKind = file ? (isVideo ? 'video' : 'audio') : 'article';
  return {
    id: plainText(String(item.id ?? ''), 1000),
    title: plainText(item.title, MAX_TITLE_LENGTH),
    link:
      webAddress(item.url, address) ??
      webAddress(item.external_url, address) ??
      webAddress(item.id, 'about:blank'),
    date: readDate(text(item.date_published)) ?? readDate(text(item.date_modified)),
    excerpt: plainText(item.summary ?? item.content_text ?? textOfHtml(html), MAX_EXCERPT_LENGTH),
    kind,
    topics: [...new Set((item.tags ?? []).map((tag) => plainText(tag, 50)).filter(Boolean))].slice(0, 10),
    ...(name && { author: { name, ...(authorLink && { link: authorLink }) } }),
    ...(picture && { picture }),
    ...(file && { media: file }),
    ...(language && { language }),
  };
}

const text = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
