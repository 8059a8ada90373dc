import { expect } from '@open-wc/testing';
import { communityAt } from '../community/tab.ts';
import { boardOf, cleanAddress, herons } from './page.ts';

describe('the focus', () => {
  afterEach(cleanAddress);

  const people = [{ name: 'Ben', piece: { state: 'making' as const } }];

  it('goes to the title when somebody has taken part', async () => {
    const visitor = await boardOf('Ada', herons(people));
    visitor.button('Take part').focus();
    visitor.button('Take part').click();
    await visitor.sees(() => !visitor.text.includes('Take part'), 'Ada takes part');
    await visitor.sees(() => visitor.focused?.matches('h2'), 'the title has the focus');
  });

  it('goes to the own row when somebody joins a group', async () => {
    const visitor = await boardOf('Ada', herons(people, { joining: 'members' }));
    await visitor.open('Herons');
    visitor.button('Join this group').focus();
    visitor.button('Join this group').click();
    await visitor.sees(() => visitor.row('Ada') === visitor.focused, 'the row has the focus');
  });

  it('stays where somebody types who has gone on before the answer to joining is there', async () => {
    const visitor = await boardOf('Ada', herons(people, { joining: 'members' }));
    await visitor.open('Herons');
    const path = `/events/${visitor.board.board!.event.id}/members/`;
    await visitor.community.fault({ kind: 'late', path });
    const { outbox } = await communityAt(visitor.community.api);
    const answered = new Promise<void>((done) => {
      outbox.subscribe(({ state }) => void (state === 'answered' && done()));
    });
    visitor.button('Join this group').focus();
    visitor.button('Join this group').click();
    await visitor.sees(() => visitor.row('Ada'), 'the own row');
    visitor.button('What will you make?').click();
    await visitor.sees(() => visitor.focused?.matches('#piece-title'), 'the form');
    visitor.type('#piece-title', 'Tides');
    await visitor.community.clearFaults();
    await answered;
    await visitor.board.updateComplete;
    await new Promise((next) => setTimeout(next));
    expect(visitor.focused).to.match('#piece-title');
  });

  it('stays in the row whose button has done its work', async () => {
    const visitor = await boardOf('Ada', herons([...people, { name: 'Ada', says: { mood: 'slow' } }]));
    await visitor.open('Herons');
    const withdraw = visitor.button('Delete', visitor.row('Ada'));
    withdraw.focus();
    withdraw.click();
    await visitor.sees(() => !visitor.textOf('Ada').includes('Delete'), 'it is taken back');
    await visitor.sees(() => visitor.focused && visitor.row('Ada').contains(visitor.focused));
  });

  it('goes back to the card of the group that was left by the way back', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    await visitor.sees(() => visitor.focused?.matches('h2'), 'the group has the focus');
    history.back();
    await visitor.sees(() => visitor.cards.length, 'all groups');
    await visitor.sees(() => visitor.focused?.textContent === 'Herons', 'its card has the focus');
    expect(visitor.focused!.localName).to.equal('a');
  });
});
