import { expect } from '@open-wc/testing';
import { startCommunity, type Community } from '../support/community.ts';
import { openPage, type ForeignPage } from './page.ts';

/** Pages as owners write them: the background, and whether the page says that it is dark. */
const pages: Record<string, { style: string; background: string }> = {
  'a light page': { style: 'background: #fff; color: #222', background: '#fff' },
  'a page of grey paper': { style: 'background: #e4e4e4; color: #111', background: '#e4e4e4' },
  'a dark page without color-scheme': { style: 'background: #111; color: #eee', background: '#111' },
  'a grey page without color-scheme': { style: 'background: #222; color: #eee', background: '#222' },
  'a dark page with color-scheme': {
    style: 'background: #111; color: #eee; color-scheme: dark',
    background: '#111',
  },
};

const accents = ['', '#fd0', '#000', '#fff', '#777', '#9dff20', '#00f', '#b58900', 'hotpink', 'navy'];
// Black and white have about the same contrast with these.
accents.push('#0d6efd', '#0e6ffe', '#767676', '#777778', '#757575', '#e8112d', '#d63384', '#198754');
// The colour that people have chosen in their system, in engines that tell it.
if (CSS.supports('color', 'AccentColor')) accents.push('AccentColor');

/** What WCAG calls the relative luminance. */
function luminance(colour: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** A page with a signup, a board and a login in which everything that takes the accent can be seen. */
async function open(community: Community, style: string): Promise<ForeignPage> {
  const { api } = community;
  const module = `<script type="module" src="${location.origin}/src/newsletter-signup/newsletter-signup.ts"></script>`;
  const body = `<newsletter-signup api="${api}"></newsletter-signup><group-board api="${api}" login="/login"></group-board>`;
  const page = await openPage({ head: `<style>body { ${style} }</style>${module}`, body });
  await page.sees(() => page.groups.length === 1 && page.document.querySelector('[name="email"]'), 'both');
  return page;
}

for (const [name, { style, background }] of Object.entries(pages))
  describe(`on ${name}`, () => {
    it('every accent can be read, and seen as ring and bar', async () => {
      const community = await startCommunity();
      const piece = { title: 'Tides', state: 'ready' as const };
      await community.event({ groups: [{ name: 'Herons', people: [{ name: 'Ada', piece }] }] });
      const page = await open(community, style);
      const styleOf = (element: Element) => page.window.getComputedStyle(element);
      const submit = page.document.querySelector('[type="submit"]')!;
      const email = page.document.querySelector<HTMLElement>('[name="email"]')!;
      const [bar] = page.all(page.board, '.bar .ready');
      const [link] = page.all(page.board, 'h3 a');
      for (const accent of accents) {
        page.document.body.style.setProperty('--community-accent-color', accent);
        const { color, backgroundColor } = styleOf(submit);
        expect(contrast(color, backgroundColor), `words on ${accent}`).to.be.at.least(4.5);
        email.focus();
        expect(
          contrast(styleOf(email).outlineColor, background),
          `ring of a field, ${accent}`,
        ).to.be.at.least(3);
        link!.focus();
        expect(
          contrast(styleOf(link!).outlineColor, background),
          `ring in the board, ${accent}`,
        ).to.be.at.least(3);
        expect(contrast(styleOf(bar!).backgroundColor, background), `bar, ${accent}`).to.be.at.least(3);
      }
    });
  });

describe('an accent', () => {
  for (const name of ['--wp--preset--color--primary', '--ghost-accent-color', '--bs-primary'])
    it(`is that of the site where it says so by ${name}`, async () => {
      const community = await startCommunity();
      await community.event({ groups: [{ name: 'Herons', people: [] }] });
      const page = await open(community, `${name}: rgb(200, 255, 0)`);
      const { color, backgroundColor } = page.window.getComputedStyle(
        page.document.querySelector('[type="submit"]')!,
      );
      expect(backgroundColor).to.equal('rgb(200, 255, 0)');
      expect(luminance(color)).to.equal(0);
    });

  // Both black and white can be read on these blues; their frameworks have chosen white.
  for (const blue of ['#0d6efd', '#007cba', '#0073aa', '#2271b1', '#3858e9'])
    it(`that is the blue of Bootstrap or WordPress, ${blue}, has white words`, async () => {
      const community = await startCommunity();
      await community.event({ groups: [{ name: 'Herons', people: [] }] });
      const page = await open(community, `--bs-primary: ${blue}`);
      const { color, backgroundColor } = page.window.getComputedStyle(
        page.document.querySelector('[type="submit"]')!,
      );
      expect(luminance(color)).to.be.closeTo(1, 0.01);
      expect(contrast(color, backgroundColor)).to.be.at.least(4.5);
    });

  it('has the words that the owner gave it', async () => {
    const community = await startCommunity();
    await community.event({ groups: [{ name: 'Herons', people: [] }] });
    const page = await open(
      community,
      '--community-accent-color: #fd0; --community-on-accent-color: rgb(40, 0, 80)',
    );
    const { color } = page.window.getComputedStyle(page.document.querySelector('[type="submit"]')!);
    expect(color).to.equal('rgb(40, 0, 80)');
  });
});
