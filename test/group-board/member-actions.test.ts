import { expect } from '@open-wc/testing';
import { boardOf, cleanAddress, herons, inDays, visit } from './page.ts';

const people = [
  { name: 'Ada', piece: { title: 'Tides', state: 'making' as const } },
  { name: 'Ben', piece: { title: 'Roofs' }, says: { mood: 'slow' as const, text: 'Half of it' } },
  { name: 'Cleo' },
];

describe('somebody who takes part', () => {
  afterEach(cleanAddress);

  it('joins the event and a group, and leaves', async () => {
    const visitor = await boardOf('Dora', herons(people));
    visitor.button('Take part').click();
    await visitor.sees(() => visitor.text.includes('Open a group and join it.'));
    await visitor.open('Herons');
    visitor.button('Join this group').click();
    await visitor.sees(() => visitor.all('.person').length === 4);
    expect(visitor.textOf('Dora')).to.contain('you');
    visitor.button('Leave event').click();
    await visitor.sees(() => visitor.text.includes('Your piece is saved'));
    visitor.button('Leave event', visitor.one('.ask')).click();
    await visitor.sees(() => visitor.all('.person').length === 3);
  });

  it('says how it goes, and the group sees it', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    visitor.one<HTMLInputElement>('[value="stuck"]').click();
    visitor.type('[name="text"]', 'No wind at all');
    visitor.button('Check in').click();
    await visitor.sees(() => visitor.textOf('Ada').includes('No wind at all'));
    expect(visitor.one<HTMLInputElement>('[name="text"]').value).to.equal('');
    await visitor.community.until(
      async () => (await visitor.community.received('POST', '/events/spring-day/check-ins')).length === 1,
    );
  });

  it('moves their piece from step to step, never by hand to where the clock brings it', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    const step = (state: string) => visitor.one<HTMLInputElement>(`.own [type="radio"][value="${state}"]`);
    expect(step('idea').closest('[role="radiogroup"]')!.getAttribute('aria-label')).to.equal('Ada: status');
    step('ready').click();
    await visitor.sees(() => visitor.text.includes('It’s ready, but it needs a link to be published.'));
    expect(visitor.status).to.equal('Ada: ready');
    await visitor.sees(
      async () => (await visitor.community.received('PATCH', '/events/spring-day/members/')).length === 1,
    );
    expect(step('published').disabled).to.equal(true);
    step('making').click();
    await visitor.sees(() => step('making').checked && visitor.status === 'Ada: in progress');
    expect(visitor.row('Ben').querySelector('input')).to.equal(null);
  });

  it('changes their piece in place, and sends only what changed', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    visitor.button('Edit your piece').click();
    await visitor.sees(() => visitor.focused?.id === 'piece-title');
    visitor.type('#piece-link', 'tides');
    visitor.type('#piece-title', 'Low tides');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.text.includes('Enter a web address'));
    expect(visitor.focused?.id).to.equal('piece-link');
    visitor.type('#piece-link', 'https://example.org/tides');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.row('Ada').querySelector('a')?.textContent === 'Low tides');
    await visitor.community.until(async () => {
      const [sent] = await visitor.community.received('PATCH', '/events/spring-day/members');
      return !!sent && Object.keys(sent.body).sort().join() === 'link,title,was';
    });
    await visitor.sees(() => visitor.focused?.textContent?.includes('Edit your piece'));
  });

  it('cheers in one tap, replies, and takes a reply back', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    visitor.button('Cheer: Ben').click();
    await visitor.sees(() => visitor.button('Cheer: Ben').ariaPressed === 'true');
    await visitor.sees(() => visitor.button('Cheer: Ben').textContent.includes('1'));
    visitor.button('Reply to Ben').click();
    await visitor.sees(() => visitor.focused?.getAttribute('name') === 'reply');
    visitor.type('[name="reply"]', 'Start in the middle');
    visitor.button('Send').click();
    await visitor.sees(() => visitor.textOf('Ben').includes('Ada Start in the middle'));
    await visitor.sees(() => visitor.button('Delete: Start'));
    visitor.button('Delete: Start').click();
    await visitor.sees(() => !visitor.textOf('Ben').includes('Start in the middle'));
  });

  it('nudges who is silent, once', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    expect(visitor.row('Ben').querySelector('.nudge')).to.equal(null);
    visitor.button('Nudge Cleo').click();
    await visitor.sees(() => !visitor.row('Cleo').querySelector('.nudge'));
    await visitor.sees(() => visitor.text.includes('We’ve emailed Cleo.'));
  });

  it('proposes a date, and the group agrees', async () => {
    const visitor = await boardOf('Ada', herons(people, { quorum: 30 }));
    await visitor.open('Herons');
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.focused?.id === 'propose-at');
    const field = visitor.one<HTMLInputElement>('#propose-at');
    const soon = field.value;
    field.value = '2020-01-01T10:00';
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(() => visitor.text.includes('Choose a date in the future.'));
    field.value = soon;
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(
      () =>
        (visitor.all('.big').length && visitor.text.includes('in 2 weeks')) ||
        visitor.text.includes('in 14 days'),
    );
    expect(visitor.all('.datebox .actions a').map((it) => it.textContent.trim())).to.deep.equal([
      'Add to calendar',
      'Subscribe to calendar',
    ]);
  });

  it('reads a proposed date as a date, once the API has answered', async () => {
    const visitor = await boardOf('Ada', herons(people, { quorum: 100 }));
    await visitor.open('Herons');
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.focused?.id === 'propose-at');
    const year = new Date().getFullYear() + 1;
    visitor.one<HTMLInputElement>('#propose-at').value = `${year}-03-14T15:00`;
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(() => visitor.one('.dates [aria-pressed="true"]'));
    const proposed = () => visitor.one('.dates strong').textContent.replace(/\s/g, ' ');
    await visitor.sees(() => proposed().includes('March 14 at 3:00'), 'a day and an hour');
    expect(visitor.text).not.to.contain('Invalid Date');
  });

  it('agrees to what is proposed, and changes their mind', async () => {
    const visitor = await boardOf('Ada', herons(people, { quorum: 100 }));
    await visitor.open('Herons');
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.all('.datebox form').length);
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(() => visitor.text.includes('1 of 3 agrees'));
    await visitor.sees(() => visitor.one('.dates [aria-pressed="true"]'));
    visitor.one('.dates [aria-pressed="true"]').click();
    await visitor.sees(() => visitor.all('.dates').length === 0);
  });

  it('promises a new date when the group’s has passed', async () => {
    const visitor = await boardOf('Ada', herons(people, { date: inDays(-1) }));
    await visitor.open('Herons');
    visitor.button('Promise a new date').click();
    await visitor.sees(() => visitor.focused?.id === 'piece-promise');
    visitor.one<HTMLInputElement>('#piece-promise').value = inDays(9).slice(0, 10);
    visitor.button('Promise a new date', visitor.one('.own form')).click();
    await visitor.sees(() => visitor.textOf('Ada').includes('Promised for'));
    expect(visitor.textOf('Ada')).not.to.contain('The date has passed');
  });

  it('runs a group that is theirs: moves pieces, settles a date, renames', async () => {
    const visitor = await boardOf(
      'Ada',
      herons([{ ...people[0]!, facilitates: true }, people[1]!], { quorum: 100 }),
    );
    await visitor.open('Herons');
    const ready = () => visitor.row('Ben').querySelector<HTMLInputElement>('[value="making"]')!;
    ready().click();
    await visitor.sees(() => ready().checked);
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.all('.datebox form').length);
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(() => visitor.button('Choose this date'));
    visitor.button('Choose this date').click();
    await visitor.sees(() => visitor.all('.big').length);
    // One's own action is announced as done, not as news.
    await visitor.sees(() => visitor.status === 'Saved.');
    visitor.button('Rename group').click();
    await visitor.sees(() => visitor.focused?.id === 'group-name');
    visitor.one<HTMLInputElement>('#group-name').value = 'Egrets';
    visitor.button('Save').click();
    await visitor.sees(() => visitor.one('h2').textContent === 'Egrets');
  });

  it('reports what is not kind, and turns reminders off', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    visitor.button('Report: Ben').click();
    await visitor.sees(() => visitor.focused?.id === 'report-reason');
    visitor.one<HTMLTextAreaElement>('#report-reason').value = 'Not kind';
    visitor.button('Send report').click();
    await visitor.sees(() => visitor.text.includes('The hosts will review it.'));
    visitor.button('Turn off reminders and nudges').click();
    await visitor.sees(() => visitor.button('Turn on reminders and nudges'));
  });

  it('sees what is new since the last visit', async () => {
    const visitor = await boardOf('Ada', herons(people));
    visitor.board.remove();
    await visitor.community.clock.advance({ minutes: 5 });
    await visitor.community.changePiece(visitor.made.people['Ben']!, { title: 'Roofs at noon' });
    const again = await visit(visitor.community, visitor.made);
    await again.sees(() => again.text.includes('1 new since your last visit'));
    expect(again.cards[0]).to.contain('1 new');
  });
});
