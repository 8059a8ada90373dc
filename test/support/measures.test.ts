import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { expectContrast } from './contrast.ts';
import { expectOneSide } from './directions.ts';

const GOOD = `
  :host { color: #222; }
  input, select, .mood span { border: 1px solid color-mix(in srgb, currentColor 60%, transparent); background: #fff; }
  ::placeholder { color: color-mix(in srgb, currentColor 72%, transparent); opacity: 1; }
  .face { background: hsl(var(--_hue) 45% 34%); color: #fff; }
  .hue0 { --_hue: 250; }
  .hue1 { --_hue: 150; }
  [dir='auto'], input { text-align: -webkit-match-parent; text-align: match-parent; }
`;

const content = `
  <p dir="auto">Some words</p>
  <input placeholder="Search" aria-label="Search" dir="auto">
  <label class="mood"><input type="radio" style="opacity: 0"><span>Slow</span></label>
  <span class="face hue0">AA</span>
  <h3 class="title" dir="auto">Piece by Ada</h3>
`;

/** WebKit tells the style of the field in place of that of its placeholder. */
const isWebKit = navigator.vendor.startsWith('Apple');

/** An element of its own, with these rules besides. */
async function elementWith(rules: string): Promise<LitElement> {
  const host = await fixture<HTMLElement>(html`<div style="background: #fff"></div>`);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = content;
  for (const text of [GOOD, rules]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets.push(sheet);
  }
  return host as unknown as LitElement;
}

async function faultOf(measure: () => unknown): Promise<string> {
  try {
    await measure();
    return '';
  } catch (error) {
    document.documentElement.removeAttribute('dir');
    return JSON.stringify((error as { actual: unknown }).actual);
  }
}

describe('the measures of the tests', () => {
  it('find nothing where nothing is wrong', async () => {
    const element = await elementWith('');
    expect(await faultOf(() => expectContrast(element, 'light'))).to.equal('');
    expect(await faultOf(() => expectOneSide(element))).to.equal('');
  });

  for (const [what, rules, found] of [
    ['the edge of a field', 'input { border-color: #d9cfbe }', /^\["edge 1\.5\d: <input placeholder/],
    ['the edge of a choice', '.mood span { border-color: #d9cfbe }', /^\["edge 1\.5\d: <input type=\\"radio/],
    ['a placeholder', '::placeholder { color: #999 }', /^\["placeholder 2\.8\d: <input/],
    ['a placeholder that fades', '::placeholder { opacity: 0.5 }', /^\["placeholder [12]\.\d\d: <input/],
    ['a text', 'p { color: oklch(0.7 0 0) }', /^\["text 2\.\d\d: <p/],
    ['a text that fades', 'p { opacity: 0.5 }', /^\["text 3\.\d\d: <p/],
    ['initials in a colour nobody has', '.hue1 { background: hsl(150 45% 45%) }', /^\["initials in hue1 /],
  ] as const)
    it(`find ${what} that is too faint`, async function () {
      if (isWebKit && what.includes('placeholder')) this.skip();
      const element = await elementWith(rules);
      expect(await faultOf(() => expectContrast(element, 'light'))).to.match(found);
    });

  for (const [what, rules, found] of [
    ['a paragraph', 'p[dir] { text-align: start }', /^\["<p /],
    ['a field', 'input[dir] { text-align: left }', /^\["<input placeholder/],
    ['a heading that is a flex container', 'h3 { display: flex }', /^\["<h3 /],
  ] as const)
    it(`find ${what} on the other side`, async () => {
      const element = await elementWith(rules);
      expect(await faultOf(() => expectOneSide(element))).to.match(found);
    });
});
