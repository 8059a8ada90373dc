import { html } from 'lit';
import { expectAccessible } from '../support/accessible.ts';
import { expectOneSide } from '../support/directions.ts';
import { expectEveryLanguage } from '../support/every-language.ts';
import { openAsMember, openPage, PASSWORD, someAddress, type Person } from './page.ts';

/** Every step and error, reached as a person reaches it. */
const steps: Record<string, () => Promise<Person>> = {
  form: () => openPage(),
  'form, with errors': async () => {
    const person = await openPage();
    person.press();
    await person.sees(() => person.message('email'));
    return person;
  },
  'wrong password': async () => {
    const person = await openPage();
    await person.signIn(someAddress());
    await person.sees(() => person.message('password'));
    return person;
  },
  'signing in': async () => {
    const person = await openPage();
    await person.community.fault({ kind: 'delay', path: '/session', times: 1 });
    await person.signIn(someAddress());
    await person.sees(() => person.text.includes('Signing in…'));
    return person;
  },
  compact: async () => {
    const person = await openPage({}, (api) => html`<member-login api=${api} compact></member-login>`);
    person.part('login-button')!.click();
    await person.login.updateComplete;
    return person;
  },
  'check your inbox': async () => {
    const person = await openPage();
    await person.askForMail(someAddress('gmail.com'));
    return person;
  },
  'choose a password': async () => {
    const person = await openAsMember();
    await person.choose('password');
    await person.sees(() => person.login.light.querySelector('[data-name="new-password"]'));
    return person;
  },
  in: () => openAsMember(),
  'in, with the menu open': async () => {
    const person = await openAsMember();
    person.part('account-button')!.click();
    await person.login.updateComplete;
    return person;
  },
  profile: async () => {
    const person = await openAsMember();
    await person.choose('profile');
    await person.sees(() => person.login.light.querySelector('[name="bio"]'));
    return person;
  },
  sessions: async () => {
    const person = await openAsMember();
    await person.choose('sessions');
    await person.sees(() => person.text.includes('this device'));
    return person;
  },
  'a page and a lesson of it': async () => {
    const person = await openAsMember(
      {},
      (api, id) => html`<member-login id=${id} api=${api}></member-login>`,
    );
    await person.community.page(
      'a-page',
      '# A page\n\nHello.\n\n## One\n\nLook.\n\n## Two\nopens: 2999-01-01\n\nNo.\n',
    );
    person.login.page = 'a-page';
    await person.sees(() => person.part('page'));
    await expectAccessible(person.login);
    person.button('One').click();
    await person.sees(() => person.part('lesson'));
    return person;
  },
};

describe('every step of a login', () => {
  for (const [name, reach] of Object.entries(steps)) {
    it(`"${name}" is accessible, light and dark, and fits a phone in every language`, async () => {
      const person = await reach();
      await expectOneSide(person.login);
      await expectAccessible(person.login);
      await expectEveryLanguage(person.login);
      await person.community.clearFaults();
    });
  }

  it('moves the focus to the words of a new step, and back to the address', async () => {
    const person = await openPage();
    await person.askForMail(someAddress());
    await person.sees(() => person.login.shadowRoot!.activeElement === person.part('heading'));
    person.part('back')!.click();
    await person.at('form');
    await person.sees(() => document.activeElement === person.field('email'));
  });

  it('puts the focus where the member goes on after signing in', async () => {
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.signIn(email);
    await person.in();
    await person.sees(() => person.login.shadowRoot!.activeElement === person.part('account-button'));
  });
});
