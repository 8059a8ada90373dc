import { lexer, type Token, type Tokens } from 'marked';
import { type Block, isHttpUrl, type Item, type Run } from '../../src/contract/index.ts';
import { videoAt } from '../../src/contract/videos.ts';
import { checkMarkdownLimits, type MarkdownError } from './markdown-limits.ts';

/** A lesson, parsed from Markdown. */
export interface WrittenLesson {
  id: string;
  title: string;
  /** `YYYY-MM-DD`. Null if the lesson is always open. */
  opensOn: string | null;
  content: Block[];
}

export interface WrittenPage {
  title: string;
  intro: Block[];
  lessons: WrittenLesson[];
}

/**
 * Parses a members' page: `# Title`, an introduction, and lessons that each begin with `## Lesson`. The first
 * line of a lesson may be `opens: 2026-12-01`.
 * Returns the blocks of the contract, or the first error. HTML in the text stays text.
 */
export function readPage(markdown: string): WrittenPage | MarkdownError {
  const page: WrittenPage = { title: '', intro: [], lessons: [] };
  const ids = new Set<string>();
  const text = markdown.replace(/\r\n?/g, '\n');
  const harmful = checkMarkdownLimits(text);
  if (harmful) return harmful;
  let line = 1;
  for (const token of lexer(text)) {
    const fault = take(page, ids, token, line);
    if (fault) return fault;
    line += token.raw.split('\n').length - 1;
  }
  if (!page.title)
    return { line: 1, detail: 'Begin with a line like “# Month of Learning”: the title of the page.' };
  return page;
}

function take(page: WrittenPage, ids: Set<string>, token: Token, line: number): MarkdownError | undefined {
  if (token.type === 'heading' && (token as Tokens.Heading).depth <= 2)
    return begin(page, ids, token as Tokens.Heading, line);
  const lesson = page.lessons.at(-1);
  if (lesson && !lesson.content.length && token.type === 'paragraph')
    return takeOpening(lesson, token as Tokens.Paragraph, line);
  (lesson?.content ?? page.intro).push(...blocksOf(token));
  return undefined;
}

function begin(page: WrittenPage, ids: Set<string>, { depth, tokens }: Tokens.Heading, line: number) {
  const title = textOf(runsOf(tokens)).slice(0, 200);
  if (!title) return { line, detail: 'A heading needs words.' };
  if (depth === 1) {
    if (page.title) return { line, detail: 'A page has one title: write “## …” for a lesson.' };
    page.title = title;
    return undefined;
  }
  page.lessons.push({ id: freeId(title, ids), title, opensOn: null, content: [] });
  return undefined;
}

/** The first line of a lesson's first paragraph may say when the lesson opens. The lines after it are content. */
function takeOpening(
  lesson: WrittenLesson,
  paragraph: Tokens.Paragraph,
  line: number,
): MarkdownError | undefined {
  const [first = '', ...rest] = paragraph.raw.trim().split('\n');
  const opens = /^opens:\s*(.*)$/i.exec(first);
  if (!opens || lesson.opensOn) {
    lesson.content.push(...blocksOf(paragraph));
    return undefined;
  }
  const date = opens[1]!.trim();
  if (!isDate(date)) return { line, detail: `“${date}” is no date. Write it like “opens: 2026-12-01”.` };
  lesson.opensOn = date;
  if (rest.length) lesson.content.push(...lexer(rest.join('\n')).flatMap(blocksOf));
  return undefined;
}

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** The title as a URL slug. Keeps letters of any script. */
export const slug = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'lesson';

