import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { fakePasswordManager } from '../support/password-manager.ts';
import { openAsMember, openPage, PASSWORD, reload, someAddress } from './page.ts';

/** Somebody who has guessed a password more often than the API allows in 15 minutes. */
async function afterTooManyTries() {
  const person = await openPage({ limits: { signIns: { most: 1, per: 900 } } });
  const email = someAddress();
  await person.community.member({ email, password: PASSWORD });
  for (let tries = 1; tries <= 2; tries++) {
    await person.signIn(email, 'a wrong guess');
    await person.sees(() => person.events.length === tries);
  }
  return { person, email };
}

describe('by password', () => {
  it('a member comes in, and what is theirs opens', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD, name: 'Ada' });
    expect(person.open).to.equal(false);
    await person.signIn(email);
    await person.in();
    await person.sees(() => person.open);
    await person.sees(() => person.part('account-button'));
    expect(person.part('account-button')!.textContent).to.contain('Ada');
    expect(person.events).to.deep.equal(['community-signed-in member']);
    expect(document.cookie).to.equal('');
  });

  it('a password manager fills both fields, and nothing is sent before the button is pressed', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    fakePasswordManager(document).fill({ username: email, 'current-password': PASSWORD });
    expect(await person.community.received('POST', '/session')).to.deep.equal([]);
    person.press();
    await person.in();
  });

  it('has both fields in one form of the page, with the tokens that browsers know', async () => {
    const person = await openPage();
    const [email, password] = [person.field('email'), person.field('password')];
    expect(email.form).to.equal(password.form);
    expect(email.form!.getRootNode()).to.equal(document);
    expect([email.autocomplete, email.type, email.inputMode]).to.deep.equal(['username', 'email', 'email']);
    expect([password.autocomplete, password.type]).to.deep.equal(['current-password', 'password']);
  });

  it('says the same of a wrong password and of an unknown address, and keeps the address', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.signIn(email, 'not the password');
    await person.sees(() => person.message('password'));
    const known = person.message('password');
    expect(person.field('password').matches(':focus')).to.equal(true);
    expect(known).to.contain('don’t match');
    expect(person.field('email').value).to.equal(email);
    await person.signIn(someAddress(), 'not the password');
    await person.sees(() => person.events.length === 2);
    expect(person.message('password')).to.equal(known);
    expect(person.events).to.deep.equal([
      'community-login-error invalid-credentials',
      'community-login-error invalid-credentials',
    ]);
  });

  it('asks for what is missing, in words', async () => {
    const person = await openPage();
    person.press();
    await person.sees(() => person.message('email'));
    expect(person.message('email')).to.equal('Enter your email address.');
    expect(person.message('password')).to.contain('Enter your password');
    expect(document.activeElement).to.equal(person.field('email'));
    person.login.lang = 'ar';
    await person.sees(() => person.message('email') === 'يُرجى إدخال عنوان بريدك الإلكتروني.');
    expect(person.message('password')).to.contain('كلمة المرور');
    person.login.removeAttribute('lang');
    await person.sees(() => person.message('email') === 'Enter your email address.');
    person.type('email', 'ada@example.org');
    await person.sees(() => !person.message('email'));
  });

  it('an address and a password run from left to right, and begin where the labels do', async () => {
    const person = await openPage();
    person.login.dir = 'rtl';
    for (const name of ['email', 'password']) {
      const { direction, textAlign } = getComputedStyle(person.field(name));
      expect(direction).to.equal('ltr');
      expect(textAlign).to.match(/right|match-parent/);
    }
    person.login.dir = '';
    expect(getComputedStyle(person.field('email')).textAlign).to.match(/left|start|match-parent/);
  });

  it('is sent once, however often the button is pressed', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.signIn(email);
    person.press();
    person.press();
    await person.in();
    expect(await person.community.received('POST', '/session')).to.have.length(1);
  });

  it('shows the password while the person wants to see it', async () => {
    const person = await openPage();
    person.field('password').focus();
    await person.sees(() => person.login.login);
    const show = person.login.light.querySelector<HTMLElement>('.community-show-password')!;
    show.click();
    await person.sees(() => person.field('password').type === 'text');
    expect(show.getAttribute('aria-pressed')).to.equal('true');
    show.click();
    await person.sees(() => person.field('password').type === 'password');
  });

  it('finds the button that shows it in the middle of its field, whatever the site makes of fields and labels', async () => {
    const person = await openPage();
    await person.sees(() => person.login.light.querySelector('.community-show-password'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'input[type=password] { padding: 20px; border-width: 5px; } label { font-size: 50px; } button { width: 100%; }',
    );
    document.adoptedStyleSheets.unshift(sheet);
    try {
      const field = person.field('password').getBoundingClientRect();
      const show = person.login.light.querySelector('.community-show-password')!.getBoundingClientRect();
      expect(field.height).to.be.above(50);
      expect((show.top + show.bottom) / 2).to.be.closeTo((field.top + field.bottom) / 2, 1);
      expect(field.right - show.right).to.be.closeTo(4, 1);
      expect(show.width).to.be.below(100);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== sheet);
    }
  });

  it('warns when caps lock is on', async () => {
    const person = await openPage();
    await person.sees(() => person.login.login);
    const key = new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true });
    person.field('password').dispatchEvent(key);
    await person.sees(() => person.text.includes('Caps Lock is on.'));
  });

  it('says so when the API does not answer, and keeps what was typed', async () => {
    const person = await openPage();
    await person.sees(() => person.login.login);
    await person.community.fault({ kind: 'drop', path: '/session', times: 1 });
    await person.signIn('ada@example.org');
    await person.sees(() => person.error);
    expect(person.error).to.contain('We couldn’t reach the server.');
    expect(person.field('email').value).to.equal('ada@example.org');
  });

  it('works where the clock is an hour wrong', async () => {
    const person = await openPage();
    await person.community.clock.advance({ minutes: 60 });
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.signIn(email);
    await person.in();
    expect(await person.community.received('POST', '/session')).to.have.length(2);
  });

  it('tells how long to wait after too many tries', async () => {
    const { person, email } = await afterTooManyTries();
    expect(person.error).to.match(/Try again in \d+ (minutes|seconds)/);
    expect(person.field('email').value).to.equal(email);
  });

  it('lets in again after the wait, also in a tab whose timers were too late for its end', async () => {
    const { person, email } = await afterTooManyTries();
    await person.community.clock.advance({ minutes: 16 });
    const { now } = Date;
    try {
      Date.now = () => now() + 16 * 60_000;
      // Before the next tick of the time that is left.
      person.login.requestUpdate();
      await person.login.updateComplete;
      expect(person.error).to.equal('');
      await person.signIn(email);
      await person.in();
    } finally {
      Date.now = now;
    }
  });
});

describe('a member', () => {
  it('stays in after a reload, and is out after signing out', async () => {
    const person = await openAsMember();
    const again = await reload(person);
    await again.in();
    expect(again.open).to.equal(true);
    await again.choose('sign-out');
    await again.out();
    expect(again.open).to.equal(false);
    expect(again.events).to.include('community-signed-out');
    const later = await reload(again);
    await later.out();
    expect(later.login.member).to.equal(undefined);
  });

  it('is out after a reload on a shared computer', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.sees(() => person.login.light.querySelector('[name="shared"]'));
    person.field('shared').click();
    await person.signIn(email);
    await person.in();
    const later = await reload(person);
    await later.sees(() => later.login.login);
    expect(later.login.member).to.equal(undefined);
    expect(later.open).to.equal(false);
  });

  it('is out when the API ends the session', async () => {
    const person = await openAsMember({}, (api, id) => {
      return html`<member-login id=${id} api=${api} page="a-page"></member-login>`;
    });
    await person.community.removeMember(person.email);
    await person.choose('sessions');
    await person.out();
    expect(person.events.at(-1)).to.equal('community-signed-out');
  });
});
