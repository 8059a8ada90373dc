import { expect } from '@open-wc/testing';
import { getSession } from '../../src/community/session-controller.ts';
import { memberEndpoints } from '../../src/contract/members.ts';
import { listenTo } from '../support/heard.ts';
import { expectSteadyName } from '../support/toggles.ts';
import { openAsMember, openPage, PASSWORD, someAddress } from './page.ts';

const WRONG = 'Something went wrong. Please try again.';

describe('what a listener hears of a login', () => {
  it('that they are being signed in, and that they are', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD, name: 'Ada' });
    const heard = listenTo(person.login);
    await person.signIn(email);
    await person.sees(() => heard.includes('You’re signed in.'));
    expect(heard).to.deep.equal(['Signing in…', 'You’re signed in.']);
  });

  it('that an email is being sent', async () => {
    const person = await openPage();
    const heard = listenTo(person.login);
    await person.askForMail(someAddress());
    expect(heard).to.deep.equal(['Sending…']);
  });

  it('how long to wait after too many tries, once, and not each second', async () => {
    const person = await openPage({ limits: { signIns: { most: 1, per: 90 } } });
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.signIn(email, 'a wrong guess');
    await person.sees(() => person.message('password'));
    const heard = listenTo(person.login);
    await person.signIn(email, 'another guess');
    await person.sees(() => person.error.includes('Try again in'));
    const shown = person.error;
    await person.sees(() => person.error !== shown);
    expect(heard).to.have.length(2);
    expect(heard[1]).to.match(/^Too many attempts\. Try again in \d+ (minutes|seconds)\.$/);
  });

  it('what is saved', async () => {
    const person = await openAsMember();
    await person.choose('profile');
    await person.sees(() => person.login.light.querySelector('[name="bio"]'));
    const heard = listenTo(person.login);
    person.press();
    await person.sees(() => heard.includes('Saved.'));
    expect(heard).to.deep.equal(['Saving…', 'Saved.']);
    person.button('Close').click();
    await person.choose('password');
    await person.sees(() => person.login.light.querySelector('[data-name="new-password"]'));
    person.type('new-password', 'nine quiet otters');
    person.press();
    await person.sees(() => person.login.light.querySelector('[data-name="current-password"]'));
    person.type('current-password', PASSWORD);
    person.type('new-password', 'nine quiet otters');
    person.press();
    await person.at('signed-in');
    await person.sees(() => heard.at(-1) === 'Saved.' && heard.length > 3);
  });

  it('that another device is signed out', async () => {
    const person = await openAsMember();
    const { email } = person;
    // The session of before is then that of another device.
    await (
      await getSession(person.community.api)
    ).signIn(memberEndpoints.signIn, { email, password: PASSWORD });
    await person.choose('sessions');
    await person.sees(() => person.login.shadowRoot!.querySelectorAll('.sessions button').length === 1);
    const heard = listenTo(person.login);
    person.login.shadowRoot!.querySelector<HTMLElement>('.sessions button')!.click();
    await person.sees(() => heard.includes('Signed out on that device.'));
    expect(person.login.shadowRoot!.querySelectorAll('.sessions button')).to.have.length(0);
    await person.sees(() => person.login.shadowRoot!.activeElement === person.part('heading'));
  });

  it('that what they asked for failed, and never that it is done', async () => {
    const person = await openAsMember();
    await person.choose('profile');
    await person.sees(() => person.login.light.querySelector('[name="bio"]'));
    const heard = listenTo(person.login);
    await person.community.fault({ kind: 'error', path: '/', times: 1000 });
    person.press();
    await person.sees(() => heard.includes(WRONG));
    expect(heard).not.to.include('Saved.');
    person.button('Close').click();
    await person.choose('sessions');
    await person.sees(() => person.error === WRONG);
    await person.community.clearFaults();
  });
});

describe('the controls of a login', () => {
  it('the one that shows the password says its state once', async () => {
    const person = await openPage();
    await expectSteadyName(() => person.login.light.querySelector<HTMLElement>('.community-show-password')!);
  });

  it('the one that sends the email again keeps its name while it counts down', async () => {
    const person = await openPage();
    await person.askForMail(someAddress());
    const button = person.part('resend')!;
    const [spoken, seen] = button.children;
    expect(spoken!.textContent).to.equal('Send again');
    expect(seen!.ariaHidden).to.equal('true');
    expect(seen!.textContent).to.match(/^Send again in \d+ seconds$/);
  });
});
