import { expect } from '@open-wc/testing';
import { listenTo } from '../support/heard.ts';
import { expectSteadyName } from '../support/toggles.ts';
import { boardOf, cleanAddress, herons, type Visitor } from './page.ts';

const people = [
  { name: 'Ada', facilitates: true, piece: { title: 'Tides' } },
  { name: 'Ben', piece: { title: 'Roofs' }, says: { mood: 'slow' as const, text: 'Half of it' } },
  { name: 'Cleo' },
];

async function group(): Promise<Visitor> {
  const visitor = await boardOf('Ada', herons(people, { quorum: 100 }));
  await visitor.open('Herons');
  await visitor.sees(() => visitor.all('.checkin').length);
  return visitor;
}

/** Somebody who has opened a form, and sends it. */
async function send(visitor: Visitor, opener: string, field: string, text: string, button: string) {
  visitor.button(opener).click();
  await visitor.sees(() => visitor.all(field).length);
  visitor.type(field, text);
  visitor.button(button, visitor.one('form:has(:focus)')).click();
}

/** What is said after each action. */
const actions: Record<string, [sentence: string, act: (visitor: Visitor) => Promise<unknown> | void]> = {
  'a piece is saved': [
    'Saved.',
    (visitor) => send(visitor, 'Edit your piece', '#piece-title', 'Low tide', 'Save'),
  ],
  'a reply is sent': ['Reply sent.', (visitor) => send(visitor, 'Reply to Ben', '#reply', 'Go on', 'Send')],
  'somebody is nudged': ['We’ve emailed Cleo.', (visitor) => visitor.button('Nudge Cleo').click()],
  'reminders are turned off': ['Saved.', (visitor) => visitor.button('Turn off reminders').click()],
  'a group is renamed': [
    'Saved.',
    (visitor) => send(visitor, 'Rename group', '#group-name', 'Egrets', 'Save'),
  ],
  'a report is sent': [
    'Thank you. The hosts will review it.',
    (visitor) => send(visitor, 'Report: Ben', '#report-reason', 'Not kind', 'Send report'),
  ],
  'they leave': [
    'You’ve left the event.',
    async (visitor) => {
      visitor.button('Leave event').click();
      await visitor.sees(() => visitor.all('.ask').length);
      visitor.button('Leave event', visitor.one('.ask')).click();
    },
  ],
};

describe('a member hears what was done', () => {
  afterEach(cleanAddress);

  for (const [name, [sentence, act]] of Object.entries(actions))
    it(`when ${name}`, async () => {
      const visitor = await group();
      const heard = listenTo(visitor.board);
      await act(visitor);
      await visitor.sees(() => heard.includes(sentence), `"${sentence}" among: ${heard.join(' | ')}`);
    });

  it('when they agree to a date, and when the file for a calendar comes', async () => {
    const visitor = await group();
    const heard = listenTo(visitor.board);
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.all('.datebox form').length);
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    const agree = () => visitor.one('.dates [aria-pressed]');
    await visitor.sees(() => visitor.button('Propose another date') && agree().ariaPressed === 'true');
    expect(heard).to.include('Date proposed. Your group can agree to it.');
    await visitor.sees(() => visitor.button('Choose this date'));
    visitor.button('Choose this date').click();
    await visitor.sees(() => visitor.one('.datebox a[download]'));
    visitor.one('.datebox a[download]').addEventListener('click', (event) => event.preventDefault());
    visitor.one('.datebox a[download]').click();
    await visitor.sees(() => heard.includes('Calendar file downloaded.'));
  });

  it('each time, also if it is the same sentence, and never again later', async () => {
    const visitor = await group();
    const heard = listenTo(visitor.board);
    for (const times of [1, 2]) {
      visitor.button('Check in').click();
      await visitor.sees(() => heard.length === times, `heard ${times} times`);
    }
    expect(heard).to.deep.equal(Array(2).fill('Check-in shared with your group.'));
    // Whoever reads on would come across it.
    await visitor.sees(() => visitor.status === '');
  });
});

describe('toggles say their state once', () => {
  afterEach(cleanAddress);

  it('a cheer', async () => {
    const visitor = await group();
    await expectSteadyName(() => visitor.row('Ben').querySelector<HTMLElement>('.cheer')!);
  });

  it('agreeing to a date', async () => {
    const visitor = await boardOf('Ada', herons([...people, { name: 'Dora' }], { quorum: 100 }));
    await visitor.open('Herons');
    visitor.button('Propose a date').click();
    await visitor.sees(() => visitor.all('.datebox form').length);
    visitor.button('Propose a date', visitor.one('.datebox form')).click();
    await visitor.sees(() => visitor.one('.dates [aria-pressed="true"]'));
    expect(visitor.one('.dates [aria-pressed]').textContent.trim()).to.equal('Agree');
  });

  it('who is here', async () => {
    const visitor = await boardOf('Hanna', herons(people), { role: 'host' });
    await visitor.sees(() => visitor.button('Roll-call'));
    visitor.button('Roll-call').click();
    await visitor.sees(() => visitor.button('Start with'));
    visitor.button('Start with').click();
    await visitor.sees(() => visitor.button('Here: Ben'));
    await expectSteadyName(() => visitor.button('Here: Ben'));
  });
});
