import { Parser } from 'htmlparser2';
import { decodeEntities, textFromMarkup } from '../html/html-text.ts';
import { pictureSource } from '../html/picture-source.ts';

/** Maximum characters of markup to parse: enough for a title and an excerpt. */
const MAX_HTML_LENGTH = 50_000;

// Tags whose content is not read. Remove the tags, because an unclosed one would hide all text after it.
const FRAMES = /<\/?(?:iframe|object|noscript|embed|applet|frame|textarea|title)\b[^<>]*>/gi;

/** The text of an HTML fragment. Scripts in it are never run. */
export const textOfHtml = (html: string): string =>
  /[<&]/.test(html) ? textFromMarkup(html.slice(0, MAX_HTML_LENGTH).replace(FRAMES, ' ')) : html;

/** The first picture in an HTML fragment, ignoring tracking pixels. */
export function pictureInHtml(html: string): { src: string; alt: string } | undefined {
  if (!/<img/i.test(html)) return undefined;
  let found: { src: string; alt: string } | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      const { alt = '', width = '', height = '' } = attributes;
      const isDot = /^[01](px)?$/.test(width) || /^[01](px)?$/.test(height);
      const src = name === 'img' && !isDot ? pictureSource(attributes) : '';
      if (src) found ??= { src, alt };
    },
  });
  parser.end(html.slice(0, MAX_HTML_LENGTH));
  return found;
}

/** Whether text from RSS, which doesn't declare its format, is HTML: it contains a tag or an entity. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/[a-z][a-z0-9]*\s*>|<(?:br|hr|img|p|embed|iframe|meta|object|link|input)\b[^<>]*>|&(?:#x?[\da-f]+|[a-z]{2,8});/i.test(
    text,
  );

const named = new Map<string, string>();

/** The character that an HTML entity stands for. */
export function namedCharacter(entity: string): string {
  let character = named.get(entity);
  if (character === undefined) {
    character = decodeEntities(entity);
    if (named.size < 3000) named.set(entity, character);
  }
  return character;
}
