import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Token, lexer } from 'marked';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A block of code in a document. */
export interface Fence {
  /** File and line, to find it again. */
  at: string;
  file: string;
  language: string;
  text: string;
  /** Why no test runs it: `<!-- not run: why -->` in front of it. */
  notRun: string | undefined;
}

export interface Document {
  file: string;
  fences: Fence[];
  /** Code within a sentence or a table. */
  codes: string[];
  /** Where its links and pictures lead. */
  links: string[];
  /** The anchors of its headings. */
  anchors: string[];
}

const NOT_RUN = /^<!-- not run: (.+?) -->\s*$/s;

/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

const childrenOf = (token: Token): Token[] => {
  const { tokens, items, header, rows } = token as Record<string, unknown>;
  // A cell of a table has a `header` too, which only says whether it is one.
  return [tokens, items, header, rows].filter(Array.isArray).flat(2) as Token[];
};

function walk(tokens: Token[], visit: (token: Token, before: Token | undefined) => void): void {
  const seen = tokens.filter(({ type }) => type !== 'space');
  seen.forEach((token, at) => {
    visit(token, seen[at - 1]);
    walk(childrenOf(token), visit);
  });
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

export function read(file: string, markdown = readFileSync(root + file, 'utf8')): Document {
  const document: Document = { file, fences: [], codes: [], links: [], anchors: [] };
  let searchedTo = 0;
  walk(lexer(markdown), (token, before) => {
    if (token.type === 'code') {
      const found = markdown.indexOf(token.raw.trimEnd(), searchedTo);
      searchedTo = Math.max(searchedTo, found + 1);
      const at = `${file}:${markdown.slice(0, Math.max(found, 0)).split('\n').length}`;
      const notRun = NOT_RUN.exec(before?.raw ?? '')?.[1];
      const { lang = '', text } = token as { lang?: string; text: string };
      document.fences.push({ at, file, language: lang, text, notRun });
    }
    if (token.type === 'codespan') document.codes.push(unescaped((token as { text: string }).text));
    if (token.type === 'link' || token.type === 'image') document.links.push((token as { href: string }).href);
    if (token.type === 'heading') document.anchors.push(anchorOf((token as { text: string }).text));
  });
  return document;
}

/** Every document of the repository that tells people what to do. */
export function documents(): Document[] {
  const inRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  const inDocs = (readdirSync(`${root}docs`, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  // What they tell stands on one another: the first look comes first.
  return [...inRoot.sort(), ...inDocs.sort()].map((file) => read(file));
}

/** The fences in these languages that can be run. */
export const fencesIn = (...languages: string[]): Fence[] =>
  documents()
    .flatMap(({ fences }) => fences)
    .filter(({ language, notRun }) => languages.includes(language) && !notRun);
