import { expect } from '@open-wc/testing';
import { signInAgain } from '../showcase-feed/member.ts';
import { boardOf, cleanAddress, herons, visit } from './page.ts';

const people = [
  { name: 'Ada', piece: { title: 'Tides', note: 'of a bay' } },
  { name: 'Ben', says: { mood: 'slow' as const, text: 'Half of it' } },
];

const PIECES = '/events/spring-day/members';

describe('what a member writes', () => {
  afterEach(cleanAddress);

  it('is seen at once while the API is away, waits, and is there once', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community } = visitor;
    await visitor.open('Herons');
    await community.fault({ kind: 'drop', path: '/events/spring-day/check-ins', times: 3 });
    await community.fault({ kind: 'drop-after', path: '/events/spring-day/check-ins', times: 1 });
    visitor.type('[name="text"]', 'Written on a train');
    visitor.button('Check in').click();
    await visitor.sees(() => visitor.textOf('Ada').includes('Written on a train'));
    await visitor.sees(() => visitor.textOf('Ada').includes('Not sent yet'));
    visitor.board.remove();
    const again = await visit(community, visitor.made);
    await again.sees(() => again.textOf('Ada').includes('Written on a train'));
    await again.sees(() => !again.text.includes('Not sent yet'));
    const sent = await community.received('POST', '/events/spring-day/check-ins');
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).to.equal(1);
  });

  it('and somebody else changed too, stands beside it until the member has chosen', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community, made } = visitor;
    await visitor.open('Herons');
    visitor.button('Edit your piece').click();
    await visitor.sees(() => visitor.all('#piece-title').length);
    await community.changePiece(made.people['Ada']!, { title: 'Tides, a study' });
    await visitor.sees(() => visitor.textOf('Ada').includes('Tides, a study'), 'what the other wrote');
    visitor.type('#piece-title', 'Low tide');
    visitor.type('#piece-note', 'of a cove');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.all('.conflict').length);
    const both = () => visitor.one('.conflict').textContent.replace(/\s+/g, ' ');
    expect(both()).to.contain('Your version Low tide Current version Tides, a study');
    await visitor.sees(() => visitor.textOf('Ada').includes('of a cove'));
    visitor.board.remove();
    const again = await visit(community, made);
    await again.sees(() => again.all('.conflict').length, 'both after a reload');
    again.button('Use my version').click();
    await again.sees(() => again.all('.conflict').length === 0);
    await again.sees(() => again.row('Ada').querySelector('.title')?.textContent.includes('Low tide'));
  });

  it('arrives in the order in which it was made, where the first change fails on its way', async () => {
    const visitor = await boardOf('Ada', herons([{ name: 'Ada', piece: { title: 'Tides', state: 'idea' } }]));
    const { community } = visitor;
    await visitor.open('Herons');
    await community.fault({ kind: 'error', path: PIECES, times: 1 });
    for (const state of ['making', 'ready']) visitor.one(`.own [value="${state}"]`).click();
    await community.until(async () => (await community.received('PATCH', PIECES)).length === 3);
    const states = (await community.received('PATCH', PIECES)).map(({ body }) => body['state']);
    expect(states).to.deep.equal(['making', 'making', 'ready']);
    await visitor.sees(() => !visitor.text.includes('Not sent yet'));
    expect(visitor.all('.conflict').length).to.equal(0);
    expect(visitor.one<HTMLInputElement>('.own .steps :checked').value).to.equal('ready');
  });

  it('is left as others have it where the member says so', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community, made } = visitor;
    await visitor.open('Herons');
    // Whoever has no connection does not hear what others do.
    await community.fault({ kind: 'drop', path: '/live', times: 99 });
    await community.dropStreams();
    await community.changePiece(made.people['Ada']!, { state: 'making' });
    visitor.one('.own [value="ready"]').click();
    await visitor.sees(() => visitor.all('.conflict').length);
    expect(visitor.one('.conflict').textContent.replace(/\s+/g, ' ')).to.contain(
      'Your version ready Current version in progress',
    );
    visitor.button('Keep the current version').click();
    await visitor.sees(() => visitor.all('.conflict').length === 0);
    expect(visitor.one<HTMLInputElement>('.own .steps :checked').value).to.equal('making');
  });

  it('and has not sent, is there after a reload', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    visitor.type('[name="text"]', 'Not sent yet');
    visitor.board.remove();
    const again = await visit(visitor.community, visitor.made);
    await again.sees(() => again.all<HTMLInputElement>('[name="text"]')[0]?.value === 'Not sent yet');
  });

  it('and is not sent because the session has ended, is sent after the next sign-in', async () => {
    const visitor = await boardOf('Ada', herons(people));
    const { community } = visitor;
    await visitor.open('Herons');
    visitor.button('Reply to Ben').click();
    await visitor.sees(() => visitor.all('[name="reply"]').length);
    await community.endSessions();
    visitor.type('[name="reply"]', 'Go on!');
    visitor.button('Send').click();
    await visitor.sees(() => !visitor.board.controller, 'signed out');
    expect(visitor.text).not.to.contain('Half of it');
    await signInAgain(community, 'Ada');
    await visitor.sees(() => visitor.textOf('Ben').includes('Go on!'), 'the reply');
    await visitor.sees(() => !visitor.text.includes('Not sent yet'));
    const sent = await community.received('POST', '/events/spring-day/replies');
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).to.equal(1);
  });

  it('is sent once however often a button is pressed', async () => {
    const visitor = await boardOf('Ada', herons(people));
    await visitor.open('Herons');
    const press = visitor.button('Cheer: Ben');
    press.click();
    press.click();
    press.click();
    await visitor.sees(() => visitor.button('Cheer: Ben').ariaPressed === 'true');
    await visitor.sees(() => visitor.button('Cheer: Ben').textContent.trim().endsWith(' 1'));
  });
});
