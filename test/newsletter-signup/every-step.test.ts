import { expect } from '@open-wc/testing';
import { expectAccessible } from '../support/accessible.ts';
import { expectOneSide } from '../support/directions.ts';
import { expectEveryLanguage } from '../support/every-language.ts';
import { openPage, someAddress, type Visitor } from './page.ts';

const path = '/newsletter/subscriptions';

/** Every step and error, reached as a person reaches it. */
const steps: Record<string, () => Promise<Visitor>> = {
  form: () => openPage(),
  'form, touched': async () => {
    const visitor = await openPage();
    await visitor.touch();
    return visitor;
  },
  'form, with errors': async () => {
    const visitor = await openPage();
    await visitor.touch();
    visitor.press();
    await visitor.sees(() => visitor.message('email'));
    return visitor;
  },
  'form, with an offer': async () => {
    const visitor = await openPage();
    await visitor.touch();
    visitor.type('email', 'ada@gmial.com');
    await visitor.sees(() => visitor.signup.querySelector('.community-suggestion'));
    return visitor;
  },
  sending: async () => {
    const visitor = await openPage();
    await visitor.community.fault({ kind: 'delay', path, times: 1 });
    await visitor.subscribe(someAddress());
    await visitor.at('sending');
    return visitor;
  },
  queued: async () => {
    const visitor = await openPage();
    await visitor.community.fault({ kind: 'drop', path, times: 100 });
    await visitor.subscribe(someAddress());
    await visitor.at('queued');
    return visitor;
  },
  limited: async () => {
    const visitor = await openPage({ limits: { domain: { most: 1, per: 3600 } } });
    await visitor.subscribe(someAddress());
    await visitor.at('check-inbox');
    visitor.part('change-email')!.click();
    await visitor.at('form');
    await visitor.sees(() => visitor.signup.querySelector('[name="consents"]'));
    await visitor.subscribe(someAddress());
    await visitor.sees(() => visitor.part('error')?.textContent);
    return visitor;
  },
  'check your inbox': async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress('gmail.com'));
    await visitor.at('check-inbox');
    return visitor;
  },
  'wrong code': async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress());
    await visitor.typeCode('12');
    await visitor.sees(() => visitor.message('code'));
    return visitor;
  },
  confirmed: async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await visitor.typeCode(mail!.code);
    await visitor.at('confirmed');
    return visitor;
  },
};

describe('every step', () => {
  for (const [name, reach] of Object.entries(steps)) {
    it(`"${name}" is accessible, light and dark, and fits a phone in every language`, async () => {
      const visitor = await reach();
      await expectOneSide(visitor.signup);
      await expectAccessible(visitor.signup);
      await expectEveryLanguage(visitor.signup);
      await visitor.community.clearFaults();
    });
  }

  it('moves the focus to the words of a new step, and to the form on the way back', async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress());
    await visitor.at('check-inbox');
    await visitor.sees(() => visitor.signup.shadowRoot!.activeElement === visitor.part('heading'));
    visitor.part('change-email')!.click();
    await visitor.at('form');
    await visitor.sees(() => document.activeElement === visitor.field('email'));
  });

  it('tells a screen reader what goes on', async () => {
    const visitor = await openPage();
    const status = visitor.signup.shadowRoot!.querySelector('[role="status"]')!;
    await visitor.community.fault({ kind: 'drop', path, times: 100 });
    await visitor.subscribe(someAddress());
    await visitor.at('queued');
    expect(status.textContent).to.contain('Saved on this device.');
    expect(status.isConnected).to.equal(true);
    await visitor.community.clearFaults();
  });
});
