import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.ts';
import '../../src/newsletter-signup/newsletter-signup.ts';

interface Posted {
  action: string;
  method: string;
  target: string;
  fields: Record<string, FormDataEntryValue>;
}

const MAILCHIMP = 'https://community.us6.list-manage.com/subscribe/post?u=5f1c&id=b52f2a8e1c';

/** What the browser was told to post: it would leave for a service that no test may ask. */
const posted: Posted[] = [];
const { submit } = HTMLFormElement.prototype;
beforeEach(() => {
  posted.length = 0;
  HTMLFormElement.prototype.submit = function () {
    const { action, method, target } = this;
    posted.push({ action, method, target, fields: Object.fromEntries(new FormData(this)) });
  };
});
afterEach(() => {
  HTMLFormElement.prototype.submit = submit;
});

const open = async (provider: string): Promise<NewsletterSignup> => {
  const signup = await fixture<NewsletterSignup>(
    html`<newsletter-signup provider=${provider}></newsletter-signup>`,
  );
  await waitUntil(() => signup.querySelector('input'));
  return signup;
};
const enter = (signup: Element, email: string) => {
  signup.querySelector<HTMLInputElement>('[name="email"]')!.value = email;
  signup.querySelector<HTMLElement>('[type="submit"]')!.click();
};

describe('a form of another service', () => {
  it('is posted to Buttondown in a new tab, as its documentation says, and the page stays', async () => {
    const signup = await open('buttondown:thursday-letter');
    enter(signup, 'ada@example.org');
    await waitUntil(() => posted.length);
    expect(posted).to.deep.equal([
      {
        action: 'https://buttondown.com/api/emails/embed-subscribe/thursday-letter',
        method: 'post',
        target: '_blank',
        fields: { embed: '1', email: 'ada@example.org' },
      },
    ]);
    expect(signup.step.name).to.equal('form');
    expect(document.querySelectorAll('body > form')).to.have.length(0);
  });

  it('is posted to Mailchimp’s own address, with the names that an audience has', async () => {
    const signup = await fixture<NewsletterSignup>(
      html`<newsletter-signup provider="mailchimp:${MAILCHIMP}">
        <form action="/without-a-script" method="post">
          <label>Email <input name="email" type="email" required /></label>
          <label>Name <input name="name" /></label>
          <button type="submit">Subscribe</button>
        </form>
      </newsletter-signup>`,
    );
    signup.querySelector<HTMLInputElement>('[name="name"]')!.value = 'Ada';
    enter(signup, 'ada@example.org');
    await waitUntil(() => posted.length);
    expect([posted[0]!.action, posted[0]!.fields]).to.deep.equal([
      MAILCHIMP,
      { EMAIL: 'ada@example.org', FNAME: 'Ada' },
    ]);
  });

  it('is that of another service when the attribute changes', async () => {
    const signup = await open('buttondown:thursday-letter');
    enter(signup, 'ada@example.org');
    await waitUntil(() => posted.length === 1);
    signup.provider = `mailchimp:${MAILCHIMP}`;
    await signup.updateComplete;
    enter(signup, 'ben@example.org');
    await waitUntil(() => posted.length === 2);
    expect([posted[1]!.action, posted[1]!.fields]).to.deep.equal([MAILCHIMP, { EMAIL: 'ben@example.org' }]);
  });

  it('is not posted without an address, nor when the page takes over', async () => {
    const signup = await open('buttondown:thursday-letter');
    enter(signup, 'ada');
    const field = signup.querySelector<HTMLInputElement>('[name="email"]')!;
    await waitUntil(() => document.activeElement === field);
    let asked = 0;
    signup.addEventListener('community-signup-request', (event) => {
      asked++;
      event.preventDefault();
    });
    enter(signup, 'ada@example.org');
    await waitUntil(() => asked === 1);
    expect(posted).to.deep.equal([]);
  });

  it('is posted nowhere if it is none, and the owner is told', async () => {
    const { error } = console;
    const said: string[] = [];
    console.error = (sentence: string) => void said.push(sentence);
    try {
      for (const provider of ['buttondown:', 'mailchimp:https://evil.example/', 'constructor:x', 'none']) {
        const before = said.length;
        enter(await open(provider), 'ada@example.org');
        await waitUntil(() => said.length > before);
      }
    } finally {
      console.error = error;
    }
    expect(said.every((sentence) => sentence.includes('buttondown:your-name'))).to.equal(true);
    expect(posted).to.deep.equal([]);
  });
});
