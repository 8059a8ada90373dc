import { Parser } from 'htmlparser2';

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** What becomes of an element: another one, only its content, or nothing. Text may stand in its place. */
export type Outcome = Tag | 'content' | 'nothing' | { text: string };

const VOID = new Set(['br', 'hr', 'img']);
/** Deeper nesting is no text that a person wrote, and email programs give up on it. */
const MAX_DEPTH = 100;

export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A brace could begin the name of a block (`{{showcase}}`), which has no place in an attribute. */
const escapeAttribute = (text: string) =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('{', '&#123;').replaceAll('}', '&#125;');

/**
 * Parses HTML and writes it anew: each element as `decide` says, each text escaped, each tag closed. What comes out has
 * only what was decided on, because nothing of the input is copied.
 */
export function rewriteMarkup(
  html: string,
  decide: (tag: Tag) => Outcome,
  onText: (text: string, parents: readonly string[]) => string = escapeText,
): string {
  let written = '';
  let skipped = 0;
  /** For each open element: its name as written, or why it isn't. */
  const open: (string | undefined)[] = [];
  const parents: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const outcome = skipped > 0 || parents.length >= MAX_DEPTH ? 'nothing' : decide({ name, attributes });
      if (outcome === 'nothing') skipped++;
      const tag = typeof outcome === 'object' && 'name' in outcome ? outcome : undefined;
      if (typeof outcome === 'object' && 'text' in outcome) written += escapeText(outcome.text);
      if (tag) written += openingTag(tag);
      open.push(
        outcome === 'nothing' ? 'nothing' : tag && !VOID.has(tag.name) ? `</${tag.name}>` : undefined,
      );
      parents.push(tag?.name ?? '');
    },
    onclosetag() {
      const end = open.pop();
      parents.pop();
      if (end === 'nothing') skipped--;
      else if (end !== undefined) written += end;
    },
    ontext(text) {
      if (skipped === 0) written += onText(text, parents);
    },
  });
  parser.end(html);
  return written;
}

const openingTag = ({ name, attributes }: Tag): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('')}>`;
