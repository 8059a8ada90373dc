import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Writes llms.txt (https://llmstxt.org), the list of the documents for language models. With --check, only compares.

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');

const { name, description } = JSON.parse(read('package.json')) as { name: string; description: string };
const [, snippet] = /^(```html\n[\s\S]*?\n```)$/m.exec(read('README.md'))!;

/** The document's title and first sentence; two sentences if the first only says who it is for. */
function entryOf(file: string): string {
  const [heading, ...paragraphs] = read(file)
    .replace(/<!--[\s\S]*?-->\n*/g, '')
    .split(/\n{2,}/);
  const title = heading!.replace(/^# /, '').replaceAll('`', '');
  const first = paragraphs.find((it) => /^[\w`<]/.test(it)) ?? '';
  const sentence = /^[\s\S]{20,}?[.:](?=\s|$)/.exec(first)?.[0] ?? '';
  return `- [${title}](${file}): ${sentence.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/:$/, '.')}`;
}

const entries = globSync('docs/*.md', { cwd: root }).sort().map(entryOf);
const written = `# ${name}

> ${description}

${snippet}

The attributes, properties, events, parts and CSS properties of every element are in custom-elements.json.

## Docs

${entries.join('\n')}

## Optional

${['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(entryOf).join('\n')}
`;

const file = `${root}llms.txt`;
if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (readFileSync(file, 'utf8') !== written) {
  console.error('Not current: llms.txt. Run "npm run generate".');
  process.exit(1);
}
