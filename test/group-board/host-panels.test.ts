import { expect } from '@open-wc/testing';
import { type Community, type EventOrder, startCommunity } from '../support/community.ts';
import { loseRole, signIn } from '../showcase-feed/member.ts';
import { boardOf, cleanAddress, visit, type Visitor } from './page.ts';

const order: EventOrder = {
  groups: [
    { name: 'Herons', people: [{ name: 'Ada', piece: { title: 'Tides' } }, { name: 'Ben' }] },
    { name: 'Swifts', people: [{ name: 'Cleo' }] },
  ],
};

async function tool(button: string): Promise<Visitor> {
  const visitor = await boardOf('Hanna', order, { role: 'host' });
  await press(visitor, button);
  return visitor;
}

async function press(visitor: Visitor, button: string): Promise<void> {
  await visitor.sees(() => visitor.button(button));
  visitor.button(button).click();
  await visitor.sees(() => visitor.focused?.id === 'tools');
}

/** A host where there is no event yet. */
async function beforeAll(): Promise<Visitor> {
  const community = await startCommunity();
  await signIn(community, 'Hanna', 'host');
  const visitor = await visit(community, { event: '', groups: {}, people: {} });
  await visitor.sees(() => visitor.all('#event-title').length);
  return visitor;
}

const sent = (visitor: Visitor, method: string, path: string) => visitor.community.received(method, path);
const menuOf = (name: string) => `[aria-label="Group of ${name}"]`;

/** Goes along a closed menu by an arrow key. */
function arrowTo(visitor: Visitor, selector: string, value: string): HTMLSelectElement {
  const menu = visitor.one<HTMLSelectElement>(selector);
  menu.focus();
  menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  visitor.choose(selector, value);
  return menu;
}

const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });

describe('an event without groups', () => {
  afterEach(cleanAddress);

  it('invites a host to create them', async () => {
    const visitor = await boardOf('Hanna', { groups: [] }, { role: 'host' });
    await visitor.sees(() => visitor.text.includes('There are no groups yet.'));
    visitor.one('[part="message"] button').click();
    await visitor.sees(() => visitor.focused?.id === 'tools');
    expect(visitor.one('[data-tool="groups"]').ariaExpanded).to.equal('true');
  });
});

