import { expect } from '@open-wc/testing';
import { press } from '../support/keys.ts';
import { boardOf, cleanAddress, herons, inDays, type Visitor } from './page.ts';

const people = [
  { name: 'Ada', facilitates: true, piece: { title: 'Tides' } },
  { name: 'Ben', piece: { title: 'Roofs' } },
];

const ways: Record<string, (visitor: Visitor, place: string) => void> = {
  Cancel: (visitor, place) => visitor.button('Cancel', visitor.one(place)).click(),
  Escape: () => press('Escape'),
};

/** Opens a form or a question, closes it in each way, and expects the focus back where it was. */
async function expectToClose(visitor: Visitor, opener: () => HTMLElement, place: string): Promise<void> {
  for (const [way, close] of Object.entries(ways)) {
    opener().focus();
    opener().click();
    await visitor.sees(() => visitor.one(place).contains(visitor.focused), `${place} has the focus`);
    close(visitor, place);
    await visitor.sees(() => visitor.all(place).length === 0, `${place} is closed by ${way}`);
    await visitor.sees(() => visitor.focused === opener(), `the focus is back, by ${way}`);
  }
}

describe('Cancel and Escape close, and return the focus', () => {
  afterEach(cleanAddress);

  for (const [button, place] of [
    ['Propose a date', '.datebox form'],
    ['Edit your piece', '.own form'],
    ['Reply to Ben', '.person:not(.own) form'],
    ['Report: Ben', '.person:not(.own) form'],
    ['Rename group', '.head form'],
    ['Leave event', '.ask'],
  ] as const)
    it(`in a group: "${button}"`, async () => {
      const visitor = await boardOf('Ada', herons(people));
      await visitor.open('Herons');
      await visitor.sees(() => visitor.button(button));
      await expectToClose(visitor, () => visitor.button(button), place);
    });

  it('in a group: "Promise a new date"', async () => {
    const visitor = await boardOf('Ada', herons(people, { date: inDays(-1) }));
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Promise a new date'));
    await expectToClose(visitor, () => visitor.button('Promise a new date'), '.own form');
  });

  /** A host with one of the tools open, in which each question is a part of its own. */
  async function tool(button: string): Promise<Visitor> {
    const visitor = await boardOf('Hanna', herons(people), { role: 'host' });
    await visitor.sees(() => visitor.button(button));
    visitor.button(button).click();
    await visitor.sees(() => visitor.focused?.id === 'tools');
    return visitor;
  }
  const question = '.tools :has(> .sure)';
  const isOpen = (visitor: Visitor) => expect(visitor.all('.tools')).to.have.length(1);

  it('a host’s tools: closing the event', async () => {
    const visitor = await tool('Event');
    await expectToClose(visitor, () => visitor.one('.tools .closing'), question);
    isOpen(visitor);
  });

  it('a host’s tools: removing a group', async () => {
    const visitor = await tool('Groups');
    await expectToClose(visitor, () => visitor.button('Remove: Herons'), question);
    isOpen(visitor);
  });

  it('a host’s tools: mixing all people', async () => {
    const visitor = await tool('Groups');
    visitor.choose('#split-who', 'joined');
    const go = () => visitor.button('Create groups');
    for (const close of Object.values(ways)) {
      go().click();
      await visitor.sees(() => visitor.one(question).contains(visitor.focused));
      close(visitor, question);
      await visitor.sees(() => visitor.all(question).length === 0);
      await visitor.sees(() => visitor.focused?.id === 'split-who');
    }
    isOpen(visitor);
  });

  it('a host’s tools: removing what was reported', async () => {
    const visitor = await boardOf('Hanna', herons(people), { role: 'host' });
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Report: Ada'));
    visitor.button('Report: Ada').click();
    await visitor.sees(() => visitor.all('#report-reason').length);
    visitor.button('Send report').click();
    await visitor.community.until(
      async () => (await visitor.community.received('POST', '/events/spring-day/reports')).length === 1,
    );
    visitor.button('Reports').click();
    await visitor.sees(() => visitor.button('Delete for good'));
    for (const close of Object.values(ways)) {
      visitor.button('Delete for good').click();
      await visitor.sees(() => visitor.one(question).contains(visitor.focused));
      close(visitor, question);
      await visitor.sees(() => visitor.all(question).length === 0);
      await visitor.sees(() => visitor.focused?.id.startsWith('reason-'));
    }
    isOpen(visitor);
  });
});
