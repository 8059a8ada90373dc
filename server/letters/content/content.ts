import { parse } from 'marked';
import type { LetterRow } from '../../database/letter-tables.ts';
import { checkMarkdownLimits } from '../../pages/markdown-limits.ts';
import { invalidField } from '../../problem.ts';
import { blocks } from '../blocks/index.ts';
import type { BlockContext } from '../blocks/block.ts';
import { sanitizeLetter } from './sanitize.ts';

type Written = Pick<LetterRow, 'format' | 'content'>;

/** A paragraph that is only a name in braces. The name is filled in as a block. */
const BLOCK = /<(p|div)(?: [^>]*)?>\s*\{\{([^{}<>]{0,100})\}\}\s*<\/\1>/g;
const BRACES = /\{\{([^{}]{0,100})\}\}/g;

const known = () =>
  Object.keys(blocks)
    .map((name) => `{{${name}}}`)
    .join(' and ');

/** The letter as sanitized HTML, with its blocks still by name. Throws a problem that names what is wrong with it. */
function sanitizedHtml({ format, content }: Written): string {
  if (format === 'html') return sanitizeLetter(content);
  const text = content.replace(/\r\n?/g, '\n');
  const harmful = checkMarkdownLimits(text);
  if (harmful) throw invalidField('content', `Line ${harmful.line}: ${harmful.detail}`);
  return sanitizeLetter(parse(text, { async: false, gfm: true }));
}

/** Throws a problem if the content can't be parsed, or names a block that doesn't exist. */
export function checkContent(letter: Written): void {
  const html = sanitizedHtml(letter);
  const misplaced = html.replace(BLOCK, (whole, _tag, name: string) => (isBlock(name) ? '' : whole));
  for (const [braces, name] of misplaced.matchAll(BRACES))
    throw invalidField('content', `${place(letter, braces)}${faultOf(name!)}`);
}

const isBlock = (name: string) => Object.hasOwn(blocks, name.trim());

function faultOf(name: string): string {
  const braces = `{{${name.trim()}}}`;
  return isBlock(name)
    ? `${braces} must be a paragraph of its own, with an empty line before and after it; in HTML <p>${braces}</p>.`
    : `There is no block ${braces}. There are ${known()}. To show braces, write them as code.`;
}

function place({ content }: Written, braces: string): string {
  const line = content.split('\n').findIndex((text) => text.includes(braces)) + 1;
  return line > 0 ? `Line ${line}: ` : '';
}

/** The letter as sanitized HTML with its blocks filled in. */
export async function renderContent(ctx: BlockContext, letter: Written): Promise<string> {
  const html = sanitizedHtml(letter);
  const names = new Set([...html.matchAll(BLOCK)].map(([, , name]) => name!.trim()).filter(isBlock));
  const filled = new Map<string, string>();
  for (const name of names) filled.set(name, await blocks[name]!(ctx));
  return html.replace(BLOCK, (whole, _tag, name: string) => filled.get(name.trim()) ?? whole);
}
