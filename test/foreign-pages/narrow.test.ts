import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { signIn } from '../showcase-feed/member.ts';
import { type Community, startCommunity } from '../support/community.ts';
import { languages } from '../support/languages.ts';
import { spaceText, widerThan } from '../support/width.ts';
import { type ForeignPage, openPage } from './page.ts';

const DAY_MS = 86_400_000;
const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];
const modules = tags
  .map((tag) => new URL(`../../src/${tag}/${tag}.ts`, import.meta.url).href)
  .map((src) => `<script type="module" src="${src}"></script>`)
  .join('');

const places = {
  'a sidebar of 200 px': { width: 1000, style: '#place { width: 200px }' },
  'a window of 256 px, as 1024 px at 400 %': { width: 256, style: 'body { margin: 0 }' },
  'a phone with text of 200 %': { width: 390, style: 'html { font-size: 200% } body { margin: 0 }' },
};
type Place = (typeof places)[keyof typeof places];

/** Long names, with and without a place to break them. */
const member = 'Maximiliane-Hohenzollern-Sigmaringen';
const word = 'Rindfleischetikettierungsüberwachung';
const group = `${word} und Zwölftonmusikliebhabervereinigung`;

async function community(role?: 'member' | 'host'): Promise<Community> {
  const made = await startCommunity();
  if (role) await signIn(made, member, role);
  await made.event({
    groups: [
      {
        name: group,
        date: new Date(Date.now() + 9 * DAY_MS).toISOString(),
        people: [
          {
            name: member,
            facilitates: true,
            piece: {
              title: `${word}saufgabenübertragung`,
              note: `Von ${word}`,
              state: 'ready',
              seenBy: 'all',
            },
            says: { mood: 'stuck', text: `https://example.org/${word}/${word}` },
          },
          { name: 'Ben', piece: { title: 'Roofs' }, says: { mood: 'on-track', text: word } },
        ],
      },
      { name: 'Owls', people: [] },
    ],
  });
  await made.posts(
    { title: word.repeat(2), kind: 'video', author: member, topics: [word], picture: true },
    { title: `A text of ${word}`, excerpt: `${word} `.repeat(4), author: `${member} ${member}` },
  );
  return made;
}

const find = <Found extends Element = HTMLElement>(page: ForeignPage, selector: string): Found =>
  page.document.querySelector<Found>(selector)!;
const within = <Found extends HTMLElement = HTMLElement>(page: ForeignPage, tag: string, selector: string) =>
  page.all<Found>(find(page, tag), selector)[0]!;

/** All four elements in a narrow place, each drawn with what its API has answered. */
async function open({ width, style }: Place, { api }: Community, attributes = ''): Promise<ForeignPage> {
  const all = tags.map((tag) => `<${tag} api="${api}" ${attributes}></${tag}>`).join('');
  const page = await openPage({
    width,
    head: `${modules}<style>${style} #place { overflow: auto }</style>`,
    body: `<div id="place">${all}</div>`,
  });
  type Loaded = HTMLElement & { newsletter?: object; login?: object };
  await page.sees(() => find(page, 'showcase-feed').shadowRoot, 'the elements');
  find(page, 'newsletter-signup').scrollIntoView();
  await page.sees(() => find<Loaded>(page, 'newsletter-signup').newsletter, 'the signup');
  find(page, 'member-login').scrollIntoView();
  await page.sees(() => find<Loaded>(page, 'member-login').login, 'the login');
  await page.sees(() => page.groups.length === 2 && page.cards.length === 2, 'groups and posts');
  return page;
}

type Localized = LitElement & { language: string; localize: { ready: Promise<unknown> } };

/** Expects nothing wider than the place, in every language, and with the text spacing of WCAG 1.4.12. */
async function expectNarrow(page: ForeignPage): Promise<void> {
  const { documentElement: root } = page.document;
  const wide: string[] = [];
  for (const spaced of [false, true]) {
    if (spaced) spaceText(page.document);
    for (const lang of languages) {
      root.lang = lang;
      root.dir = lang === 'ar' ? 'rtl' : 'ltr';
      for (const tag of tags) {
        const element = find<Localized>(page, tag);
        await page.sees(() => element.language === lang, lang);
        await element.localize.ready;
        await element.updateComplete;
      }
      const dialogs = page.all(page.feed, 'dialog[open]');
      for (const place of [find(page, '#place'), root, ...dialogs]) {
        const found = widerThan(place);
        if (found.length) wide.push(`${lang}${spaced ? ', spaced' : ''}: ${found.join(' ')}`);
      }
    }
  }
  expect(wide).to.deep.equal([]);
}

const press = (page: ForeignPage, tag: string, button: string): void =>
  page
    .all(find(page, tag), 'button')
    .find((it) => it.textContent.trim().startsWith(button) || it.ariaLabel?.startsWith(button))!
    .click();

async function touchSignup(page: ForeignPage): Promise<void> {
  const field = find(page, 'newsletter-signup [name=email]');
  field.dispatchEvent(new page.window.FocusEvent('focusin', { bubbles: true }));
  await page.sees(() => find(page, '[name=consents]').checkVisibility(), 'the whole form');
}

async function openGroup(page: ForeignPage): Promise<void> {
  within(page, 'group-board', 'h3 a').click();
  await page.sees(() => within(page, 'group-board', '.room'), 'the group');
}

/** What is open in a place, and who has opened it. */
const states: Record<string, (place: Place) => Promise<ForeignPage>> = {
  'the touched form, filters and a way to sign in': async (place) => {
    const page = await open(place, await community(), 'login="/members" filters');
    await page.sees(() => within(page, 'showcase-feed', '.strip input'), 'the filters');
    await touchSignup(page);
    return page;
  },
  'a post and a group, to a visitor': async (place) => {
    const page = await open(place, await community(), 'login="/members"');
    await openGroup(page);
    within(page, 'showcase-feed', 'h3 a').click();
    await page.sees(() => page.all(page.feed, 'dialog[open]').length, 'the post');
    return page;
  },
  'the inbox of the login': async (place) => {
    const page = await open(place, await community());
    find<HTMLInputElement>(page, 'member-login [name=email]').value =
      `${member}@${'long-'.repeat(8)}example.org`;
    within(page, 'member-login', '[part~=email-link]').click();
    await page.sees(() => find(page, 'member-login [name=code]'), 'the code');
    return page;
  },
  'the piece of a member, their bar and the form of their work': async (place) => {
    const page = await open(place, await community('member'));
    await page.sees(() => page.board.controller && page.board.board!.you, 'the member’s board');
    await page.sees(() => within(page, 'member-login', '.account-button'), 'the bar');
    await openGroup(page);
    press(page, 'group-board', 'Edit your piece');
    await page.sees(() => within(page, 'group-board', '#piece-title'), 'the form of the piece');
    await page.sees(() => page.feed.controller, 'the member’s feed');
    press(page, 'showcase-feed', 'Share your work');
    await page.sees(() => within(page, 'showcase-feed', '#link'), 'the form of the work');
    return page;
  },
  'the password of a member, and the menu': async (place) => {
    const page = await open(place, await community('member'));
    await page.sees(() => within(page, 'member-login', '.account-button'), 'the bar');
    within(page, 'member-login', '.account-button').click();
    within(page, 'member-login', '[part~=password]').click();
    await page.sees(() => find(page, 'member-login [data-name=new-password]'), 'the form');
    return page;
  },
};

for (const [name, place] of Object.entries(places))
  describe(`nothing is wider than ${name}:`, () => {
    for (const [state, reach] of Object.entries(states))
      it(state, async () => {
        await expectNarrow(await reach(place));
      });
  });