describe('the event, to a host', () => {
  afterEach(cleanAddress);

  it('is asked for where there is none, and made once however often it is sent', async () => {
    const visitor = await beforeAll();
    expect(visitor.button('New event').ariaExpanded).to.equal('true');
    visitor.type('#event-title', 'Autumn day');
    visitor.type('#event-starts', '2027-10-31T10:00');
    visitor.button('Create event').click();
    visitor.button('Create event').click();
    await visitor.sees(() => visitor.one('.head h2').textContent === 'Autumn day');
    await visitor.sees(() => !visitor.all('#event-title').length && visitor.focused?.localName === 'button');
    expect(await sent(visitor, 'POST', '/events')).to.have.length(1);
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const visitor = await beforeAll();
    visitor.type('#event-title', 'Autumn day');
    visitor.type('#event-starts', '2027-10-31T10:00');
    visitor.type('#event-capacity', '501');
    visitor.type('#event-quorum', '0');
    visitor.button('Create event').click();
    await visitor.sees(() => visitor.all('.community-error').length === 2);
    expect(visitor.focused?.id).to.equal('event-capacity');
    expect(visitor.one<HTMLInputElement>('#event-title').value).to.equal('Autumn day');
    expect(await sent(visitor, 'POST', '/events')).to.deep.equal([]);
  });

  it('takes no year that is typed with two or five digits', async () => {
    const visitor = await beforeAll();
    visitor.type('#event-title', 'Autumn day');
    for (const year of ['0027', '12027']) {
      visitor.type('#event-starts', `${year}-10-31T10:00`);
      visitor.button('Create event').click();
      await visitor.sees(() => visitor.one('#event-starts').ariaInvalid === 'true');
      expect(visitor.focused?.id).to.equal('event-starts');
    }
    visitor.type('#event-starts', '2027-10-31T10:00');
    visitor.button('Create event').click();
    await visitor.sees(() => visitor.one('.head h2').textContent === 'Autumn day');
    expect(await sent(visitor, 'POST', '/events')).to.have.length(1);
  });

  it('says what a quorum means', async () => {
    const visitor = await tool('Event');
    await visitor.sees(
      () =>
        visitor.one('[role=status].hint').textContent.trim() === 'In a group of 6, 4 people need to agree.',
    );
    visitor.type('#event-quorum', '100');
    await visitor.sees(
      () =>
        visitor.one('[role=status].hint').textContent.trim() === 'In a group of 6, 6 people need to agree.',
    );
  });

  it('is not written over by what was typed for a new one', async () => {
    const visitor = await tool('New event');
    visitor.type('#event-title', 'Another day');
    await press(visitor, 'Event');
    expect(visitor.one<HTMLInputElement>('#event-title').value).to.equal('Spring day');
  });

  it('keeps what is typed while others change something', async () => {
    const visitor = await tool('Event');
    visitor.type('#event-title', 'Half a ti');
    await visitor.community.changePiece(visitor.made.people['Ada']!, { title: 'Meanwhile' });
    await visitor.sees(() => visitor.board.board!.rows.some(({ piece }) => piece?.title === 'Meanwhile'));
    await visitor.board.updateComplete;
    expect(visitor.one<HTMLInputElement>('#event-title').value).to.equal('Half a ti');
  });

  it('gives the focus back to the button that has opened it', async () => {
    const visitor = await tool('Roll-call');
    visitor.button('Close').click();
    await visitor.sees(() => visitor.focused === visitor.button('Roll-call'));
  });
});

describe('groups, to a host', () => {
  afterEach(cleanAddress);

  it('are announced in the sizes that they will have', async () => {
    const visitor = await tool('Groups');
    visitor.choose('#split-who', 'joined');
    await visitor.sees(() => visitor.text.includes('Groups of 1–2.'));
    visitor.type('#split-groups', '');
    visitor.type('#split-groups', '3');
    await visitor.sees(() => visitor.text.includes('Groups of 1.'));
    expect(visitor.one<HTMLInputElement>('#split-groups').value).to.equal('3');
  });

  it('are not mixed when a host thinks better of it', async () => {
    const visitor = await tool('Groups');
    visitor.choose('#split-who', 'joined');
    visitor.button('Create groups').click();
    await visitor.sees(() => visitor.focused?.className.includes('sure'));
    visitor.button('Cancel').click();
    await visitor.sees(() => visitor.focused?.id === 'split-who');
    expect(visitor.all('.sure').length).to.equal(0);
    expect(await sent(visitor, 'POST', '/events/spring-day/split')).to.deep.equal([]);
  });

  it('have the name they had when theirs is emptied', async () => {
    const visitor = await tool('Groups');
    const field = visitor.one<HTMLInputElement>(`[data-group="${visitor.made.groups['Herons']}"] input`);
    field.value = ' ';
    field.dispatchEvent(new Event('change'));
    expect(field.value).to.equal('Herons');
  });

  it('give a refused name back, with the reason at its field', async () => {
    const visitor = await tool('Groups');
    const field = visitor.one<HTMLInputElement>('[name="name"]');
    field.removeAttribute('maxlength');
    visitor.type('[name="name"]', 'o'.repeat(81));
    visitor.button('Add group').click();
    await visitor.sees(() => field.getAttribute('aria-invalid') === 'true');
    expect(field.value).to.have.length(81);
    expect(visitor.one(`#${field.getAttribute('aria-describedby')}`).textContent).not.to.equal('');
  });

  it('stay when a host does not remove one after all', async () => {
    const visitor = await tool('Groups');
    visitor.button('Remove: Swifts').click();
    await visitor.sees(() => visitor.focused?.className.includes('sure'));
    visitor.button('Cancel').click();
    await visitor.sees(() => visitor.focused === visitor.button('Remove: Swifts'));
    expect(visitor.board.board!.groups).to.have.length(2);
  });
});

