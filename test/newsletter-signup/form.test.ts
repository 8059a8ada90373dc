import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { fakePasswordManager } from '../support/password-manager.ts';
import { openPage, someAddress } from './page.ts';

describe('the form', () => {
  it('has a visible label and the right tokens for its address', async () => {
    const visitor = await openPage();
    const field = visitor.field('email');
    expect(field.labels![0]!.textContent).to.equal('Email');
    expect(field.type).to.equal('email');
    expect(field.autocomplete).to.equal('email');
    expect(field.inputMode).to.equal('email');
  });

  it('is found and filled in by a password manager that looks through the document', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.touch();
    fakePasswordManager(document).fill({ email, name: 'Ada' });
    visitor.tick('consents', 'newsletter');
    visitor.press();
    await visitor.at('check-inbox');
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('reads what was filled in without an event', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.touch();
    visitor.field('email').value = email;
    visitor.tick('consents', 'newsletter');
    visitor.press();
    await visitor.at('check-inbox');
  });

  it('says what to mend beside each field, goes to the first, and takes it back as it is mended', async () => {
    const visitor = await openPage();
    await visitor.touch();
    visitor.press();
    await visitor.sees(() => visitor.message('email'));
    expect(visitor.message('email')).to.equal('Enter your email address.');
    expect(visitor.message('consents')).to.contain('Tick this box');
    expect(visitor.field('email').getAttribute('aria-invalid')).to.equal('true');
    expect(document.activeElement).to.equal(visitor.field('email'));

    visitor.type('email', 'ada@example');
    await visitor.sees(() => visitor.message('email').includes('look like ada@example.org'));
    visitor.type('email', 'ada@example.org');
    await visitor.sees(() => !visitor.message('email'));
    expect(visitor.field('email').hasAttribute('aria-invalid')).to.equal(false);
    expect(await visitor.community.received('POST', '/newsletter/subscriptions')).to.have.length(0);
  });

  it('has the message of the field that has the focus announced, and not again while somebody types', async () => {
    const visitor = await openPage();
    await visitor.touch();
    const email = visitor.field('email');
    const message = () => document.getElementById(email.getAttribute('aria-describedby')!)!;
    email.focus();
    for (let times = 0; times < 2; times++) {
      email.form!.requestSubmit();
      await visitor.sees(() => visitor.message('email') && message().getAttribute('role') === 'alert');
    }
    visitor.type('email', 'ada@example');
    await visitor.sees(() => !message().hasAttribute('role'));
  });

  it('never ticks a box by itself', async () => {
    const visitor = await openPage();
    await visitor.touch();
    expect(visitor.signup.querySelectorAll(':checked')).to.have.length(0);
  });

  it('offers the address that was probably meant, and changes nothing by itself', async () => {
    const visitor = await openPage();
    await visitor.touch();
    visitor.type('email', 'ada@gmial.com');
    await visitor.sees(() => visitor.signup.querySelector('.community-suggestion'));
    const offer = visitor.signup.querySelector<HTMLElement>('.community-suggestion')!;
    expect(offer.textContent).to.equal('Did you mean ada@gmail.com?');
    expect(visitor.field('email').value).to.equal('ada@gmial.com');
    offer.click();
    expect(visitor.field('email').value).to.equal('ada@gmail.com');
    expect(document.activeElement).to.equal(visitor.field('email'));
  });

  for (const email of [
    'dörte@example.org',
    'ada+letters@example.org',
    'почта@пример.рф',
    'ada@bücher.example',
    "o'ada@example.org",
  ]) {
    it(`takes ${email}`, async () => {
      const visitor = await openPage();
      await visitor.subscribe(email);
      await visitor.at('check-inbox');
      expect(visitor.text).to.contain(email);
    });
  }

  it('sends topics, the name and where the visitor came from', async () => {
    const visitor = await openPage();
    const here = location.href;
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search ? `${location.search}&` : '?'}utm_source=spring&utm_campaign=live-day`,
    );
    try {
      await visitor.fillIn(someAddress());
      visitor.type('name', 'Ada');
      const topic = visitor.signup.newsletter!.topics[0]!.id;
      visitor.tick('topics', topic);
      visitor.press();
      await visitor.at('check-inbox');
      const [request] = await visitor.community.received('POST', '/newsletter/subscriptions');
      expect(request!.body).to.deep.include({ name: 'Ada', topics: [topic] });
      expect(request!.body['attribution']).to.include({ source: 'spring', campaign: 'live-day' });
    } finally {
      history.replaceState(null, '', here);
    }
  });

  it('sends nothing that a robot typed into the trap to anybody', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.fillIn(email);
    visitor.field('website').value = 'https://spam.example';
    visitor.press();
    await visitor.at('check-inbox');
    expect(await visitor.community.mails(email)).to.have.length(0);
  });

  it('takes up an address set later, and goes to another one', async () => {
    const first = await openPage({ settings: { title: 'The first letter' } });
    const second = await openPage({}, () => html`<newsletter-signup></newsletter-signup>`);
    second.signup.api = second.community.api;
    await second.sees(() => second.signup.newsletter);
    second.signup.api = first.community.api;
    await second.sees(() => second.part('heading')!.textContent === 'The first letter');
    const email = someAddress();
    await second.subscribe(email);
    await second.at('check-inbox');
    expect(await first.community.mails(email)).to.have.length(1);
    expect(await second.community.mails(email)).to.have.length(0);
  });
});
