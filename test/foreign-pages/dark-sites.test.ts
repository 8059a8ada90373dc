import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { openPage, type ForeignPage } from './page.ts';

/** The relative luminance of WCAG of a colour, drawn over another. */
function luminance(colour: string, under: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (const paint of [under, colour]) {
    context.fillStyle = paint;
    context.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string, under: string): number {
  const [dark, light] = [luminance(one, under), luminance(other, under)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

async function open(head: string): Promise<ForeignPage> {
  const community = await startCommunity();
  await community.event({
    groups: [{ name: 'Herons', people: [{ name: 'Ada', piece: { title: 'Tides', state: 'ready' } }] }],
  });
  const module = `<script type="module" src="${location.origin}/src/newsletter-signup/newsletter-signup.ts"></script>`;
  const { api } = community;
  const body = `<newsletter-signup api="${api}"></newsletter-signup><group-board api="${api}" login="/login"></group-board>`;
  const page = await openPage({ head: head + module, body });
  await page.sees(() => page.groups.length === 1 && page.document.querySelector('[name="email"]'), 'both');
  return page;
}

/** Everything that a visitor reads, with its contrast on what is behind it. */
function unreadable(page: ForeignPage, background: string): string[] {
  const styleOf = (element: Element) => page.window.getComputedStyle(element);
  const field = page.document.querySelector('[name="email"]')!;
  const label = page.document.querySelector('label')!;
  const [title] = page.all(page.board, 'h3 a');
  const [tally] = page.all(page.board, '.head p');
  const pairs: [string, string, string][] = [
    ['a field', styleOf(field).color, styleOf(field).backgroundColor],
    ['a label', styleOf(label).color, background],
    ['a group', styleOf(title!).color, background],
    ['the state of an event', styleOf(tally!).color, background],
  ];
  return pairs
    .filter(([, text, behind]) => contrast(text, behind, background) < 4.5)
    .map(([name, text, behind]) => `${name}: ${text} on ${behind}`);
}

describe('a dark site', () => {
  for (const background of ['#111', '#1a1a2e', '#222'])
    it(`without color-scheme, on ${background}, can be read`, async () => {
      const page = await open(`<style>body { background: ${background}; color: #eee }</style>`);
      expect(unreadable(page, background)).to.deep.equal([]);
      const field = page.document.querySelector('[name="email"]')!;
      // White, because the browser takes the page for light: it is seen by what fills it.
      const { backgroundColor } = page.window.getComputedStyle(field);
      expect(contrast(backgroundColor, background, background), 'a field').to.be.at.least(3);
    });

  // Dark Reader inverts the page by a filter in one of its modes, and says color-scheme: dark in the other, where it rewrites the
  // sheets that it reads; it leaves those of shadow trees that it cannot.
  it('that an extension makes dark, can be read', async () => {
    const page = await open('<style>body { background: #fff; color: #222 }</style>');
    const { documentElement: root, head } = page.document;
    root.dataset['darkreaderMode'] = 'dynamic';
    root.dataset['darkreaderScheme'] = 'dark';
    const style = page.document.createElement('style');
    style.className = 'darkreader darkreader--fallback';
    style.textContent =
      'html { color-scheme: dark !important } html, body { background-color: #181a1b !important; color: #e8e6e3 !important }';
    head.append(style);
    expect(unreadable(page, '#181a1b')).to.deep.equal([]);
  });
});

describe('a block theme of WordPress', () => {
  const theme =
    '<style>:root :where(.wp-element-button) { background-color: rgb(90, 0, 60); color: rgb(255, 240, 250); border-radius: 31px }</style>';

  it('gives the button its look, which is one of its elements', async () => {
    const page = await open(theme);
    const button = page.document.querySelector('[type="submit"]')!;
    const { backgroundColor, color, borderRadius } = page.window.getComputedStyle(button);
    expect([backgroundColor, color, borderRadius]).to.deep.equal([
      'rgb(90, 0, 60)',
      'rgb(255, 240, 250)',
      '31px',
    ]);
  });
});
