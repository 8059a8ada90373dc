import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { isContentAttribute } from '../src/contract/content-attributes.ts';
import { personFields } from '../src/contract/values.ts';
import type { SignupStrings } from '../src/newsletter-signup/strings.ts';
import type { AttributeData, ElementData } from '../src/snippet-builder/element-data.ts';
import { formStyles } from '../src/ui/form.styles.ts';
import { tokens } from '../src/ui/tokens.ts';
import { elementsIn } from './element-data.ts';
import { englishParts } from './english-parts.ts';
import { writeGenerated } from './generated.ts';
import { reserveStyles } from './reserve-styles.ts';

/**
 * Writes the parts of the WordPress plugin that depend on the elements: its blocks, their attributes, the texts of its
 * form, its styles.
 */
const plugin = 'integrations/wordpress';
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

const blocks: Record<string, { title: string; description: string; icon: string; keywords: string[] }> = {
  'newsletter-signup': {
    title: 'Newsletter signup',
    description: 'A form that turns a visitor into a subscriber. It also works without scripts.',
    icon: 'email-alt',
    keywords: ['subscribe', 'email', 'form'],
  },
  'member-login': {
    title: 'Member login',
    description: 'Signs members in, and shows them a members’ page of your server.',
    icon: 'lock',
    keywords: ['sign in', 'members', 'password'],
  },
  'group-board': {
    title: 'Group board',
    description: 'The groups of a live day, their publish dates, and how far each piece is.',
    icon: 'groups',
    keywords: ['groups', 'event', 'community'],
  },
  'showcase-feed': {
    title: 'Showcase',
    description: 'What your community has made: videos, articles, pictures.',
    icon: 'format-gallery',
    keywords: ['feed', 'gallery', 'members'],
  },
};

/** What authors may set: the same as for a placeholder, so that no content leads to another server. */
type Kind = AttributeData['kind'] | 'path';
const attributesOf = ({ attributes }: ElementData) =>
  attributes.flatMap((it) => {
    if (isContentAttribute(it.name, 'x')) return { ...it, kind: it.kind as Kind };
    return isContentAttribute(it.name, '/x') ? { ...it, kind: 'path' as const } : [];
  });

const propertyOf = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const labelOf = (name: string) => (name[0]!.toUpperCase() + name.slice(1)).replaceAll('-', ' ');

function blockOf(element: ElementData): string {
  const { tag } = element;
  const attributes = attributesOf(element).map(({ name, kind, initial, options }) => {
    const type = kind === 'boolean' || kind === 'number' ? kind : 'string';
    const value = type === 'string' ? initial : (JSON.parse(initial) as unknown);
    return [propertyOf(name), { type, default: value, ...(kind === 'choice' && { enum: options }) }] as const;
  });
  return JSON.stringify({
    $schema: 'https://schemas.wp.org/trunk/block.json',
    apiVersion: 3,
    name: `community-widgets/${tag}`,
    ...blocks[tag],
    version,
    category: 'widgets',
    textdomain: 'community-widgets',
    attributes: Object.fromEntries(attributes),
    supports: { align: ['wide', 'full'], html: false, spacing: { margin: true } },
    editorScript: 'community-widgets-blocks',
    editorStyle: 'community-widgets-editor',
  });
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const translated = (text: string) => `__( ${quoted(text)}, 'community-widgets' )`;

/** In PHP, because WordPress finds texts to translate in calls of `__()`. */
function attributesFile(elements: ElementData[]): string {
  const rows = elements.map((element) => {
    const lines = attributesOf(element).map(
      ({ name, kind, initial, options, description }) =>
        `\t\t${quoted(name)} => array(\n\t\t\t'property' => ${quoted(propertyOf(name))},\n\t\t\t'kind' => ${quoted(kind)},\n\t\t\t'initial' => ${quoted(initial)},\n\t\t\t'options' => array( ${options.map(quoted).join(', ')} ),\n\t\t\t'label' => ${translated(labelOf(name))},\n\t\t\t'help' => ${translated(`${description}.`)},\n\t\t),`,
    );
    return `\t${quoted(element.tag)} => array(\n${lines.join('\n')}\n\t),`;
  });
  return phpFile('The attributes that content may set, by element.', `array(\n${rows.join('\n')}\n)`);
}

async function wordsFile(): Promise<string> {
  const names = ['email', 'submit', 'topics', 'title', ...personFields] as (keyof SignupStrings)[];
  const languages: [string, Partial<SignupStrings>][] = [['en', englishParts['newsletter-signup']!]];
  for (const folder of readdirSync(`${root}src/locales`, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const module = (await import(`../src/locales/${folder.name}/newsletter-signup.ts`)) as {
      default: SignupStrings;
    };
    languages.push([folder.name, module.default]);
  }
  const rows = languages.map(([language, words]) => {
    const lines = names.map((name) => `\t\t${quoted(name)} => ${quoted(String(words[name]))},`);
    return `\t${quoted(language)} => array(\n${lines.join('\n')}\n\t),`;
  });
  return phpFile(
    'The words of the signup form, in the languages of the elements.',
    `array(\n${rows.join('\n')}\n)`,
  );
}

const phpFile = (what: string, value: string) =>
  `<?php\n/**\n * ${what} Written by "npm run generate".\n *\n * @package CommunityWidgets\n */\n\ndefined( 'ABSPATH' ) || exit;\n\nreturn ${value};\n`;

/**
 * Reserves the space of each element, so that the page needs no style sheet from the server; and styles the form until
 * the element is defined, or if it never is, with the specificity that the rules have in the element: `:where()` adds
 * none.
 */
function stylesFile(tags: string[]): string {
  const pending = ':where(newsletter-signup:not(:defined))';
  const tokenRules = tokens.map(({ cssText }) => cssText.replaceAll(':host', pending)).join('\n');
  const own = readFileSync(`${root}${plugin}/assets/form.css`, 'utf8');
  return `/* Written by "npm run generate". */\n${tags.map(reserveStyles).join('\n')}\n${tokenRules}\n${pending} {\n${formStyles.cssText}\n}\n${own}`;
}

const elements = elementsIn(readFileSync(`${root}custom-elements.json`, 'utf8'));
await writeGenerated([
  ...elements.map((it) => [`${plugin}/blocks/${it.tag}/block.json`, blockOf(it)] as [string, string]),
  [`${plugin}/includes/element-attributes.php`, attributesFile(elements)],
  [`${plugin}/includes/form-words.php`, await wordsFile()],
  [`${plugin}/assets/community-widgets.css`, stylesFile(elements.map(({ tag }) => tag))],
]);
