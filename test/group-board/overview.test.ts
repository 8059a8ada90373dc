import { expect, fixture, html } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { boardOf, cleanAddress, herons, inDays, openBoard, visit } from './page.ts';

const groups = [
  {
    name: 'Herons',
    date: inDays(12),
    people: [
      { name: 'Ada', piece: { title: 'Tides', state: 'ready' as const, seenBy: 'all' as const } },
      { name: 'Ben', piece: { state: 'making' as const } },
    ],
  },
  { name: 'Swifts', people: [{ name: 'Cleo', says: { mood: 'stuck' as const, text: 'No wind' } }] },
];

describe('the groups of an event', () => {
  afterEach(cleanAddress);

  it('are numbers to a stranger, who finds the way in', async () => {
    const visitor = await openBoard({ groups });
    expect(visitor.cards.map((card) => card.replace(/\w+ \d+ (in)/, '… $1'))).to.deep.equal([
      'Herons … in 12 days 2 people · 1 in progress · 1 ready',
      'Swifts No date yet 1 person',
    ]);
    expect(visitor.text).to.contain('Dates agreed: 1 of 2 · Pieces ready or published: 1 of 3');
    expect(visitor.text).not.to.contain('Cleo');
    const wanted: string[] = [];
    visitor.board.addEventListener('community-login-request', (event) => {
      wanted.push((event as CustomEvent<{ event: string }>).detail.event);
      event.preventDefault();
    });
    visitor.all('[part="login-button"]')[0]!.click();
    expect(wanted).to.deep.equal(['spring-day']);
  });

  it('are faces to a member, their own first, with who is stuck', async () => {
    const visitor = await boardOf('Cleo', { groups });
    expect(visitor.cards[0]).to.match(/^Your group Swifts No date yet C/);
    expect(visitor.cards[0]).to.contain('Stuck: Cleo');
    expect(visitor.all('.face').map((it) => it.title)).to.deep.equal(['Cleo', 'Ada', 'Ben']);
  });

  it('open and close by the address, and the focus goes along', async () => {
    const visitor = await openBoard({ groups });
    await visitor.open('Herons');
    await visitor.sees(() => visitor.focused?.tagName === 'H2');
    expect(location.hash).to.equal(
      `#community-board?event=spring-day&group=${visitor.made.groups['Herons']}`,
    );
    expect(visitor.text).to.contain('Ada').and.to.contain('Tides').and.not.to.contain('Ben');
    history.back();
    await visitor.sees(() => visitor.cards.length === 2);
    history.forward();
    await visitor.sees(() => visitor.all('.room').length);
    const again = await visit(visitor.community, visitor.made);
    await again.sees(() => again.all('.room').length, 'the same group after a reload');
  });

  it('say what is planned before the day, and what came of it after', async () => {
    const before = await openBoard({ groups, state: 'open', startsAt: inDays(3) });
    expect(before.text).to.contain('in 3 days');
    const after = await openBoard({ groups, state: 'closed' });
    expect(after.text).to.contain('Closed. Pieces published: 0 of 3.');
    expect(after.all('.head a').map((it) => (it as HTMLAnchorElement).pathname)).to.deep.equal([
      `${new URL(after.community.api).pathname}/events/spring-day/summary.html`,
    ]);
    expect(after.all('[part="login-button"]').length).to.equal(0);
  });

  it('say that there is no event, and come when there is one', async () => {
    const community = await startCommunity();
    const place = await fixture<HTMLElement>(
      html`<div><group-board api=${community.api}></group-board></div>`,
    );
    const board = place.querySelector('group-board')!;
    const text = () => board.shadowRoot!.textContent;
    while (!text().includes('No event is planned.')) await new Promise(requestAnimationFrame);
    await community.event({ groups });
    document.dispatchEvent(new Event('visibilitychange'));
    while (!text().includes('Herons')) await new Promise(requestAnimationFrame);
  });

  it('stay the owner’s own words where they cannot be loaded, and are tried again', async () => {
    const community = await startCommunity();
    await community.fault({ kind: 'error', path: '/events', times: 1000 });
    const made = { event: '', groups: {}, people: {} };
    const own = await visit(
      community,
      made,
      (api) => html`<group-board api=${api}><p>Ask Hanna.</p></group-board>`,
    );
    expect(own.all('slot').length).to.equal(1);
    const bare = await visit(community, made);
    expect(bare.text).to.contain('We couldn’t load the groups.');
    await community.clearFaults();
    await community.event({ groups });
    bare.button('Try again').click();
    await bare.sees(() => bare.cards.length === 2);
  });

  it('are what this browser kept, with their age, while the API is away', async () => {
    const visitor = await openBoard({ groups });
    const { store } = visitor.board;
    // Answers once it is kept.
    await store!.read(Promise.resolve({ ok: true, value: store!.board! }));
    await visitor.community.fault({ kind: 'drop', path: '/events', times: 1000 });
    const again = await visit(visitor.community, visitor.made);
    await again.sees(() => again.text.includes('Last updated'));
    expect(again.cards.length).to.equal(2);
    await visitor.community.clearFaults();
  });

  it('show one group where the owner says so', async () => {
    const community = await startCommunity();
    const made = await community.event(herons([{ name: 'Ada' }]));
    const only = await visit(
      community,
      made,
      (api) =>
        html`<group-board api=${api} event="spring-day" group=${made.groups['Herons']!}></group-board>`,
    );
    await only.sees(() => only.all('.room').length);
    expect(only.all('.back').length).to.equal(0);
  });

  it('speak German on a German page', async () => {
    const community = await startCommunity();
    const made = await community.event({ groups });
    const german = await visit(
      community,
      made,
      (api) => html`<div lang="de"><group-board api=${api}></group-board></div>`,
    );
    await german.sees(() => german.text.includes('Noch kein Termin'));
  });
});
