import type { Brand } from './brand.ts';

/**
 * The stylesheet of all pages. Loads no fonts, pictures or scripts; supports light and dark mode, and widths from 320
 * px.
 */
export const stylesheet = ({ light, dark }: Pick<Brand, 'light' | 'dark'>): string => `:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16151a);
  --card: light-dark(#ffffff, #1f1e25);
  --ink: light-dark(#1d1b26, #f1eff6);
  --soft: light-dark(#5d5a68, #b1adbe);
  --line: light-dark(#8d8a98, #807c8e);
  --faint: light-dark(#e5e2ec, #33313c);
  --accent: light-dark(${light}, ${dark});
  --on-accent: light-dark(#ffffff, #1f1e25);
  --bad: light-dark(#a4122f, #ff9dad);
  --good: light-dark(#efecfb, #2b2740);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: clamp(1rem, 5vw, 4rem) 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif;
  overflow-wrap: anywhere;
  text-autospace: normal;
}
main {
  max-width: 36rem;
  margin-inline: auto;
  padding: clamp(1.25rem, 6vw, 3rem);
  background: var(--card);
  border: 1px solid var(--faint);
  border-radius: 1rem;
}
main.wide { max-width: 60rem; }
h1 { margin: 0 0 1rem; font-size: clamp(1.75rem, 6vw, 2.5rem); line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; }
h1, h2, h3, button, summary { hyphens: auto; hyphenate-limit-chars: 10 4 4; }
/* Its letters join, and its marks need room. */
:lang(ar) :is(h1, h2, h3) { letter-spacing: normal; line-height: 1.45; }
/* Between phrases, not within them. */
:lang(ja) :is(h1, h2, h3, button, summary, legend) { word-break: auto-phrase; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 1.75rem 0 0.25rem; font-size: 1.0625rem; }
p { margin: 0 0 1rem; text-wrap: pretty; }
/* Texts and addresses of another direction begin where the page's own do. */
[dir='auto'], input[dir='ltr'] { text-align: -webkit-match-parent; text-align: match-parent; }
a { color: var(--accent); text-underline-offset: 0.2em; }
.over { margin-bottom: 0.5rem; color: var(--accent); font-weight: 600; }
.hint { color: var(--soft); font-size: 0.9375rem; }
.back { margin: 2rem 0 0; padding-top: 1rem; border-top: 1px solid var(--faint); }
.back + p { margin-top: 1rem; }
.notice { padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); border-radius: 0.25rem; background: var(--good); }
form { margin: 1.5rem 0; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1rem; }
.field { margin-bottom: 1.25rem; }
.field > label, legend { display: block; margin-bottom: 0.35rem; padding: 0; font-weight: 600; }
.field .hint, .field .error, .box .error { margin: 0.35rem 0 0; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
input:not([type='checkbox']) {
  width: 100%;
  min-height: 2.875rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.5rem;
  background: var(--paper);
  color: inherit;
  font: inherit;
}
input[aria-invalid] { border-color: var(--bad); border-width: 2px; }
input.code { max-width: 12rem; font-size: 1.35rem; letter-spacing: 0.2em; font-variant-numeric: tabular-nums; }
.box { display: grid; grid-template-columns: auto 1fr; gap: 0 0.75rem; padding-block: 0.6rem; }
.box input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0.05rem 0 0; accent-color: var(--accent); }
.box .error { grid-column: 2; }
.error { color: var(--bad); font-weight: 600; font-size: 0.9375rem; }
dl { margin: 0 0 1.5rem; }
dt { color: var(--soft); font-size: 0.9375rem; }
dd { margin: 0 0 0.75rem; }
dd.ticked::before { content: '✓ '; color: var(--accent); font-weight: 700; }
button {
  min-height: 2.875rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid transparent;
  border-radius: 0.5rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button.quiet { border-color: var(--line); background: transparent; color: var(--ink); font-weight: 500; }
button:hover { filter: brightness(1.1); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { direction: ltr; unicode-bidi: isolate; font: 0.9375rem/1.5 ui-monospace, monospace; text-align: left; hyphens: manual; }
pre { padding: 1rem; border-radius: 0.5rem; background: var(--paper); border: 1px solid var(--faint); overflow: auto; white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding-block: 0.4rem; padding-inline: 0 0.75rem; border-bottom: 1px solid var(--faint); text-align: start; vertical-align: top; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--accent); }
summary { min-height: 2.75rem; padding-block: 0.5rem; font-weight: 600; cursor: pointer; }
details { border-bottom: 1px solid var(--faint); }
details[open] { padding-bottom: 1rem; }
details pre { margin: 0 0 0.75rem; }
.pieces { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 2rem; margin: 2rem 0; padding: 0; list-style: none; }
.pieces img { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: cover; border-radius: 0.5rem; background: var(--faint); }
.pieces h2 { margin-top: 0.75rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 2rem 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); }
.figures dd { margin: 0; font-size: 3rem; font-weight: 700; line-height: 1.1; }
iframe { width: 100%; height: 30rem; border: 1px solid var(--faint); border-radius: 0.5rem; background: #ffffff; }
`;
