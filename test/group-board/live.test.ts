import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/member-login/member-login.ts';
import '../../src/showcase-feed/showcase-feed.ts';
import { boardOf, cleanAddress, herons, inDays } from './page.ts';

const people = [
  { name: 'Ada', piece: { title: 'Tides' } },
  { name: 'Ben', piece: { title: 'Roofs' } },
];

const { fetch } = globalThis;

/** What the page has heard from such an address, from now on. */
function answersHeard(path: string): string[] {
  const heard: string[] = [];
  globalThis.fetch = async (...asked) => {
    const response = await fetch(...asked);
    if (new URL(response.url).pathname.includes(path)) heard.push(response.url);
    return response;
  };
  return heard;
}

describe('what others do', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
    cleanAddress();
  });

  it('is seen as it happens, by one small patch', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community, made } = visitor;
    await visitor.open('Herons');
    await community.until(async () => (await community.received('GET', '/live')).length === 1);
    const read = async () => (await community.received('GET', '/events/')).length;
    // It is read again where the stream begins.
    await community.until(async () => (await read()) === 2);
    await community.changePiece(made.people['Ben']!, { title: 'Roofs at noon' });
    await visitor.sees(() => visitor.textOf('Ben').includes('Roofs at noon'));
    const before = await read();
    await community.changePiece(made.people['Ben']!, { title: 'Roofs at dusk', state: 'ready' });
    await visitor.sees(() => visitor.textOf('Ben').includes('Roofs at dusk'));
    expect(await read()).to.equal(before);
  });

  it('is not taken back by an older answer that comes late', async () => {
    const heard = answersHeard('/events/');
    const visitor = await boardOf('Ada', herons(people));
    const { community, made } = visitor;
    await visitor.open('Herons');
    await community.until(async () => (await community.streams()) === 1);
    const read = async () => (await community.received('GET', '/events/')).length;
    // It is read again where the stream begins.
    await community.until(async () => (await read()) === 2 && heard.length === 2);
    await community.fault({ kind: 'late', path: '/events/' });
    const before = heard.length;
    document.dispatchEvent(new Event('visibilitychange'));
    await community.until(async () => (await read()) > before);
    await community.changePiece(made.people['Ben']!, { title: 'Roofs at noon' });
    await visitor.sees(() => visitor.textOf('Ben').includes('Roofs at noon'));
    await community.clearFaults();
    await visitor.sees(() => heard.length > before);
    await community.changePiece(made.people['Ada']!, { title: 'Tides at dawn' });
    await visitor.sees(() => visitor.textOf('Ada').includes('Tides at dawn'));
    expect(visitor.textOf('Ben')).to.include('Roofs at noon');
  });

  it('is there after the connection was lost', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community, made } = visitor;
    await visitor.open('Herons');
    await community.until(async () => (await community.received('GET', '/live')).length === 1);
    await community.fault({ kind: 'drop', path: '/live', times: 1 });
    await community.dropStreams();
    await community.changePiece(made.people['Ben']!, { title: 'Meanwhile' });
    await visitor.sees(() => visitor.textOf('Ben').includes('Meanwhile'));
    await community.until(async () => (await community.received('GET', '/live')).length > 1);
    const streams = await community.received('GET', '/live');
    expect(streams.at(-1)!.headers['last-event-id']).to.match(/^\d+\.\d+$/);
  });

  it('comes by one stream, however many widgets are on the page', async () => {
    const visitor = await boardOf('Ada', herons(people), {
      tag: (api) =>
        html`<member-login api=${api}></member-login>
          <showcase-feed api=${api}></showcase-feed>
          <group-board api=${api}></group-board>
          <group-board api=${api}></group-board>`,
    });
    const { community, made } = visitor;
    await community.until(async () => (await community.received('GET', '/live')).length > 0);
    await community.changePiece(made.people['Ben']!, { state: 'ready' });
    await visitor.sees(() => visitor.cards[0]!.includes('1 ready'));
    expect((await community.received('GET', '/live')).length).to.equal(1);
  });

  it('is announced if it settles the date of the member’s group, once and for no other group', async () => {
    const [day, later] = [inDays(9), inDays(12)];
    const visitor = await boardOf('Ada', {
      groups: [
        { name: 'Herons', people, date: day },
        { name: 'Owls', people: [{ name: 'Cid' }] },
      ],
    });
    const { board, community, made } = visitor;
    await community.until(async () => (await community.streams()) === 1);
    const heard: string[] = [];
    const region = visitor.one('.base > [role="status"]');
    const listening = new MutationObserver(() => visitor.status && heard.push(visitor.status));
    listening.observe(region, { childList: true, characterData: true, subtree: true });
    const dateOf = (name: string) => board.board!.groups.find((it) => it.name === name)!.date?.at;
    await community.settleDate(made.groups['Owls']!, later);
    await visitor.sees(() => dateOf('Owls') === later, 'the date of the others');
    await community.settleDate(made.groups['Herons']!, later);
    await visitor.sees(() => dateOf('Herons') === later, 'the new date');
    await community.changePiece(made.people['Ben']!, { title: 'Roofs at dusk' });
    await visitor.open('Herons');
    await visitor.sees(() => visitor.textOf('Ben').includes('Roofs at dusk'));
    await board.updateComplete;
    listening.disconnect();
    expect(heard).to.have.length(1);
    expect(heard[0]).to.match(new RegExp(`^Your group publishes on .*\\b${new Date(later).getDate()}\\b`));
  });

  it('ends when the member signs out', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community } = visitor;
    await community.until(async () => (await community.streams()) === 1);
    await visitor.board.controller!.session.signOut();
    await community.until(async () => (await community.streams()) === 0);
    await visitor.sees(() => !visitor.board.controller && visitor.board.board?.you === null);
  });
});
