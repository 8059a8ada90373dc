import { expect } from '@open-wc/testing';
import { openPage, reload, someAddress } from './page.ts';

describe('subscribing', () => {
  it('goes from an address to a confirmed subscriber by the code in the mail', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(visitor.text).to.contain('Check your inbox').and.to.contain(email);

    const [mail] = await visitor.community.mails(email);
    await visitor.typeCode(` ${mail!.code.slice(0, 3)} ${mail!.code.slice(3)} `);
    await visitor.at('confirmed');
    expect(visitor.part('heading')!.textContent).to.equal('You’re subscribed');
    expect(visitor.events).to.deep.equal([
      'community-signup-request',
      'community-signup-pending',
      'community-signup-confirmed',
    ]);

    const [subscriber] = await visitor.community.subscribers();
    expect(subscriber).to.include({ email, state: 'confirmed' });
  });

  for (const [settings, words, href] of [
    [{ showcasePage: 'https://example.org/made' }, 'See what members have made', 'https://example.org/made'],
    [{ archive: 'https://example.org/past' }, 'Read past issues', 'https://example.org/past'],
  ] as const)
    it(`ends with one next step where there is one: ${words}`, async () => {
      const visitor = await openPage({ settings });
      const email = someAddress();
      await visitor.subscribe(email);
      await visitor.at('check-inbox');
      expect(visitor.part('next-step')).to.equal(null);
      const [mail] = await visitor.community.mails(email);
      await visitor.typeCode(mail!.code);
      await visitor.at('confirmed');
      const next = visitor.part('next-step') as HTMLAnchorElement;
      expect(next.textContent).to.equal(words);
      expect(next.href).to.equal(href);
    });

  it('puts the very words on record that stood beside the box', async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress());
    await visitor.at('check-inbox');
    const [consent] = await visitor.community.consents();
    const { wording } = visitor.signup.newsletter!.consents[0]!;
    expect(consent).to.include({ purpose: 'newsletter', wording, locale: 'en', method: 'checkbox' });
    expect(consent!.page_url).to.equal(location.origin + location.pathname);
  });

  it('sees that the link was pressed in another tab', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await visitor.community.pressButtonIn(mail!.link);
    document.dispatchEvent(new Event('visibilitychange'));
    await visitor.at('confirmed');
  });

  it('sends once, however often the button is pressed', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.fillIn(email);
    visitor.press();
    visitor.press();
    visitor.press();
    await visitor.at('check-inbox');
    expect(await visitor.community.received('POST', '/newsletter/subscriptions')).to.have.length(1);
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('keeps the step through a reload, and goes on from there', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const again = await reload(visitor);
    await again.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await again.typeCode(mail!.code);
    await again.at('confirmed');
  });

  it('lets the owner take over, and sends nothing then', async () => {
    const visitor = await openPage();
    visitor.signup.addEventListener('community-signup-request', (event) => event.preventDefault());
    await visitor.fillIn(someAddress());
    visitor.press();
    await visitor.sees(() => visitor.events.length);
    expect(visitor.signup.step.name).to.equal('form');
    expect(await visitor.community.received('POST', '/newsletter/subscriptions')).to.have.length(0);
  });

  it('carries no address in its events', async () => {
    const visitor = await openPage();
    const details: unknown[] = [];
    for (const name of ['community-signup-request', 'community-signup-pending'] as const) {
      visitor.signup.addEventListener(name, (event) => details.push(event.detail));
    }
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(JSON.stringify(details)).not.to.contain(email);
    expect(details).to.have.length(2);
  });
});
