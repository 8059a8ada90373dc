import { expect, waitUntil } from '@open-wc/testing';
import { memberEndpoints } from '../../src/contract/members.ts';
import { getSession } from '../../src/community/session-controller.ts';
import { type Community, type EventMade, startCommunity } from '../support/community.ts';
import { communityAt } from './tab.ts';
import { signIn } from '../showcase-feed/member.ts';

/** A tab of the same site, whose widgets listen. */
interface Tab extends Window {
  heard: { topic: string; data: { row?: { piece: { title: string } } } }[];
}

const frames: HTMLIFrameElement[] = [];

async function openTab(community: Community): Promise<Tab> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><script>globalThis.process = { env: {} }; globalThis.heard = [];</script>
    <script type="module">
      import { getSession } from '/src/community/session-controller.ts';
      import { liveOf } from '/src/community/live.ts';
      await getSession('${community.api}');
      const communities = globalThis[Symbol.for('community-widgets/1')];
      const live = await liveOf(await communities.get('${community.api}'));
      for (const topic of ['reset', 'row', 'member'])
        live.subscribe(topic, (data) => heard.push({ topic, data }));
    </script>`;
  document.body.append(frame);
  frames.push(frame);
  const tab = frame.contentWindow as Tab;
  await sees(() => tab.heard?.length, 'the tab listens');
  return tab;
}

const closeTab = (tab: Tab) => frames.find((it) => it.contentWindow === tab)!.remove();

const sees = (what: () => unknown, description: string) =>
  waitUntil(async () => Boolean(await what()), description, { timeout: 30_000, interval: 20 });

const titles = ({ heard }: Tab) => heard.map(({ data }) => data.row?.piece.title);

/** A community with an event, and Cai signed in, who sees of it what all see. */
async function place() {
  const community = await startCommunity();
  const people = [
    { name: 'Ada', piece: { title: 'Tides' } },
    { name: 'Ben', piece: { title: 'Roofs', seenBy: 'all' as const } },
  ];
  const made: EventMade = await community.event({ groups: [{ name: 'Herons', people }] });
  await signIn(community, 'Cai');
  const change = (title: string) => community.changePiece(made.people['Ben']!, { title });
  const opened = async () => (await community.received('GET', '/live')).length;
  return { community, change, opened };
}

const hears = (tab: Tab, title: string) => sees(() => titles(tab).includes(title), `hears of ${title}`);

describe('live updates', () => {
  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
  });

  it('come by one stream for all tabs of a browser, and are read again in each where it begins', async () => {
    const { community, change, opened } = await place();
    const first = await openTab(community);
    const second = await openTab(community);
    expect(first.heard[0]!.topic).to.equal('reset');
    expect(second.heard[0]!.topic).to.equal('reset');
    await change('Roofs at noon');
    await Promise.all([first, second].map((tab) => hears(tab, 'Roofs at noon')));
    expect(await opened()).to.equal(1);
    expect(first.heard.filter(({ topic }) => topic === 'reset')).to.have.length(1);
  });

  it('go on in another tab when the one that reads is closed, with what came between', async () => {
    const { community, change, opened } = await place();
    const first = await openTab(community);
    const second = await openTab(community);
    await community.fault({ kind: 'drop', path: '/live', times: 1 });
    closeTab(first);
    await community.until(async () => (await community.streams()) === 0 || (await opened()) > 1);
    await change('Meanwhile');
    await hears(second, 'Meanwhile');
    await change('And on');
    await hears(second, 'And on');
    expect(titles(second).filter((title) => title === 'Meanwhile')).to.have.length(1);
    expect(second.heard.filter(({ topic }) => topic === 'reset')).to.have.length(1);
    const [, again] = await community.received('GET', '/live');
    expect(again!.headers['last-event-id']).to.match(/^\d+\.\d+$/);
  });

  it('outlast drops, errors and pages of hotel networks', async () => {
    const { community, change } = await place();
    const tab = await openTab(community);
    for (const kind of ['drop', 'error', 'html'] as const) {
      await community.fault({ kind, path: '/live', times: 1 });
      await community.dropStreams();
      await change(`After ${kind}`);
      await hears(tab, `After ${kind}`);
    }
    expect(tab.heard.filter(({ topic }) => topic === 'reset')).to.have.length(1);
  });

  it('are taken over from a tab that was put to sleep', async () => {
    const { community, change, opened } = await place();
    const { member } = await getSession(community.api);
    const name = `community-widgets live ${community.api} ${member!.id}`;
    // It holds the lock, and neither reads nor says anything.
    const asleep = navigator.locks.request(name, () => new Promise<void>(() => {}));
    const gone = asleep.catch((error: Error) => error.name);
    const tab = openTab(community);
    await sees(() => frames[0]?.contentWindow && 'heard' in frames[0].contentWindow, 'the tab is there');
    const inside = frames[0]!.contentWindow as Tab & typeof globalThis;
    await sees(
      async () => (await navigator.locks.query()).pending?.some((it) => it.name === name),
      'it waits',
    );
    expect(await opened()).to.equal(0);
    inside.Date.now = () => Date.now() + 200_000;
    inside.document.dispatchEvent(new inside.Event('visibilitychange'));
    expect(await gone).to.equal('AbortError');
    await tab;
    await change('Taken over');
    await hears(inside, 'Taken over');
  });

  it('begin when somebody signs in, and end when they sign out', async () => {
    const { community, change, opened } = await place();
    const session = await getSession(community.api);
    const tab = await openTab(community);
    await session.signOut();
    await community.until(async () => (await community.streams()) === 0);
    const before = await opened();
    const heard = tab.heard.length;
    await change('For members');
    const login = { email: 'cai@example.org', password: 'three blue herons' };
    expect((await session.signIn(memberEndpoints.signIn, login)).ok).to.equal(true);
    await sees(() => tab.heard.length > heard, 'listens again');
    // Another sign-in begins anew.
    expect(tab.heard.slice(heard).map(({ topic }) => topic)).to.deep.equal(['reset']);
    const streams = await community.received('GET', '/live');
    expect(streams).to.have.length(before + 1);
    expect(streams.at(-1)!.headers['last-event-id']).to.equal(undefined);
  });

  it('end where the session was ended elsewhere', async () => {
    const { community } = await place();
    const session = await getSession(community.api);
    await openTab(community);
    await community.endSessions();
    await community.dropStreams();
    await sees(() => !session.member, 'signed out');
    expect(await community.streams()).to.equal(0);
  });

  it('tell each member of a shared computer their own', async () => {
    const { community, change } = await place();
    const tab = await openTab(community);
    await community.member({ email: 'dan@example.org', name: 'Dan', password: 'three blue herons' });
    // Held by this page alone, as on a shared computer: the other tab stays with whom it had.
    const dan = await getSession(community.api);
    await dan.signIn(
      memberEndpoints.signIn,
      { email: 'dan@example.org', password: 'three blue herons' },
      true,
    );
    const { liveOf } = await import('../../src/community/live.ts');
    const live = await liveOf(await communityAt(community.api));
    const heard: string[] = [];
    live.subscribe('reset', () => heard.push('reset'));
    live.subscribe('row', ({ row }) => heard.push(row!.piece!.title));
    await sees(() => heard.length, 'begins');
    await community.until(async () => (await community.streams()) === 2);
    await change('For both');
    await hears(tab, 'For both');
    await sees(() => heard.includes('For both'), 'hears it too');
    expect(heard).to.have.length(2);
    await dan.signOut();
  });
});
