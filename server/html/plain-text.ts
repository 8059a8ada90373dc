import { withoutUnseen } from '../../src/contract/foreign-text.ts';

/** Input characters that are processed for each output character. */
const EXTRA_CHARACTERS = 20;

/** One line of plain text from untrusted input, at most `most` characters long and cut at a word boundary. */
export function plainText(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  const line = withoutUnseen(
    value
      .slice(0, EXTRA_CHARACTERS * most)
      .toWellFormed()
      .replace(/\s+/g, ' '),
  )
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length <= most ? line : `${beginning(line, most - 1)}…`;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function beginning(line: string, most: number): string {
  const atWord = lastEnd(words, line, most);
  const end = atWord > most / 2 ? atWord : lastEnd(graphemes, line, most) || most;
  return line
    .slice(0, end)
    .toWellFormed()
    .replace(/[\s,;:–—-]+$/, '');
}

function lastEnd(segmenter: Intl.Segmenter, line: string, most: number): number {
  let end = 0;
  for (const { index, segment } of segmenter.segment(line.slice(0, most + EXTRA_CHARACTERS))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return end;
}

/** The contract's limit for URLs. */
const MAX_URL_LENGTH = 2048;

/** The absolute http(s) URL of a link on another site; undefined if it is invalid, too long or has credentials. */
export function webAddress(written: unknown, base?: string): string | undefined {
  if (typeof written !== 'string' || written.length > MAX_URL_LENGTH || !written.trim()) return undefined;
  if (!URL.canParse(written.trim(), base)) return undefined;
  const url = new URL(written.trim(), base);
  const isWeb = /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isWeb && url.href.length <= MAX_URL_LENGTH ? url.href : undefined;
}

/** A BCP 47 language tag, such as `de-DE` for `de_de`; undefined if it doesn't name a language. */
export function languageTag(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const tag = written.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag) || /^(und|zxx|mul|mis)\b/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
