import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { isAlive, loaderTag, openLoaderPage, saidBy } from './loader-page.ts';
import { libraries } from './old-libraries.ts';
import type { ForeignPage } from './page.ts';

// Saved pages on which the elements once stumbled, with the one line in the place of the modules.

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

async function open(name: string): Promise<ForeignPage> {
  const { api } = await startCommunity({ settings: { title: 'The Thursday letter' } });
  const source = await (await fetch(new URL(`../fixtures/cms/${name}.html`, import.meta.url))).text();
  const page = source
    .replaceAll('__WIDGETS__', api)
    .replace(/<(script|link)\b[^>]*(\/lib\/|\/cdn\/|type="module")[^>]*>(.*?<\/script>)?/g, '');
  const [, head = '', body = ''] = /<head>([\s\S]*)<\/head>\s*<body>([\s\S]*)<\/body>/.exec(page)!;
  const library = name === '11-mootools' ? libraries['MooTools 1.4.5'] : '';
  return openLoaderPage({ head: library + head, body, loader: loaderTag(api) });
}

const showsAll = async (page: ForeignPage, expected = tags) => {
  for (const tag of expected) {
    page.document.querySelector(tag)!.scrollIntoView();
    await page.sees(() => isAlive(page, tag), tag);
  }
};
const title = (page: ForeignPage) =>
  page.document.querySelector('newsletter-signup')!.shadowRoot!.textContent;
/** Its settings are asked for when the signup is near. */
async function knowsTitle(page: ForeignPage): Promise<void> {
  page.document.querySelector('newsletter-signup')!.scrollIntoView();
  await page.sees(() => title(page).includes('The Thursday letter'), 'the title');
}
const errors = (page: ForeignPage) => saidBy(page).filter((it) => /^(Uncaught|Unhandled|Refused)/.test(it));

for (const name of [
  '03-form-bullies',
  '11-mootools',
  '20-translated',
  '37-submit-hooks',
  '38-owner-colours',
  '33-serialised',
  'turbo-one',
])
  it(`${name}: all four are there, and know the community`, async () => {
    const page = await open(name);
    await showsAll(page);
    await knowsTitle(page);
    expect(errors(page)).to.deep.equal([]);
  });

it('13-base-other-site: a base of another site does not lead the modules there', async () => {
  const page = await open('13-base-other-site');
  await showsAll(page);
  await knowsTitle(page);
});

it('19-tag-taken: the others are there, and the owner is told of the names', async () => {
  const page = await open('19-tag-taken');
  await showsAll(page, ['group-board', 'showcase-feed']);
  for (const tag of ['newsletter-signup', 'member-login'])
    await page.sees(() => saidBy(page).some((it) => it.startsWith(`${tag}: another script`)), tag);
});

it('32-wpautop: all four are there, and the owner is told whose content is public', async () => {
  const page = await open('32-wpautop');
  await showsAll(page);
  for (const tag of ['newsletter-signup', 'member-login'])
    await page.sees(() => saidBy(page).some((it) => it.startsWith(`${tag}: a <p>`)), `a sentence on ${tag}`);
});

it('46-self-closing: the first is there, and the owner is told of the slash', async () => {
  const page = await open('46-self-closing');
  await showsAll(page, ['newsletter-signup']);
  await page.sees(
    () => saidBy(page).some((it) => it.includes('HTML knows no <newsletter-signup />')),
    'a sentence',
  );
});

it('47-curly-quotes: the owner is told of the quotes', async () => {
  const page = await open('47-curly-quotes');
  await showsAll(page, ['newsletter-signup']);
  await page.sees(() => saidBy(page).some((it) => it.includes('typographic')), 'a sentence');
});

it('41-no-login-address: the board is there, without an address to sign in at', async () => {
  const page = await open('41-no-login-address');
  await showsAll(page, ['group-board']);
  expect(errors(page)).to.deep.equal([]);
});

it('52-compact-at-the-left: the form opens on the screen', async () => {
  const page = await open('52-compact-at-the-left');
  await showsAll(page, ['member-login']);
  const login = page.document.querySelector('member-login')!;
  page.all(login, '.open')[0]!.click();
  await page.sees(() => login.querySelector('input'), 'the form');
  await page.sees(() => login.querySelector('input')!.getBoundingClientRect().width > 0, 'a field');
  expect(login.querySelector('input')!.getBoundingClientRect().left).to.be.at.least(0);
});

for (const [name, change] of Object.entries({
  'saved and set anew': 'again',
  'a clone of itself': 'cloned',
}))
  it(`33-serialised: ${name}, it has each element once`, async () => {
    const page = await open('33-serialised');
    await showsAll(page);
    (page.window as unknown as Record<string, () => void>)[change]!();
    await showsAll(page);
    await knowsTitle(page);
    await page.sees(() => page.document.querySelectorAll('newsletter-signup form').length === 1, 'one form');
    for (const tag of tags) expect(page.document.querySelectorAll(tag)).to.have.length(1);
  });

it('turbo-two: entered on a page without elements, they are there on the next', async () => {
  const page = await open('turbo-two');
  const next = await (await fetch(new URL('../fixtures/cms/turbo-one.html', import.meta.url))).text();
  const body = new DOMParser().parseFromString(next, 'text/html').body;
  for (const it of body.querySelectorAll('[api]')) it.removeAttribute('api');
  page.document.body.replaceWith(page.document.importNode(body, true));
  await showsAll(page);
  await knowsTitle(page);
  expect(errors(page)).to.deep.equal([]);
});
