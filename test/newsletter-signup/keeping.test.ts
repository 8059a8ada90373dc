import { expect } from '@open-wc/testing';
import { listenTo } from '../support/heard.ts';
import type { FaultKind } from '../support/community.ts';
import { openPage, reload, someAddress } from './page.ts';

const path = '/newsletter/subscriptions';

describe('an address that was typed', () => {
  const faults: [kind: FaultKind, words: string][] = [
    ['drop', 'the connection drops'],
    ['drop-after', 'the answer is lost'],
    ['error', 'the server fails'],
    ['error-page', 'the server fails with a page'],
    ['html', 'a page comes in the place of the answer'],
    ['half', 'the answer breaks off'],
  ];
  for (const [kind, words] of faults) {
    it(`is kept when ${words}, and arrives once`, async () => {
      const visitor = await openPage();
      const email = someAddress();
      await visitor.community.fault({ kind, path, times: 1 });
      await visitor.subscribe(email);
      await visitor.at('queued');
      expect(visitor.text).to.contain('Saved on this device.').and.to.contain(email);
      window.dispatchEvent(new Event('online'));
      await visitor.at('check-inbox');
      expect(await visitor.community.mails(email)).to.have.length(1);
      const requests = await visitor.community.received('POST', path);
      expect(new Set(requests.map((it) => it.headers['idempotency-key'])).size).to.equal(1);
    });
  }

  it('is tried again by itself, after a pause', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.community.fault({ kind: 'drop', path, times: 2 });
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('is sent by the next page when this one is closed', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.community.fault({ kind: 'drop', path, times: 1 });
    await visitor.subscribe(email);
    await visitor.at('queued');
    const { id } = visitor.signup;
    sessionStorage.clear();
    const again = await reload(visitor);
    expect(again.signup.id).to.equal(id);
    await again.at('check-inbox');
    expect(again.text).to.contain(email);
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('is not sent when the person takes it back', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.community.fault({ kind: 'drop', path, times: 100 });
    await visitor.subscribe(email);
    await visitor.at('queued');
    visitor.part('cancel')!.click();
    await visitor.at('form');
    await visitor.community.clearFaults();
    window.dispatchEvent(new Event('online'));
    const again = await reload(visitor);
    await again.sees(() => again.signup.newsletter);
    expect(again.signup.step.name).to.equal('form');
    expect(await visitor.community.mails(email)).to.have.length(0);
  });

  it('is in its field again when the server refuses', async () => {
    const visitor = await openPage({ limits: { address: { most: 1, per: 3600 } } });
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    visitor.part('change-email')!.click();
    await visitor.at('form');
    await visitor.sees(() => visitor.signup.querySelector('[name="consents"]'));
    visitor.type('email', email);
    visitor.tick('consents', 'newsletter');
    visitor.press();
    const heard = listenTo(visitor.signup);
    await visitor.sees(() => visitor.part('error')!.textContent.includes('Try again in'));
    expect(visitor.part('error')!.textContent).to.match(/in \d+ minutes/);
    await visitor.sees(() => heard.at(-1)?.startsWith('Too many attempts. Try again in 60 minutes.'));
    expect(visitor.field('email').value).to.equal(email);
    expect(visitor.events).to.include('community-signup-error rate-limited');
  });
});
