import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './document.ts';

/** Writes openapi.json from the contract. With `--check`, only checks that it is current, and exits with 1 if not. */
const file = new URL('./openapi.json', import.meta.url);
const current = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, current);
// Compare values, because formatters may change the whitespace.
else if (JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) !== JSON.stringify(JSON.parse(current))) {
  console.error('server/openapi/openapi.json is not current: run node server/openapi/write.ts');
  process.exitCode = 1;
}
