import { Parser } from 'htmlparser2';
import { decodeEntities, textFromMarkup } from '../html/html-text.ts';
import { pictureSource } from '../html/picture-source.ts';

/** Characters of markup that are looked at: enough for a title and an excerpt. */
const MAX_HTML_LENGTH = 50_000;

// What they hold is not read, and where nobody closes them, the words after them would seem to be in them.
const FRAMES = /<\/?(?:iframe|object|noscript|embed|applet|frame|textarea|title)\b[^<>]*>/gi;

/** The words of a piece of HTML. Nothing in it is run. */
export const textOfHtml = (html: string): string =>
  /[<&]/.test(html) ? textFromMarkup(html.slice(0, MAX_HTML_LENGTH).replace(FRAMES, ' ')) : html;

/** The first picture of a piece of HTML that is more than a dot. */
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

/** Whether a text of RSS, which never says, is HTML: it closes a tag, or names a character. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/[a-z][a-z0-9]*\s*>|<(?:br|hr|img|p|embed|iframe|meta|object|link|input)\b[^<>]*>|&(?:#x?[\da-f]+|[a-z]{2,8});/i.test(
    text,
  );

const named = new Map<string, string>();

/** What HTML calls a character, as that character. */
export function namedCharacter(entity: string): string {
  let character = named.get(entity);
  if (character === undefined) {
    character = decodeEntities(entity);
    if (named.size < 3000) named.set(entity, character);
  }
  return character;
}
