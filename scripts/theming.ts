import { readFileSync } from 'node:fs';
import { writeGenerated } from './generated.ts';
import { tokens } from './tokens.ts';

/** Writes the table of design tokens into `docs/theming.md`. */
const path = 'docs/theming.md';
const withCode = (text: string) =>
  text.replace(/#[0-9a-f]{3,6}\b|[\d.]+(?:r?em|ms)\b|\bField(?:Text)?\b|--community-[\w-]+/g, '`$&`');
const table = `| token | what it sets | default |\n| --- | --- | --- |\n${tokens
  .map(({ name, sets, byDefault }) => `| \`${name}\` | ${sets} | ${withCode(byDefault)} |`)
  .join('\n')}`;
const page = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
await writeGenerated([
  [path, page.replace(/(<!-- tokens: [^>]+ -->)[\s\S]*(<!-- end of tokens -->)/, `$1\n\n${table}\n\n$2`)],
]);
