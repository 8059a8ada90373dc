import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';

export interface WrittenPost {
  id: string;
  title: string;
  link: string;
  /** ISO 8601. */
  date: string;
  excerpt: string;
  author: { name: string; link?: string };
  picture?: { url: string; type: string };
  media?: { url: string; type: string };
  topics: string[];
  language?: string;
}

export interface WrittenFeed {
  title: string;
  description: string;
  /** URL of the page that the feed belongs to. */
  link: string;
  /** The feed's own URL. */
  self: string;
  language?: string;
  /** ISO 8601. */
  updated: string;
  posts: WrittenPost[];
}

interface Written {
  body: string;
  contentType: string;
}

/** Writes posts as a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. */
export function writeFeed(format: 'rss' | 'atom' | 'json', feed: WrittenFeed): Written {
  return { rss: writeRss, atom: writeAtom, json: writeJson }[format](feed);
}

// Characters that XML 1.0 forbids or discourages (section 2.2): readers interpret C1 controls as windows-1252.
// eslint-disable-next-line no-control-regex -- matched on purpose
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const clean = (text: string) => text.replace(IMPOSSIBLE, '');
// RSS doesn't declare whether a text is HTML, and readers assume that it is, so escape it as HTML.
const asHtml = (text: string) => clean(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
// The generator puts CDATA sections on their own line, and simple readers don't trim the whitespace around a link.
const close = (xml: string) => xml.replace(/>\s+(?=<!\[CDATA\[)/g, '>').replace(/\]\]>\s+(?=<\/)/g, ']]>');
/** An id that is not a URL stays the same if the API moves (RFC 4151 has no random ids; RFC 8141 does). */
const idOf = (id: string) => `urn:community-post:${encodeURIComponent(id.toWellFormed())}`;

function writeRss({ title, description, link, self, language, updated, posts }: WrittenFeed): Written {
  const body = generateRssFeed({
    title: asHtml(title),
    description: asHtml(description),
    link,
    lastBuildDate: new Date(updated),
    ...(language && { language }),
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: posts.map(({ id, date, author, picture, media, topics, language: written, ...post }) => ({
      title: asHtml(post.title),
      link: post.link,
      description: asHtml(post.excerpt),
      guid: { value: idOf(id), isPermaLink: false },
      pubDate: new Date(date),
      dc: { creators: [clean(author.name)], ...(written && { languages: [written] }) },
      categories: topics.map((topic) => ({ name: clean(topic) })),
      ...(media && { enclosures: [{ ...media, length: 0 }] }),
      ...(picture && { media: { thumbnails: [{ url: picture.url }] } }),
    })),
  });
  return { body: close(body), contentType: 'application/rss+xml; charset=utf-8' };
}

function writeAtom({ title, description, link, self, language, updated, posts }: WrittenFeed): Written {
  const body = generateAtomFeed({
    id: self,
    title: { value: clean(title), type: 'text' },
    subtitle: { value: clean(description), type: 'text' },
    updated: new Date(updated),
    ...(language && { xml: { lang: language } }),
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: link, rel: 'alternate', type: 'text/html' },
    ],
    entries: posts.map(({ id, date, author, picture, media, topics, language: written, ...post }) => ({
      id: idOf(id),
      title: { value: clean(post.title), type: 'text' },
      summary: { value: clean(post.excerpt), type: 'text' },
      published: new Date(date),
      updated: new Date(date),
      authors: [{ name: clean(author.name), ...(author.link && { uri: author.link }) }],
      links: [
        { href: post.link, rel: 'alternate' },
        ...(media ? [{ href: media.url, rel: 'enclosure', type: media.type }] : []),
      ],
      categories: topics.map((topic) => ({ term: clean(topic) })),
      ...(picture && { media: { thumbnails: [{ url: picture.url }] } }),
      ...(written && { xml: { lang: written } }),
    })),
  });
  return { body: close(body), contentType: 'application/atom+xml; charset=utf-8' };
}

function writeJson({ title, description, link, self, language, posts }: WrittenFeed): Written {
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: link,
    feed_url: self,
    ...(language && { language }),
    items: posts.map(({ id, date, author, picture, media, topics, language: written, ...post }) => ({
      id: idOf(id),
      url: post.link,
      title: post.title,
      content_text: post.excerpt,
      date_published: new Date(date),
      authors: [{ name: author.name, ...(author.link && { url: author.link }) }],
      tags: topics,
      ...(picture && { image: picture.url }),
      ...(media && { attachments: [{ url: media.url, mime_type: media.type }] }),
      ...(written && { language: written }),
    })),
  });
  // The generator omits an empty list, but JSON Feed 1.1 requires it.
  const body = JSON.stringify({ items: [], ...(feed as object) });
  return { body, contentType: 'application/feed+json; charset=utf-8' };
}
