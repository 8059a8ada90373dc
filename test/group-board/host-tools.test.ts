import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { signIn } from '../showcase-feed/member.ts';
import { boardOf, cleanAddress, visit, type Visitor } from './page.ts';

const order = {
  groups: [
    { name: 'Herons', people: [{ name: 'Ada', piece: { title: 'Tides' } }, { name: 'Ben' }] },
    { name: 'Swifts', people: [{ name: 'Cleo' }] },
  ],
};

/** A host before an event, with one of the tools open. */
async function tool(button: string): Promise<Visitor> {
  const visitor = await boardOf('Hanna', order, { role: 'host' });
  await visitor.sees(() => visitor.button(button));
  visitor.button(button).click();
  await visitor.sees(() => visitor.focused?.id === 'tools');
  return visitor;
}

describe('a host', () => {
  afterEach(cleanAddress);

  it('makes the first event', async () => {
    const community = await startCommunity();
    await signIn(community, 'Hanna', 'host');
    const visitor = await visit(community, { event: '', groups: {}, people: {} });
    await visitor.sees(() => visitor.button('New event'));
    visitor.button('New event').click();
    await visitor.sees(() => visitor.all('#event-title').length);
    visitor.button('Create event').click();
    await visitor.sees(
      () => visitor.text.includes('Enter a title.') && visitor.focused?.id === 'event-title',
    );
    visitor.type('#event-title', 'Autumn day');
    visitor.type('#event-starts', '2027-10-31T10:00');
    visitor.one<HTMLSelectElement>('#event-zone').value = 'Europe/Vienna';
    visitor.button('Create event').click();
    await visitor.sees(() => visitor.one('.head h2').textContent === 'Autumn day');
    // The clocks of Vienna go back that night: ten o'clock is nine in universal time.
    expect(visitor.board.board!.event.startsAt).to.equal('2027-10-31T09:00:00.000Z');
  });

  it('moves an event on, and is asked before it is closed', async () => {
    const visitor = await tool('Event');
    expect(visitor.one<HTMLInputElement>('#event-title').value).to.equal('Spring day');
    visitor.type('#event-title', 'Spring days');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.one('.head h2').textContent === 'Spring days');
    visitor.button('Close event').click();
    await visitor.sees(() => visitor.focused?.className.includes('sure'));
    visitor.button('Close event', visitor.one('.ask')).click();
    await visitor.sees(() => visitor.text.includes('See the results'));
    visitor.button('Reopen event').click();
    await visitor.sees(() => !visitor.text.includes('See the results'));
  });

  it('left while something waited: it is done when they come back', async () => {
    const visitor = await tool('Event');
    await visitor.community.fault({ kind: 'drop', path: '/events', times: 2 });
    visitor.type('#event-title', 'Spring days');
    visitor.button('Save').click();
    visitor.board.remove();
    const again = await visit(visitor.community, visitor.made);
    await again.sees(() => again.one('.head h2').textContent === 'Spring days');
  });

  it('splits people, and is asked before all are mixed anew', async () => {
    const visitor = await tool('Groups');
    visitor.type('#split-groups', '3');
    visitor.choose('#split-who', 'joined');
    await visitor.sees(() => visitor.text.includes('Groups of 1.'));
    visitor.button('Create groups').click();
    await visitor.sees(() => visitor.text.includes('Everyone will be moved to a new group. Continue?'));
    visitor.button('Create groups').click();
    await visitor.sees(() => visitor.board.board!.groups.length === 3);
    await visitor.sees(() => visitor.text.includes('Everyone has a group.'));
    await visitor.sees(() => visitor.board.board!.groups.map(({ people }) => people).join() === '1,1,1');
  });

  it('adds, renames and removes groups, says who runs one, and moves people', async () => {
    const visitor = await tool('Groups');
    const { groups, people } = visitor.made;
    visitor.type('[name="name"]', 'Owls');
    visitor.button('Add group').click();
    await visitor.sees(() => visitor.board.board!.groups.some(({ name }) => name === 'Owls'));
    const row = (name: string) => `[data-group="${groups[name]}"]`;
    visitor.choose(`${row('Herons')} select`, people['Ada']!);
    await visitor.sees(() => visitor.board.board!.groups[0]!.facilitator === people['Ada']);
    const field = visitor.one<HTMLInputElement>(`${row('Swifts')} input`);
    field.value = 'Martins';
    field.dispatchEvent(new Event('change'));
    await visitor.sees(() => visitor.board.board!.groups[1]!.name === 'Martins');
    visitor.type('[type="search"]', 'ben');
    await visitor.sees(() => visitor.all('.place').length === 1);
    visitor.choose('.place select', groups['Swifts']!);
    await visitor.sees(() => visitor.text.includes('Group changed. Ben: Martins.'));
    visitor.button('Remove: Martins').click();
    await visitor.sees(() => visitor.text.includes('Remove “Martins”?'));
    visitor.button('Remove', visitor.one(`${row('Swifts')} .actions`)).click();
    await visitor.sees(() => !visitor.board.board!.groups.some(({ name }) => name === 'Martins'));
  });

  it('calls the roll, group by group', async () => {
    const visitor = await tool('Roll-call');
    visitor.button('Start with Herons').click();
    await visitor.sees(() => visitor.text.includes('0 of 2 here'));
    visitor.button('Here: Ada').click();
    await visitor.sees(() => visitor.text.includes('1 of 2 here'));
    expect(visitor.button('Here: Ada').ariaPressed).to.equal('true');
    visitor.button('Next: Swifts').click();
    await visitor.sees(() => visitor.text.includes('0 of 1 here'));
    visitor.button('End roll-call').click();
    await visitor.sees(() => visitor.text.includes('The roll-call hasn’t started.'));
  });

  it('hides what was reported, and finds it in the log', async () => {
    const visitor = await boardOf('Hanna', order, { role: 'host' });
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Report: Ada'));
    visitor.button('Report: Ada').click();
    await visitor.sees(() => visitor.all('#report-reason').length);
    visitor.one<HTMLTextAreaElement>('#report-reason').value = 'Not kind';
    visitor.button('Send report').click();
    await visitor.community.until(
      async () => (await visitor.community.received('POST', '/events/spring-day/reports')).length === 1,
    );
    visitor.button('Reports').click();
    await visitor.sees(() => visitor.text.includes('Not kind'));
    visitor.button('Hide').click();
    await visitor.sees(() => visitor.text.includes('Nothing to review.'));
    await visitor.sees(() => visitor.all('details .rows li').length === 1);
    await visitor.sees(() => visitor.textOf('Ada').includes('Hidden by a host'));
  });
});