function freeId(title: string, taken: Set<string>): string {
  const wanted = slug(title);
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

function blocksOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return [{ kind: 'heading', runs: runsOf((token as Tokens.Heading).tokens) }];
    case 'paragraph':
      return paragraph(token as Tokens.Paragraph);
    case 'blockquote':
      return [{ kind: 'quote', runs: quoted((token as Tokens.Blockquote).tokens) }];
    case 'code':
      return [{ kind: 'code', runs: [{ text: (token as Tokens.Code).text }] }];
    case 'list':
      return [{ kind: 'list', items: itemsOf(token as Tokens.List, 0) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'table':
      return tableOf(token as Tokens.Table);
    default:
      return [{ kind: 'paragraph', runs: [{ text: token.raw.trim() }] }];
  }
}

/** The contract has no tables: each row becomes a list item, so that no text is lost. */
const tableOf = ({ header, rows }: Tokens.Table): Block[] => [
  {
    kind: 'list',
    items: [header, ...rows].map((cells) => ({
      level: 0,
      ordered: false,
      runs: cells.flatMap((cell, at) => [...(at ? [{ text: ' · ' }] : []), ...runsOf(cell.tokens)]),
    })),
  },
];

/** Pictures become blocks of their own, and so does a video link that is alone in its paragraph. */
function paragraph({ tokens }: Tokens.Paragraph): Block[] {
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === 'link') {
    const { href, text } = first as Tokens.Link;
    if (isVideo(href)) return [{ kind: 'video', source: href, title: text === href ? '' : text }];
  }
  const images = tokens.filter((it): it is Tokens.Image => it.type === 'image');
  const runs = runsOf(tokens.filter((it) => it.type !== 'image' || !isHttps((it as Tokens.Image).href)));
  const pictures = images
    .filter(({ href }) => isHttps(href))
    .map(({ href, text }): Block => ({ kind: 'image', source: href, title: text }));
  return [...(textOf(runs) ? [{ kind: 'paragraph' as const, runs }] : []), ...pictures];
}

const quoted = (tokens: Token[] | undefined): Run[] =>
  (tokens ?? [])
    .flatMap(blocksOf)
    .flatMap(({ runs, items }, at) => [
      ...(at ? [{ text: '\n' }] : []),
      ...(runs ?? items?.flatMap((item) => item.runs) ?? []),
    ]);

function itemsOf({ items, ordered }: Tokens.List, level: number): Item[] {
  return items.flatMap((item) => {
    const below = item.tokens.filter((it): it is Tokens.List => it.type === 'list');
    const own = item.tokens.filter((it) => it.type !== 'list');
    return [
      { level, ordered, runs: own.flatMap((it) => runsOf('tokens' in it ? it.tokens : undefined, it.raw)) },
      ...below.flatMap((it) => itemsOf(it, level + 1)),
    ];
  });
}

interface Look {
  bold?: true;
  italic?: true;
  link?: string;
}

function runsOf(tokens: Token[] | undefined, raw = '', look: Look = {}): Run[] {
  if (!tokens) return raw ? [{ text: raw, ...look }] : [];
  return tokens.flatMap((token): Run[] => {
    const inner = 'tokens' in token ? token.tokens : undefined;
    switch (token.type) {
      case 'strong':
        return runsOf(inner, token.raw, { ...look, bold: true });
      case 'em':
        return runsOf(inner, token.raw, { ...look, italic: true });
      case 'codespan':
        return [{ text: (token as Tokens.Codespan).text, code: true, ...look }];
      case 'link': {
        const { href } = token as Tokens.Link;
        return runsOf(inner, token.raw, isLink(href) ? { ...look, link: href } : look);
      }
      case 'br':
        return [{ text: '\n', ...look }];
      case 'escape':
        return [{ text: (token as Tokens.Escape).text, ...look }];
      case 'image':
        return [{ text: (token as Tokens.Image).text, ...look }];
      case 'text':
        return inner
          ? runsOf(inner, token.raw, look)
          : [{ text: plain((token as Tokens.Text).text), ...look }];
      case 'del':
        return runsOf(inner, token.raw, look);
      default:
        return [{ text: token.raw, ...look }];
    }
  });
}

// The lexer returns text unescaped. Decode only the entities that people write for characters with a meaning
// in Markdown.
const plain = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );

const textOf = (runs: Run[]) =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim();

const isHttps = (address: string) => isHttpUrl(address) && /^https:/i.test(address);
const isLink = (address: string) => isHttpUrl(address) || isMailto(address);
const isMailto = (address: string) =>
  address.length <= 2048 && /^mailto:[^\s]+$/i.test(address) && URL.canParse(address);
const isVideo = (address: string) =>
  isHttps(address) &&
  (/\.(mp4|webm|mov|m4v)$/i.test(new URL(address).pathname) || videoAt(address) !== undefined);
