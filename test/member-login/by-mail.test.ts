import { expect, fixture, html } from '@open-wc/testing';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import { openPage, PASSWORD, Person, reload, someAddress } from './page.ts';

/** The page as it is after the link in a mail was followed. */
async function follow(person: Person, link: string): Promise<Person> {
  person.login.remove();
  location.hash = new URL(link).hash;
  const { id, api } = person.login;
  const login = await fixture<MemberLogin>(
    html`<member-login id=${id} api=${api}
      ><p class="for-members">Bring what is half done.</p></member-login
    >`,
  );
  return new Person(login, person.community);
}

describe('by mail', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('a member comes in by the code, as people type it', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    const { code } = await person.askForMail(email);
    await person.typeCode(`Your code is ${code.slice(0, 3)} ${code.slice(3)}`);
    await person.in();
    expect(person.open).to.equal(true);
  });

  it('a member comes in by the link, which only a press of the button spends', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    const { link } = await person.askForMail(email);
    expect(link).to.match(/^http:\/\/[^#]+#community-sign-in=[\w-]+$/);
    const there = await follow(person, link);
    await there.at('link');
    expect(await there.community.received('POST', '/session/links')).to.deep.equal([]);
    await there.sees(() => there.part('sign-in'));
    there.part('sign-in')!.click();
    await there.in();
    expect(location.hash).to.equal('');

    await there.choose('sign-out');
    await there.out();
    const late = await follow(there, link);
    await late.sees(() => late.part('sign-in'));
    late.part('sign-in')!.click();
    await late.sees(() => late.error);
    expect(late.error).to.contain('has expired or was already used');
  });

  it('the step is still there after a reload, and nothing secret is stored', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    const { code, link } = await person.askForMail(email);
    const kept = JSON.stringify({ ...sessionStorage });
    expect(kept).to.contain(email).and.to.not.contain(code).and.to.not.contain(link.split('=')[1]!);
    const again = await reload(person);
    await again.at('check-inbox');
    await again.sees(() => again.text.includes(email));
    await again.typeCode(code);
    await again.in();
  });

  it('a wrong code is told, and the right one still works', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    const { code } = await person.askForMail(email);
    await person.typeCode(code === '123456' ? '654321' : '123456');
    await person.sees(() => person.message('code').includes('isn’t the code in the latest email'));
    expect(person.field('code').matches(':focus')).to.equal(true);
    expect(person.error).to.equal('');
    await person.typeCode(code);
    await person.in();
  });

  it('says the same to somebody nobody knows, and the mail says what is true', async () => {
    const person = await openPage();
    const stranger = someAddress();
    const mail = await person.askForMail(stranger);
    expect(person.text).to.contain('Check your inbox').and.to.contain(stranger);
    expect(mail.code).to.equal('');
    expect(mail.link).to.equal('');
  });

  it('whoever forgot the password chooses a new one, and it works', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    const { code } = await person.askForMail(email, 'forgot-password');
    await person.typeCode(code);
    await person.at('choose-password');
    await person.sees(() => person.login.light.querySelector('[data-name="new-password"]'));
    expect(person.field('new-password').autocomplete).to.equal('new-password');
    person.type('new-password', 'short');
    person.press();
    await person.sees(() => person.message('new-password'));
    person.type('new-password', 'password123');
    person.press();
    await person.sees(() => person.message('new-password').includes('one of the first that attackers try'));
    person.type('new-password', 'nine quiet otters');
    person.press();
    await person.at('signed-in');
    await person.choose('sign-out');
    await person.out();
    await person.signIn(email, 'nine quiet otters');
    await person.in();
  });

  it('whoever has no password yet is asked for one, and may say no', async () => {
    const person = await openPage({ settings: { membership: 'open' } });
    const email = someAddress();
    const { code } = await person.askForMail(email);
    await person.typeCode(code);
    await person.at('choose-password');
    await person.sees(() => person.part('close'));
    person.part('close')!.click();
    await person.at('signed-in');
    expect(person.login.member!.email).to.equal(email);
  });

  it('with methods="email" asks for the address only', async () => {
    const person = await openPage(
      { settings: { membership: 'open' } },
      (api, id) => html`<member-login id=${id} api=${api} methods="email"></member-login>`,
    );
    expect(person.login.light.querySelector('[data-name="password"]')).to.equal(null);
    person.type('email', someAddress());
    person.press();
    await person.at('check-inbox');
  });
});
