import { expect } from '@open-wc/testing';
import { openPage, someAddress } from './page.ts';

describe('checking the inbox', () => {
  it('says so when the code is wrong, and takes the right one after', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await visitor.typeCode(mail!.code === '000000' ? '000001' : '000000');
    await visitor.sees(() => visitor.message('code').includes('isn’t the code'));
    expect(visitor.events).to.include('community-signup-error invalid-code');
    await visitor.typeCode(mail!.code);
    await visitor.at('confirmed');
  });

  it('asks for the six digits before it asks the API', async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress());
    await visitor.typeCode('12 34');
    await visitor.sees(() => visitor.message('code'));
    expect(visitor.message('code')).to.equal('Enter the 6 digits from the email.');
    expect(await visitor.community.received('POST', '/newsletter/confirmations')).to.have.length(0);
  });

  it('says that a code has run out, and sends another', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await visitor.community.clock.advance({ minutes: 11 });
    await visitor.typeCode(mail!.code);
    await visitor.sees(() => visitor.message('code').includes('has expired'));
  });

  it('counts down until another mail may be asked for', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [spoken, seen] = visitor.part('resend')!.children;
    expect(seen!.textContent).to.match(/^Send again in \d+ seconds$/);
    // A name that changed would be read out each second.
    expect(seen!.ariaHidden).to.equal('true');
    expect(spoken!.textContent).to.equal('Send again');
    expect(visitor.part('resend')!.getAttribute('aria-disabled')).to.equal('true');
    visitor.part('resend')!.click();
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('confirms once, though the answer to the right code is lost', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    const [mail] = await visitor.community.mails(email);
    await visitor.community.fault({ kind: 'drop-after', path: '/newsletter/confirmations' });
    await visitor.typeCode(mail!.code);
    await visitor.sees(() => visitor.part('error')!.textContent.includes('We couldn’t reach'));
    await visitor.typeCode(mail!.code);
    await visitor.at('confirmed');
  });

  it('goes back from a wrong address with the address still there, and withdraws it', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    visitor.part('change-email')!.click();
    await visitor.at('form');
    await visitor.sees(() => visitor.field('email').value === email);
    await visitor.sees(() => document.activeElement === visitor.field('email'));
    await visitor.community.until(
      async (it) => (await it.received('DELETE', '/newsletter/subscriptions/')).length === 1,
    );
  });

  it('opens the inbox of a provider that is known', async () => {
    const visitor = await openPage();
    await visitor.subscribe(someAddress('gmail.com'));
    await visitor.at('check-inbox');
    expect(visitor.part('inbox-link')!.getAttribute('href')).to.match(/^https:\/\/mail\.google\.com\//);
    expect(visitor.part('inbox-link')!.textContent).to.equal('Open Gmail');
  });
});
