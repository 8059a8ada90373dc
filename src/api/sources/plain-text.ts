import { withoutUnseen } from '../../contract/foreign-text.ts';
import { characterNamed } from './characters.ts';

/** Maximum length of the HTML that is read, in characters; cards show 700. */
const MOST = 50_000;

/** A string as it is, a number in digits, and an empty string for anything else. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

/**
 * The text of the first 50,000 characters of some HTML, with a line feed at each line break. A page with Trusted Types
 * can't parse HTML. No expression here backtracks, so the time grows only linearly with the length.
 */
export const plainText = (html: unknown): string =>
  text(html)
    .slice(0, MOST)
    .replace(/\s+/g, ' ')
    // Content that isn't read: scripts and styles, the parts of long URLs that Mastodon hides, and the “Continue
    // reading” of WordPress themes. A name that wasn't matched is empty in \1\2.
    .replace(/<(?:(script|style)\b|(span|a)\s[^<>]*\b(?:invisible|more-link)\b)[^]*?(?:<\/\1\2|$)/gi, '<a')
    .replace(/<[a-z/!?](?:[^>=]|=(?:"[^"]*"|'[^']*')?)*>?/gi, (tag) =>
      /^<\/?(?:p|br|div|li|h\d|t[rd]|pre|blockquote)\b/i.test(tag) ? '\n' : '',
    )
    // Decodes once: `&amp;lt;` is `&lt;` and not `<`.
    .replace(
      /&(#x?[\da-f]{1,7}|[a-z][a-z\d]{1,7});/gi,
      (whole, name: string) => characterNamed(name) ?? whole,
    );

const oneLine = (words: string) =>
  withoutUnseen(words.slice(0, MOST).replace(/[\s\p{Cc}\p{Cs}]+/gu, ' '))
    .replace(/ {2,}/g, ' ')
    .trim();

/** `words` in one line of at most `most` UTF-16 units, cut at a word. */
export function shortened(words: string, most: number): string {
  const line = oneLine(words);
  if (line.length <= most) return line;
  const space = line.lastIndexOf(' ', most - 1);
  // A word longer than half of the line is cut itself, but no character is split.
  return `${line.slice(0, space > most / 2 ? space : most - 1).replace(/\p{Cs}$/u, '')}…`;
}

/**
 * A note has no title: its first sentence or line becomes the title, of at most 100 UTF-16 units, and the rest the
 * excerpt.
 */
export function titled(note: string): { title: string; excerpt: string } {
  const [first = '', ...others] = note.slice(0, MOST).trim().split('\n');
  const line = oneLine(first);
  const [sentence = line] = /^.{0,98}?(?:[.!?…](?=\s)|[。！？])/.exec(line) ?? [];
  const title = shortened(sentence, 100);
  const used = title === sentence ? title : title.slice(0, -1);
  return { title, excerpt: [line.slice(used.length), ...others].join(' ') };
}
