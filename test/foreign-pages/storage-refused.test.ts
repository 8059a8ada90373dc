import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { openFrame, type Frame } from '../support/frame.ts';

const PASSWORD = 'three blue herons';

interface Signup extends HTMLElement {
  step: { name: string };
  newsletter?: object;
}

/** In the page: fills in the signup and sends it. */
async function subscribe(frame: Frame, email: string): Promise<void> {
  await frame.until(() => document.querySelector<Signup>('newsletter-signup')?.newsletter);
  await frame.run(() => {
    const field = document.querySelector<HTMLInputElement>('[name="email"]')!;
    field.focus();
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  });
  await frame.until(() => document.querySelector('[name="consents"]'));
  await frame.run((address) => {
    document.querySelector<HTMLInputElement>('[name="email"]')!.value = address;
    document.querySelector<HTMLInputElement>('[name="consents"]')!.click();
    document.querySelector<HTMLElement>('newsletter-signup [type="submit"]')!.click();
  }, email);
}

/** What browsers do where all site data is blocked: each kind of storage throws. */
function blockSiteData(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(globalThis, name, { get: refuse, configurable: true });
  Object.defineProperty(globalThis, 'BroadcastChannel', { value: refuse, configurable: true });
  const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  if (navigator.locks) Object.defineProperty(navigator.locks, 'request', { value: request });
}

const places: [name: string, options: { sandbox?: string; before?: () => void }][] = [
  ['in a sandboxed frame', { sandbox: 'allow-scripts allow-forms' }],
  ['where all site data is blocked', { before: blockSiteData }],
];

for (const [name, options] of places) {
  describe(`storage refused, ${name}`, () => {
    it('the signup goes through', async () => {
      const community = await startCommunity();
      const body = `<newsletter-signup api="${community.api}"></newsletter-signup>`;
      const frame = await openFrame({ ...options, body, elements: ['newsletter-signup'] });
      await subscribe(frame, 'ada@example.org');
      await frame.until(
        () => document.querySelector<Signup>('newsletter-signup')!.step.name === 'check-inbox',
      );
      expect(await community.mails('ada@example.org')).to.have.length(1);
      expect((await frame.said()).filter((it) => it.startsWith('Un'))).to.deep.equal([]);
    });

    it('the signup says that it is not stored while the server does not answer, then goes on', async () => {
      const community = await startCommunity();
      const body = `<newsletter-signup api="${community.api}"></newsletter-signup>`;
      const frame = await openFrame({ ...options, body, elements: ['newsletter-signup'] });
      await frame.until(() => document.querySelector<Signup>('newsletter-signup')?.newsletter);
      await community.fault({ kind: 'error', path: '/newsletter/subscriptions', times: 1 });
      await subscribe(frame, 'ada@example.org');
      await frame.until(() =>
        document
          .querySelector('newsletter-signup')!
          .shadowRoot!.textContent.includes('your browser can’t store this'),
      );
      await frame.until(
        () => document.querySelector<Signup>('newsletter-signup')!.step.name === 'check-inbox',
      );
    });

    it('a member signs in, and the board and the feed of the page know', async () => {
      const community = await startCommunity();
      await community.member({ email: 'ada@example.org', password: PASSWORD, name: 'Ada', role: 'host' });
      await community.event({ groups: [{ name: 'Herons', people: [{ name: 'Ada' }] }] });
      const { api } = community;
      const frame = await openFrame({
        ...options,
        body: `<member-login api="${api}"></member-login><group-board api="${api}" event="spring-day"></group-board><showcase-feed api="${api}"></showcase-feed>`,
        elements: ['member-login', 'group-board', 'showcase-feed'],
      });
      await frame.until(() => document.querySelector('member-login [type="password"]'));
      await frame.run((password) => {
        document.querySelector<HTMLInputElement>('member-login [type="email"]')!.value = 'ada@example.org';
        document.querySelector<HTMLInputElement>('member-login [type="password"]')!.value = password;
        document.querySelector<HTMLElement>('member-login [type="submit"]')!.click();
      }, PASSWORD);
      await frame.until(() =>
        document.querySelector('member-login')!.shadowRoot!.querySelector('.account-button'),
      );
      await frame.until(() =>
        document.querySelector('group-board')!.shadowRoot!.querySelector('[part~="toolbar"]'),
      );
      await frame.until(() =>
        document.querySelector('showcase-feed')!.shadowRoot!.querySelector('[part~="toolbar"]'),
      );
      expect((await frame.said()).filter((it) => it.startsWith('Un'))).to.deep.equal([]);
    });
  });
}
