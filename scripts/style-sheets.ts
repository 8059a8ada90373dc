import { readFileSync } from 'node:fs';

const IMPORT = /^@import '(\.\/[\w/-]+\.css)';$/gm;

/** The style sheet of a page of the server: its own file, with those that it imports in their place. */
export function styleSheet(page: string): string {
  const folder = new URL(`../src/${page}/`, import.meta.url);
  const source = readFileSync(new URL(`${page}.css`, folder), 'utf8');
  return source.replace(IMPORT, (_, path: string) => readFileSync(new URL(path, folder), 'utf8'));
}
