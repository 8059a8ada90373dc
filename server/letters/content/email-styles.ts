import type { Language } from '../../i18n/language.ts';
import type { Brand } from '../../html/brand.ts';
import { rewriteMarkup } from './markup.ts';

const heading = (px: number) => `margin:28px 0 8px;font-size:${px}px;line-height:1.3`;

/** Email clients know few logical properties, so the side at which a line begins is written out. */
const styles = (
  { light }: Pick<Brand, 'light'>,
  { start, end }: { start: string; end: string },
): Record<string, string> => ({
  a: `color:${light}`,
  h2: heading(22),
  h3: heading(18),
  h4: heading(16),
  img: 'max-width:100%;height:auto;border-radius:6px',
  blockquote: `margin:16px 0;padding-${start}:16px;border-${start}:4px solid ${light}`,
  code: 'direction:ltr;unicode-bidi:isolate',
  pre: 'direction:ltr;text-align:left;padding:12px;overflow:auto;white-space:pre-wrap;background:rgba(141,138,152,0.15);border-radius:6px',
  figure: 'margin:16px 0',
  figcaption: 'color:#5d5a68;font-size:14px',
  table: 'border-collapse:collapse',
  th: `padding:6px 0;padding-${end}:12px;text-align:${start};vertical-align:top`,
  td: `padding:6px 0;padding-${end}:12px;vertical-align:top`,
  hr: 'border:0;border-top:1px solid #8d8a98;margin:24px 0',
});

/** Adds styles to a letter's sanitized HTML, inline, because many email programs ignore other styles. */
export function withEmailStyles(
  html: string,
  brand: Pick<Brand, 'light'>,
  { dir }: Pick<Language, 'dir'>,
): string {
  const sides = dir === 'rtl' ? { start: 'right', end: 'left' } : { start: 'left', end: 'right' };
  const byName = styles(brand, sides);
  return rewriteMarkup(html, ({ name, attributes }) => {
    const style = byName[name];
    return { name, attributes: style === undefined ? attributes : { ...attributes, style } };
  });
}
