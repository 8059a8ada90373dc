import { textOfHtml } from '../../../server/feeds/markup.ts';
import type { ParsedFeed } from '../../../server/feeds/parsed.ts';

/** What a document of the corpus says of itself, in the comment at its beginning. */
export interface Expectations {
  headers: Record<string, string>;
  comparisons: Comparison[];
}

interface Comparison {
  /** Which field it is about: `title`, `link`, `date`, … */
  field: string;
  of: 'feed' | number;
  expected: string | number[];
}

/** The fields of a feed as the corpus names them, by ours. */
const fields: Record<string, string> = {
  title: 'title',
  'title_detail value': 'title',
  link: 'link',
  'links 0 href': 'link',
  id: 'id',
  guid: 'id',
  published: 'date',
  published_parsed: 'date',
  updated: 'date',
  updated_parsed: 'date',
  created_parsed: 'date',
  author: 'author',
  'author_detail name': 'author',
  language: 'language',
  summary: 'excerpt',
  'summary_detail value': 'excerpt',
  description: 'excerpt',
  'content 0 value': 'excerpt',
};

export function expectationsIn(document: string): Expectations {
  const [, comment = ''] = /<!--([\s\S]*?)-->/.exec(document) ?? [];
  const headers = [...comment.matchAll(/^\s*Header:\s*([\w-]+):\s*(.*)$/gim)].map(([, name, value]) => [
    name!.toLowerCase(),
    value!.trim(),
  ]);
  const [, expression = ''] = /^\s*Expect:\s*(.*)$/im.exec(comment) ?? [];
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    comparisons: expression.split(/\s+and\s+(?=feed\[|entries\[|not |bozo)/).flatMap(comparisonIn),
  };
}

function comparisonIn(text: string): Comparison[] {
  const [, feed, entry, path = '', right = ''] =
    /^(?:(feed)|entries\[(\d)\])((?:\[[^\]]+\])+)\s*==\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const name = [...path.matchAll(/\[u?'?([\w ]+)'?\]/g)].map(([, part]) => part).join(' ');
  const field = fields[name];
  const expected = valueIn(right.split(/\s==\s/).at(-1)!);
  if (!field || expected === undefined || (!feed && entry === undefined)) return [];
  return [{ field, of: feed ? 'feed' : Number(entry), expected }];
}

/** A Python string, perhaps in pieces, or a tuple of numbers. */
function valueIn(source: string): string | number[] | undefined {
  const text = source.trim();
  if (/^\([\d,\s]+\)$/.test(text)) return text.match(/\d+/g)!.map(Number);
  const pieces = text.match(/u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"/g);
  if (!pieces || pieces.join('').length < text.replace(/\s*\+\s*/g, '').length - 4) return undefined;
  return pieces.map(unquote).join('');
}

const unquote = (piece: string) =>
  piece
    .replace(/^u?['"]|['"]$/g, '')
    .replace(/\\(u[\da-f]{4}|x[\da-f]{2}|U[\da-f]{8}|.)/gi, (_, code: string) => {
      if (/^[uxU]/.test(code) && code.length > 1)
        return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
      return { n: '\n', t: '\t', r: '\r' }[code] ?? code;
    });

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether a feed was read as its document expects. What we keep as plain text is compared as the text of what is expected. */
export function isMet(feed: ParsedFeed, { field, of, expected }: Comparison): boolean {
  const holder = (of === 'feed' ? feed : feed.entries[of]) as Record<string, unknown> | undefined;
  const value = holder?.[field];
  const found =
    field === 'author' ? (value as { name?: string } | undefined)?.name : (value as string | undefined);
  if (Array.isArray(expected)) {
    const [year = 0, month = 1, day, hour, minute, second] = expected;
    return found === new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
  }
  if (field === 'date') return Date.parse(found ?? '') === Date.parse(expected);
  const plain = squeezed(found ?? '');
  // A tag that nothing closes is spoken of: “History of the <blink> tag”.
  const isSpokenOf = !/<\/[a-z]|\/>/i.test(expected);
  return [textOfHtml(expected), ...(isSpokenOf ? [expected] : [])].some(
    (text) => squeezed(text) === plain || same(squeezed(text), plain),
  );
}

/** What is cut at its end, or is an address in another spelling. */
const same = (expected: string, found: string) =>
  (found.endsWith('…') && expected.startsWith(found.slice(0, -1))) ||
  (URL.canParse(expected) && new URL(expected).href === found);
