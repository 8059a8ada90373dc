import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { boardOf, cleanAddress, herons, openBoard, visit } from '../group-board/page.ts';
import { openPage as openLogin, PASSWORD } from '../member-login/page.ts';
import { openPage as openSignup, someAddress } from '../newsletter-signup/page.ts';
import { signInAgain } from '../showcase-feed/member.ts';
import { numbered, openFeed } from '../showcase-feed/page.ts';
import { startCommunity } from '../support/community.ts';

/** Takes an element out of the page, as a page cache does that puts the same element back later. */
async function takeOut(element: HTMLElement): Promise<() => void> {
  const place = element.parentElement!;
  element.remove();
  await new Promise((done) => setTimeout(done));
  return () => place.append(element);
}

/** Moves an element, as scripts do that sort or wrap parts of a page. */
function move(element: HTMLElement): void {
  const wrapper = document.createElement('div');
  element.replaceWith(wrapper);
  wrapper.append(element);
}

const groups = [
  { name: 'Herons', people: [{ name: 'Ada', piece: { title: 'Tides' } }] },
  { name: 'Owls', people: [] },
];

afterEach(cleanAddress);

describe('an element that is put back', () => {
  it('is a board of all groups where the address names none any more, and a group where it does', async () => {
    const visitor = await openBoard({ groups });
    await visitor.open('Herons');
    const { hash } = location;
    const putBack = await takeOut(visitor.board);
    cleanAddress();
    putBack();
    await visitor.sees(() => visitor.cards.length === 2, 'all groups');
    const again = await takeOut(visitor.board);
    history.replaceState(null, '', hash);
    again();
    await visitor.sees(() => visitor.all('.room').length, 'the group');
  });

  it('is a board of the member who signed in meanwhile, with what others changed', async () => {
    const community = await startCommunity();
    await community.member({ email: 'ada@example.org', name: 'Ada', password: PASSWORD });
    const visitor = await visit(community, await community.event({ groups }));
    const putBack = await takeOut(visitor.board);
    await signInAgain(community, 'Ada');
    await community.changePiece(visitor.made.people['Ada']!, { state: 'ready' }, visitor.made.event);
    putBack();
    await visitor.sees(() => visitor.board.controller && visitor.text.includes('1 ready'), 'the change');
    await visitor.open('Herons');
    expect(visitor.textOf('Ada')).to.contain('you');
  });

  it('is a feed with what is new, the filters of the address, and no piece that is not in it', async () => {
    const visitor = await openFeed(
      [...numbered(2), { title: 'A film', kind: 'video' }],
      (api) => html`<showcase-feed api=${api} filters></showcase-feed>`,
    );
    await visitor.open('Piece 1');
    const { hash } = location;
    const putBack = await takeOut(visitor.feed);
    cleanAddress();
    await visitor.community.posts({ title: 'New' });
    putBack();
    await visitor.sees(() => visitor.titles.includes('New'), 'the new one');
    await visitor.sees(() => !visitor.dialog, 'no piece');
    const again = await takeOut(visitor.feed);
    history.replaceState(null, '', hash);
    again();
    await visitor.sees(() => visitor.dialog?.matches(':modal'), 'the piece');
    expect(visitor.dialog!.textContent).to.contain('Piece 1');
    const last = await takeOut(visitor.feed);
    history.replaceState(null, '', '#community-showcase?kind=video');
    last();
    await visitor.sees(() => !visitor.dialog && visitor.titles.join() === 'A film', 'the films');
  });

  it('is a login of the member who signed in or out meanwhile', async () => {
    const person = await openLogin();
    const email = 'ada@example.org';
    await person.community.member({ email, name: 'Ada', password: PASSWORD });
    await person.sees(() => person.login.login);
    const putBack = await takeOut(person.login);
    await signInAgain(person.community, 'Ada');
    putBack();
    await person.in();
    await person.choose('sign-out');
    await person.out();
    const again = await takeOut(person.login);
    again();
    await person.signIn(email);
    await person.in();
  });

  it('is a signup that goes on where it was', async () => {
    const visitor = await openSignup();
    const email = someAddress();
    await visitor.touch();
    visitor.type('email', email);
    (await takeOut(visitor.signup))();
    expect(visitor.field('email').value).to.equal(email);
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    (await takeOut(visitor.signup))();
    const [mail] = await visitor.community.mails(email);
    await visitor.sees(() => visitor.signup.querySelector('[name="code"]'));
    visitor.type('code', mail!.code);
    visitor.press();
    await visitor.at('confirmed');
  });
});

describe('an element that is moved', () => {
  it('is a board that keeps what a member typed, and sends it', async () => {
    const visitor = await boardOf('Ada', herons([{ name: 'Ada' }]));
    await visitor.open('Herons');
    visitor.type('[name="text"]', 'No wind at all');
    move(visitor.board);
    expect(visitor.one<HTMLInputElement>('[name="text"]').value).to.equal('No wind at all');
    visitor.button('Check in').click();
    await visitor.sees(() => visitor.textOf('Ada').includes('No wind at all'));
    await visitor.sees(
      async () => (await visitor.community.received('POST', '/events/spring-day/check-ins')).length === 1,
    );
  });

  it('is a feed that keeps its open piece', async () => {
    const visitor = await openFeed(numbered(2));
    await visitor.open('Piece 1');
    move(visitor.feed);
    await visitor.sees(() => visitor.dialog?.matches(':modal'), 'the piece');
  });
});
