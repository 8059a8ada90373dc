import { expect } from '@open-wc/testing';
import { openPage, PASSWORD, someAddress } from '../member-login/page.ts';
import { openPage as openSignup } from '../newsletter-signup/page.ts';

/** What a script that sends every form of a site collects of a form. */
const collected = (form: HTMLFormElement) => new URLSearchParams(new FormData(form) as never).toString();

describe('scripts that listen to every form', () => {
  it('get no password, and no submit event of the login', async () => {
    const sent: string[] = [];
    const hook = (event: Event) => sent.push(collected(event.target as HTMLFormElement));
    document.addEventListener('submit', hook, true);
    const person = await openPage();
    const email = someAddress();
    await person.community.member({ email, password: PASSWORD });
    await person.sees(() => person.login.light.querySelector('form'));
    const form = person.login.light.querySelector('form')!;
    let heard = 0;
    form.addEventListener('submit', () => heard++);
    await person.signIn(email);
    await person.in();
    document.removeEventListener('submit', hook, true);
    expect(heard).to.equal(0);
    expect(sent.join()).not.to.contain('heron');
  });

  it('do not send a signup a second time, nor leave the page with it', async () => {
    const sent: string[] = [];
    const hook = (event: Event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      sent.push(collected(event.target as HTMLFormElement));
    };
    document.addEventListener('submit', hook);
    const visitor = await openSignup();
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    document.removeEventListener('submit', hook);
    expect(sent).to.deep.equal([]);
    expect(await visitor.community.received('POST', '/newsletter/subscriptions')).to.have.length(1);
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('can send a login that is not alive nowhere', async () => {
    const person = await openPage();
    const form = person.login.light.querySelector('form')!;
    const copy = document.body.appendChild(form.cloneNode(true) as HTMLFormElement);
    copy.querySelector<HTMLInputElement>('[type="email"]')!.value = 'ada@example.org';
    copy.querySelector<HTMLInputElement>('[type="password"]')!.value = PASSWORD;
    // A real one would leave the page, and the test with it.
    const { href } = location;
    copy.querySelector<HTMLElement>('[type="submit"]')!.click();
    try {
      HTMLFormElement.prototype.submit.call(copy);
    } catch {
      // Firefox throws where a form with method="dialog" stands in no dialog.
    }
    await new Promise((next) => setTimeout(next));
    expect(location.href).to.equal(href);
    expect(copy.method).to.equal('dialog');
    expect(collected(copy)).not.to.contain('heron');
    copy.remove();
  });
});
