import { webAddress } from '../../html/plain-text.ts';
import { escapeText, type Outcome, rewriteMarkup, type Tag } from './markup.ts';

/** Elements that stay, with the attributes that stay besides `lang` and `dir`. */
const ALLOWED: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    (
      'p div br hr h2 h3 h4 h5 h6 blockquote ul li strong b em i u s del ins code pre sub sup small ' +
      'figure figcaption table thead tbody tfoot tr'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start'],
  th: ['colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
};
/** The letter's subject is the only heading of the first level. */
const RENAMED: Record<string, string> = {
  h1: 'h2',
  strike: 's',
  ...Object.fromEntries(
    'section article main header footer center address dl dt dd details summary'
      .split(' ')
      .map((name) => [name, 'div']),
  ),
};
/** Elements whose content is no text, or belongs to what they would have done. */
const DROPPED = new Set(
  (
    'script style template noscript iframe frame frameset noframes object embed applet svg math head title textarea ' +
    'select option button video audio canvas map noembed plaintext xmp dialog'
  ).split(' '),
);
/** Narrower pictures show nothing: they count who opens an email. */
const MIN_PICTURE_PX = 2;

/**
 * Sanitizes a letter's HTML with an allow-list: text, links to web and email addresses, pictures, lists and tables,
 * without styles, scripts and forms. The result is safe in a page of ours, and well-formed.
 */
export const sanitizeLetter = (html: string): string => rewriteMarkup(html, decide, writeText).trim();

/** Braces in code are code, and no block. */
const writeText = (text: string, parents: readonly string[]) =>
  parents.includes('code') || parents.includes('pre')
    ? escapeText(text).replaceAll('{', '&#123;')
    : escapeText(text);

function decide({ name: written, attributes }: Tag): Outcome {
  const name = Object.hasOwn(RENAMED, written) ? RENAMED[written]! : written;
  if (DROPPED.has(name)) return 'nothing';
  if (!Object.hasOwn(ALLOWED, name)) return 'content';
  if (name === 'img') return picture(attributes);
  const kept = Object.fromEntries(
    ['lang', 'dir', ...ALLOWED[name]!].flatMap((key) => {
      const value = attributeValue(key, attributes[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return name === 'a' && kept['href'] === undefined ? 'content' : { name, attributes: kept };
}

function picture(attributes: Record<string, string>): Outcome {
  const { alt = '', width, height } = attributes;
  const isPixel = [width, height].some(
    (size) => size !== undefined && Number.parseInt(size) < MIN_PICTURE_PX,
  );
  if (isPixel) return 'nothing';
  const src = webAddress(attributes['src']);
  if (src === undefined) return { text: alt };
  const sizes = Object.fromEntries(
    Object.entries({ width, height }).flatMap(([key, value]) => {
      const size = attributeValue(key, value);
      return size === undefined ? [] : [[key, size]];
    }),
  );
  return { name: 'img', attributes: { src, alt, ...sizes } };
}

function attributeValue(key: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  switch (key) {
    case 'href':
      return linkTarget(value.trim());
    case 'dir':
      return /^(ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : undefined;
    case 'lang':
      return /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(value) && value.length <= 35 ? value : undefined;
    default:
      return /^\d{1,4}$/.test(value) ? value : undefined;
  }
}

/** Absolute addresses only: in an email, others lead nowhere. */
const linkTarget = (href: string) =>
  /^mailto:[^\s<>"]{3,500}$/i.test(href) && URL.canParse(href) ? href : webAddress(href);
