import { locales } from '../server/i18n/locales/index.ts';
import { englishParts } from './english-parts.ts';
import { writeGenerated } from './generated.ts';

/** Writes `docs/sentences.md`: every text with its key, for owners who replace texts and for translators. */
const escaped = (text: string) => text.replace(/[|<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const table = (sentences: object) =>
  `| name | English |\n| --- | --- |\n${Object.entries(sentences)
    .filter(([, text]) => typeof text === 'string')
    .map(([name, text]: [string, string]) => `| \`${name}\` | ${escaped(text)} |`)
    .join('\n')}\n`;

/** Elements with a form have what they share in a part of its own. */
const parts = (tag: string) => ({
  ...englishParts[tag],
  ...(['newsletter-signup', 'member-login'].includes(tag) && englishParts['shared-forms']),
  ...englishParts[`${tag}-members`],
});

const elements = ['newsletter-signup', 'member-login', 'showcase-feed', 'group-board'].map(
  (tag) => `## \`<${tag}>\`\n\n${table(parts(tag))}`,
);
const server = Object.entries(locales['en']!).map(
  ([section, sentences]) => `### \`${section}\`\n\n${table(sentences)}`,
);

const text = `# Every sentence and its name

<!-- Written by "npm run generate". -->

For [sentences of your own](languages.md#your-own-sentences). \`{name}\` is filled in; \`{count, plural, …}\` is a plural of [ICU MessageFormat](https://unicode-org.github.io/icu/userguide/format_parse/messages/), with one form for each category of your language.

${elements.join('\n')}

## Emails and pages of the server

${server.join('\n')}`;

await writeGenerated([['docs/sentences.md', text]]);
