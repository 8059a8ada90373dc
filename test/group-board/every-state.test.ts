import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { expectAccessible } from '../support/accessible.ts';
import { expectOneSide } from '../support/directions.ts';
import { expectSoundStructure } from '../support/sound-structure.ts';
import { expectEveryLanguage } from '../support/every-language.ts';
import { startCommunity } from '../support/community.ts';
import { boardOf, cleanAddress, herons, inDays, openBoard, visit, type Visitor } from './page.ts';

const link = 'https://example.org/tides';
const people = [
  {
    name: 'Ada',
    facilitates: true,
    piece: { title: 'Tides', note: 'of a bay', state: 'ready' as const, seenBy: 'all' as const, link },
  },
  {
    name: 'Ben',
    piece: { title: 'Roofs', state: 'making' as const },
    says: { mood: 'stuck' as const, text: 'No ladder' },
  },
  { name: 'Cleo' },
];
const order = {
  groups: [
    { name: 'Herons', date: inDays(9), people },
    { name: 'Swifts', people: [{ name: 'Dora' }] },
  ],
};

/** Ada in her group, with something pressed. */
async function room(...presses: [button: string, seen: string][]): Promise<Visitor> {
  const visitor = await boardOf('Ada', order);
  await visitor.open('Herons');
  await visitor.sees(() => visitor.all('.checkin').length);
  for (const [button, seen] of presses) {
    visitor.button(button).click();
    await visitor.sees(() => visitor.all(seen).length, seen);
  }
  return visitor;
}

/** A host, with one of the tools open. */
async function tool(...presses: string[]): Promise<Visitor> {
  const visitor = await boardOf('Hanna', order, { role: 'host' });
  for (const press of presses) {
    await visitor.sees(() => visitor.button(press));
    visitor.button(press).click();
    await visitor.sees(() => visitor.all('.tools').length);
  }
  await visitor.board.updateComplete;
  return visitor;
}

/** Every state, reached as a person reaches it. */
const states: Record<string, () => Promise<Visitor>> = {
  'the groups, to a stranger': () => openBoard(order),
  'the groups, to a member': () => boardOf('Ada', order),
  'before the day': () => openBoard({ ...order, state: 'open', startsAt: inDays(2) }),
  closed: () => openBoard({ ...order, state: 'closed' }),
  'no groups yet': () => openBoard({ groups: [] }),
  'no event': async () => visit(await startCommunity(), { event: '', groups: {}, people: {} }),
  'cannot be loaded': async () => {
    const community = await startCommunity();
    await community.fault({ kind: 'error', path: '/events', times: 1000 });
    return visit(community, { event: '', groups: {}, people: {} });
  },
  'not taking part yet': () => boardOf('Gus', order),
  'a group, to a stranger': async () => {
    const visitor = await openBoard(order);
    await visitor.open('Herons');
    return visitor;
  },
  'a group, to its own': () => room(),
  'a group without a date': async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Propose a date'));
    return visitor;
  },
  'a date is proposed': () => room(['Propose another date', '#propose-at']),
  'a piece is changed': () => room(['Edit your piece', '#piece-title']),
  'a link that is none': async () => {
    const visitor = await room(['Edit your piece', '#piece-title']);
    visitor.type('#piece-link', 'tides');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.all('.community-error').length);
    return visitor;
  },
  'a reply': () => room(['Reply to Ben', '[name="reply"]']),
  'a report': () => room(['Report: Ben', '#report-reason']),
  'a group is renamed': () => room(['Rename group', '#group-name']),
  'somebody is about to leave': () => room(['Leave event', '.sure']),
  'the date has passed': async () => {
    const visitor = await boardOf(
      'Cleo',
      herons([{ name: 'Cleo', piece: { title: 'Late' } }], { date: inDays(-2) }),
    );
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Promise a new date'));
    visitor.button('Promise a new date').click();
    await visitor.sees(() => visitor.all('#piece-promise').length);
    return visitor;
  },
  'two have changed the same': async () => {
    const visitor = await room(['Edit your piece', '#piece-title']);
    await visitor.community.changePiece(visitor.made.people['Ada']!, { title: 'Tides, a study' });
    visitor.type('#piece-title', 'Low tide');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.all('.conflict').length);
    return visitor;
  },
  'the groups, to a host': () => tool(),
  'the event, to a host': () => tool('Event'),
  'closing the event': () => tool('Event', 'Close event'),
  'a new event': () => tool('New event', 'Create event'),
  'splitting people': () => tool('Groups'),
  'the roll-call': () => tool('Roll-call', 'Start with'),
  'nothing was reported': () => tool('Reports'),
  'reports that cannot be loaded': async () => {
    const visitor = await tool();
    await visitor.community.fault({ kind: 'error', path: '/events/spring-day/moderation', times: 1000 });
    visitor.button('Reports').click();
    await visitor.sees(() => visitor.all('.tools [part="message"]').length);
    return visitor;
  },
  'what was reported': async () => {
    const visitor = await tool();
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Report: Ada'));
    visitor.button('Report: Ada').click();
    await visitor.sees(() => visitor.all('#report-reason').length);
    visitor.type('#report-reason', 'Not kind');
    visitor.button('Send report').click();
    await visitor.community.until(
      async () => (await visitor.community.received('POST', '/events/spring-day/reports')).length === 1,
    );
    visitor.button('Reports').click();
    await visitor.sees(() => visitor.button('Hide'));
    return visitor;
  },
  'something waits to be sent': async () => {
    const visitor = await room();
    await visitor.community.fault({ kind: 'drop', path: '/events', times: 1000 });
    visitor.button('Check in').click();
    await visitor.sees(() => visitor.text.includes('Not sent yet'));
    return visitor;
  },
};

describe('every state of a board', () => {
  afterEach(cleanAddress);

  for (const [name, reach] of Object.entries(states)) {
    it(`"${name}" is accessible, light and dark, and fits a phone in every language`, async () => {
      const visitor = await reach();
      expectSoundStructure(visitor.board);
      await expectOneSide(visitor.board);
      await expectAccessible(visitor.board);
      await expectEveryLanguage(visitor.board);
      await visitor.community.clearFaults();
    });
  }

  it('is worked by keyboard: every control is a link, a button or a field', async () => {
    const visitor = await room(['Edit your piece', '#piece-title']);
    for (const control of visitor.all('[role="button"], [onclick], [tabindex="0"]'))
      expect(control.matches('a[href], button, input, select, textarea')).to.equal(true);
    visitor.one('#piece-title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await visitor.sees(() => visitor.all('#piece-title').length === 0);
  });

  it('fits a phone, in both directions', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const community = await startCommunity();
      const made = await community.event(order);
      const visitor = await visit(
        community,
        made,
        (api) => html`<div dir=${dir} style="width: 18rem"><group-board api=${api}></group-board></div>`,
      );
      await visitor.open('Herons');
      expect(visitor.board.scrollWidth, dir).to.be.at.most(visitor.board.clientWidth);
      cleanAddress();
    }
  });
});