describe('who is where, to a host', () => {
  afterEach(cleanAddress);

  it('is everybody, those who wait first, each with their own group', async () => {
    const visitor = await tool('Groups');
    const { groups } = visitor.made;
    const shown = () =>
      visitor.all<HTMLSelectElement>('.place select').map(({ ariaLabel, value }) => [ariaLabel, value]);
    visitor.one(menuOf('Cleo')).focus();
    visitor.choose(menuOf('Cleo'), '');
    await visitor.sees(() => visitor.text.includes('Group changed. Cleo: no group.'));
    expect(visitor.focused).to.equal(visitor.one(menuOf('Cleo')));
    expect(
      shown()
        .map(([label]) => label)
        .at(-1),
    ).to.equal('Group of Cleo');
    visitor.type('[type="search"]', 'e');
    visitor.type('[type="search"]', '');
    await visitor.sees(() => shown()[0]![0] === 'Group of Cleo');
    visitor.choose(menuOf('Cleo'), groups['Herons']!);
    await visitor.sees(() => visitor.text.includes('Group changed. Cleo: Herons.'));
    expect(shown()).to.deep.include.members([
      ['Group of Ada', groups['Herons']],
      ['Group of Ben', groups['Herons']],
      ['Group of Cleo', groups['Herons']],
    ]);
  });

  it('is not changed on the way along a menu by keyboard, but with Enter', async () => {
    const visitor = await tool('Groups');
    const { groups, people } = visitor.made;
    const path = `/events/spring-day/members/${people['Ben']}`;
    arrowTo(visitor, menuOf('Ben'), '');
    const menu = arrowTo(visitor, menuOf('Ben'), groups['Swifts']!);
    menu.dispatchEvent(enter());
    await visitor.sees(() => visitor.text.includes('Group changed. Ben: Swifts.'));
    expect(visitor.focused).to.equal(visitor.one(menuOf('Ben')));
    const [only, ...others] = await sent(visitor, 'PUT', path);
    expect(others).to.deep.equal([]);
    expect(only!.body).to.deep.equal({ group: groups['Swifts'] });
  });

  it('is changed too when the menu is left', async () => {
    const visitor = await tool('Groups');
    arrowTo(visitor, menuOf('Ben'), visitor.made.groups['Swifts']!).blur();
    await visitor.sees(() => visitor.text.includes('Group changed. Ben: Swifts.'));
  });

  it('is shown as it is when a choice is refused', async () => {
    const visitor = await tool('Groups');
    const { groups } = visitor.made;
    const menu = visitor.one<HTMLSelectElement>(menuOf('Ben'));
    const gone = new Option('Gone', 'no-such-group');
    menu.append(gone);
    visitor.choose(menuOf('Ben'), 'no-such-group');
    await visitor.sees(() => menu.value === groups['Herons']);
  });
});

describe('the roll-call, to a host', () => {
  afterEach(cleanAddress);

  it('ticks the groups that had their turn, goes to any of them, and moves the focus along', async () => {
    const visitor = await tool('Roll-call');
    const turns = () => visitor.all('.turns li').map((it) => it.textContent.replace(/\s+/g, ' ').trim());
    visitor.button('Start with Herons').click();
    await visitor.sees(() => visitor.focused?.textContent === 'Herons');
    expect(turns()).to.deep.equal(['Herons 0/2', 'Swifts 0/1']);
    visitor.button('Here: Ada').click();
    await visitor.sees(() => turns()[0] === 'Herons 1/2');
    visitor.button('Next: Swifts').click();
    await visitor.sees(() => visitor.focused?.textContent === 'Swifts');
    expect(turns()).to.deep.equal(['Herons 1/2 done', 'Swifts 0/1']);
    expect(visitor.all('.turns li').map((it) => it.querySelectorAll('svg').length)).to.deep.equal([1, 0]);
    visitor.one('.turns button').click();
    await visitor.sees(() => visitor.focused?.textContent === 'Herons');
    visitor.button('End roll-call').click();
    await visitor.sees(() => visitor.focused?.id === 'tools');
  });
});

