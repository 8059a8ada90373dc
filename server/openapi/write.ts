import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './document.ts';

/** Writes openapi.json from the contract; with `--check` only says whether it is current. */
const file = new URL('./openapi.json', import.meta.url);
const current = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, current);
// Compared as values: a formatter may have its own idea of the spaces.
else if (JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) !== JSON.stringify(JSON.parse(current))) {
  console.error('server/openapi/openapi.json is not current: run node server/openapi/write.ts');
  process.exitCode = 1;
}
