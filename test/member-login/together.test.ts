import { expect, fixture, html } from '@open-wc/testing';
import '../../src/newsletter-signup/newsletter-signup.ts';
import { getSession } from '../../src/community/session-controller.ts';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import { openAsMember, openPage, PASSWORD, Person, someAddress } from './page.ts';

describe('one session for the page', () => {
  it('all its widgets know at once who came in, and who left', async () => {
    const person = await openPage();
    const { api } = person.login;
    const header = await fixture<MemberLogin>(html`<member-login api=${api} compact></member-login>`);
    const beside = new Person(header, person.community);
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD, name: 'Ada' });
    await beside.sees(() => header.login);
    await person.signIn(email);
    await person.in();
    await beside.in();
    await beside.choose('sign-out');
    await beside.out();
    await person.out();
    expect(person.open).to.equal(false);
  });

  it('in a header opens right below its button, however tall the header is', async () => {
    const person = await openPage(
      {},
      (api) =>
        html`<div style="display: flex; block-size: 20rem">
          <member-login api=${api} compact></member-login>
        </div>`,
    );
    person.part('login-button')!.click();
    await person.sees(() => !person.login.shadowRoot!.querySelector<HTMLElement>('.drop')!.hidden);
    const { top } = person.part('base')!.getBoundingClientRect();
    expect(top - person.part('login-button')!.getBoundingClientRect().bottom).to.be.within(0, 8);
  });

  it('a newsletter signup beside it knows the address', async () => {
    const { community, email } = await openAsMember();
    const signup = await fixture<HTMLElement>(
      html`<newsletter-signup api=${community.api}></newsletter-signup>`,
    );
    const field = signup.querySelector<HTMLInputElement>('[name="email"]')!;
    field.focus();
    field.dispatchEvent(new Event('focusin', { bubbles: true }));
    const person = new Person(signup as unknown as MemberLogin, community);
    await person.sees(() => field.value === email, 'the address is there');
  });

  it("the site's own code has it, and its requests are signed", async () => {
    const person = await openAsMember();
    const session = await getSession(person.community.api);
    expect(session.member!.email).to.equal(person.email);
    const answer = await session.fetch('/member');
    expect(((await answer.json()) as { email: string }).email).to.equal(person.email);
    let refused: unknown;
    await session.fetch('https://elsewhere.example/member').catch((error: unknown) => (refused = error));
    expect(String(refused)).to.contain('not of this API');
    await session.signOut();
    await person.out();
  });

  it('a token alone is worth nothing', async () => {
    const person = await openAsMember();
    const sent = (await person.community.received('GET', '/member')).at(-1);
    const session = await getSession(person.community.api);
    await session.fetch('/member');
    const { authorization, dpop } = (await person.community.received('GET', '/member')).at(-1)!.headers;
    expect(sent?.headers.authorization ?? authorization).to.match(/^DPoP /);
    for (const headers of [
      { Authorization: authorization! },
      { Authorization: authorization!.replace('DPoP', 'Bearer') },
      { Authorization: authorization!, DPoP: dpop! },
    ]) {
      const answer = await fetch(`${person.community.api}/member`, { headers });
      expect(answer.status).to.equal(401);
    }
  });
});
