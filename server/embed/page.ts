import { html, raw } from 'hono/html';
import { isContentAttribute } from '../../src/contract/content-attributes.ts';
import { type Html, renderDocument } from '../html/document.ts';
import type { Language, ServerStrings } from '../i18n/language.ts';

export type EmbeddedElement = keyof ServerStrings['home']['elements'];

export interface EmbeddedPage {
  language: Language;
  /** Title of the community. */
  community: string;
  element: EmbeddedElement;
  attributes: ReadonlyMap<string, string>;
  looks: Looks;
}

/** What a frame does not inherit from the page around it. */
export interface Looks {
  /** As in CSS: `light`, `dark` or `light dark`. */
  colorScheme: string;
  /** `#rrggbb`; undefined: the owner's, or that of the element. */
  accentColor: string | undefined;
}

/** What does as much as it can without script; else the same page, which a tab may allow more. */
const withoutScript: Partial<Record<EmbeddedElement, string>> = {
  'newsletter-signup': '../newsletter/signup',
  'showcase-feed': '../showcase.html',
};

/** One element and nothing else, for the frames of sites that allow no script. */
export function embeddedPage({ language, community, element, attributes, looks }: EmbeddedPage): Html {
  const { home, embed } = language.words;
  const tag = raw(element);
  const written = [...attributes].map(([name, value]) => html` ${raw(name)}="${value}"`);
  const link = html`<p>
    <a href="${withoutScript[element] ?? ''}" target="_blank" rel="noopener">${embed.newTab}</a>
  </p>`;
  return renderDocument({
    language,
    title: `${home.elements[element]} · ${community}`,
    stylesheet: `frame.css?${new URLSearchParams(queryOf(looks)).toString()}`,
    colorScheme: looks.colorScheme,
    head: html`<link rel="icon" href="data:," />
      <script src="../widgets/loader.js" async></script>
      <script src="../widgets/embed-frame.js" defer></script>`,
    body: html`<${tag}${written}></${tag}>
      <noscript>${link}</noscript>
      <div id="sandboxed" hidden>${link}</div>`,
  });
}

/** What the query of the page says of the attributes: only what content may set. */
export function attributesIn(query: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(query).filter(([name, value]) => isContentAttribute(name, value)));
}

export function looksIn(query: Record<string, string>): Looks {
  const { 'color-scheme': scheme = '', 'accent-color': accent = '' } = query;
  return {
    colorScheme: /^(light|dark|light dark)$/.test(scheme) ? scheme : 'light',
    accentColor: /^#[\da-f]{6}$/i.test(accent) ? accent : undefined,
  };
}

const queryOf = ({ colorScheme, accentColor }: Looks) => ({
  'color-scheme': colorScheme,
  ...(accentColor && { 'accent-color': accentColor }),
});

/** Room for the focus ring at the edge, and a font, which a frame does not inherit. */
export const frameStyles = ({ colorScheme }: Looks, accent: string | undefined): string => `:root {
  color-scheme: ${colorScheme};
${accent ? `  --community-accent-color: ${accent};\n` : ''}}
body {
  margin: 0;
  padding: 4px;
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
`;