describe('what was reported, to a host', () => {
  afterEach(cleanAddress);

  /** Something of Ada's that somebody has reported before the host comes. */
  async function reported(prepare?: (community: Community) => Promise<unknown>): Promise<Visitor> {
    const visitor = await boardOf('Hanna', order, { role: 'host' });
    await visitor.open('Herons');
    await visitor.sees(() => visitor.button('Report: Ada'));
    visitor.button('Report: Ada').click();
    await visitor.sees(() => visitor.all('#report-reason').length);
    visitor.one<HTMLTextAreaElement>('#report-reason').value = 'Not kind';
    visitor.button('Send report').click();
    await visitor.community.until(
      async () => (await sent(visitor, 'POST', '/events/spring-day/reports')).length === 1,
    );
    cleanAddress();
    await prepare?.(visitor.community);
    return visit(visitor.community, visitor.made);
  }

  it('is counted in its button from the start', async () => {
    const visitor = await reported();
    await visitor.sees(() => visitor.button('Reports (1)'));
  });

  it('is loaded again on request after a failure, and until then its number is not said to be 0', async () => {
    const visitor = await reported((community) =>
      community.fault({ kind: 'error', path: '/events/spring-day/moderation', times: 1000 }),
    );
    await visitor.sees(() => visitor.button('Reports (?)'));
    await press(visitor, 'Reports');
    await visitor.sees(() => visitor.one('.tools [role="alert"]').textContent.includes('went wrong'));
    expect(visitor.text).not.to.include('Nothing to review.');
    visitor.button('Try again').focus();
    visitor.button('Try again').click();
    await visitor.sees(() => visitor.status.startsWith('Something went wrong.'));
    expect(visitor.focused).to.equal(visitor.button('Try again'));
    await visitor.community.clearFaults();
    visitor.button('Try again').click();
    await visitor.sees(() => visitor.text.includes('Not kind'));
    await visitor.sees(() => visitor.focused?.id === 'tools');
    expect(visitor.one('.tools [role="alert"]').textContent.trim()).to.equal('');
    expect(visitor.button('Reports (1)')).to.exist;
  });

  it('stays on show to somebody who is no host any more, and is told so', async () => {
    const visitor = await reported();
    await visitor.sees(() => visitor.button('Reports (1)'));
    await loseRole(visitor.community);
    await press(visitor, 'Reports');
    await visitor.sees(() => visitor.one('.tools [role="alert"]').textContent.includes('permission'));
    expect(visitor.text).to.include('Not kind');
    expect(visitor.button('Try again')).to.exist;
  });

  it('is removed only after asking, with a reason that stands in the log', async () => {
    const visitor = await reported();
    await press(visitor, 'Reports');
    await visitor.sees(() => visitor.all('.tools .field input').length);
    visitor.one<HTMLInputElement>('.tools .field input').value = 'Hurts people';
    visitor.button('Delete for good').click();
    await visitor.sees(() => visitor.focused?.className.includes('sure'));
    expect(visitor.text).to.include('Delete for good: Piece by Ada');
    expect(await sent(visitor, 'POST', '/events/spring-day/moderation')).to.deep.equal([]);
    visitor.button('Delete for good').click();
    await visitor.sees(() => visitor.text.includes('Nothing to review.'));
    await visitor.sees(() => visitor.one('details').textContent.includes('Hurts people'));
    expect(visitor.button('Reports (0)')).to.exist;
  });
});
