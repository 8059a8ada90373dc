import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.ts';
import { openPage, someAddress, Visitor } from './page.ts';

const ownersForm = (api: string) => html`
  <form action="${api}/newsletter/subscriptions" method="post">
    <p>
      <label>Your mail <input name="email" type="email" required /></label>
    </p>
    <p>
      <label
        ><input name="consents" type="checkbox" value="newsletter" required /> Write to me, please.</label
      >
    </p>
    <p>
      <label>Town <input name="town" required /></label>
    </p>
    <button>Join</button>
  </form>
`;

const withOwnersForm = (api: string, id: string) =>
  html`<newsletter-signup id=${id} api=${api}>${ownersForm(api)}</newsletter-signup>`;

describe("the owner's own form", () => {
  it('is upgraded in place, and its own words go on record', async () => {
    const visitor = await openPage({}, withOwnersForm);
    const form = visitor.signup.querySelector('form')!;
    const email = someAddress();
    visitor.type('email', email);
    visitor.tick('consents', 'newsletter');
    visitor.type('town', 'Poznań');
    form.querySelector('button')!.click();
    await visitor.at('check-inbox');
    const [consent] = await visitor.community.consents();
    expect(consent).to.include({ wording: 'Write to me, please.' });
    expect(form.isConnected).to.equal(true);
  });

  it('gets its messages beside its own fields, its own rules too', async () => {
    const visitor = await openPage({}, withOwnersForm);
    await visitor.sees(() => visitor.signup.newsletter);
    visitor.signup.querySelector('button')!.click();
    await visitor.sees(() => visitor.message('email'));
    expect(visitor.message('consents')).to.contain('Tick this box');
    expect(visitor.message('town')).to.equal(visitor.field('town').validationMessage);
    expect(document.activeElement).to.equal(visitor.field('email'));
  });

  it('keeps what was typed when the address was wrong', async () => {
    const visitor = await openPage({}, withOwnersForm);
    visitor.type('email', someAddress());
    visitor.tick('consents', 'newsletter');
    visitor.type('town', 'Poznań');
    visitor.signup.querySelector('button')!.click();
    await visitor.at('check-inbox');
    visitor.part('change-email')!.click();
    await visitor.at('form');
    expect(visitor.field('town').value).to.equal('Poznań');
  });

  it('is found when it comes late, and takes the place of the made one', async () => {
    const visitor = await openPage();
    expect(visitor.signup.querySelectorAll('form')).to.have.length(1);
    const wrapper = document.createElement('div');
    wrapper.innerHTML =
      '<form><label>Mail <input name="email" type="email"></label><button>Go</button></form>';
    visitor.signup.prepend(wrapper);
    await visitor.sees(() => visitor.signup.querySelectorAll('form').length === 1);
    expect(visitor.signup.querySelector('button')!.textContent).to.equal('Go');
  });

  it('does not mind what an editor put around it', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<newsletter-signup id=${id} api=${api}
          ><p></p>
          <br />
          <p></p>
          ${ownersForm(api)}<br
        /></newsletter-signup>`,
    );
    await visitor.sees(() => visitor.signup.newsletter);
    for (const stray of visitor.signup.querySelectorAll<HTMLElement>(':scope > :is(p, br)')) {
      expect(getComputedStyle(stray).display).to.equal('none');
    }
    expect(visitor.signup.querySelectorAll('form')).to.have.length(1);
  });

  it('reads boxes from the slot for small print', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<newsletter-signup id=${id} api=${api}>
          <form>
            <label>Mail <input name="email" type="email" /></label><button>Go</button>
          </form>
          <label slot="consent"><input type="checkbox" name="consents" value="newsletter" /> I agree.</label>
        </newsletter-signup>`,
    );
    const email = someAddress();
    visitor.type('email', email);
    visitor.tick('consents', 'newsletter');
    visitor.signup.querySelector('button')!.click();
    await visitor.at('check-inbox');
    const [consent] = await visitor.community.consents();
    expect(consent).to.include({ wording: 'I agree.' });
  });
});

describe('a page with more of them', () => {
  it('keeps two apart, with no id twice', async () => {
    const first = await openPage();
    const second = new Visitor(
      await fixture<NewsletterSignup>(
        html`<newsletter-signup id="second" api=${first.community.api}></newsletter-signup>`,
      ),
      first.community,
    );
    await first.touch();
    await second.touch();
    const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
    expect(new Set(ids).size).to.equal(ids.length);
    await first.subscribe(someAddress());
    await first.at('check-inbox');
    expect(second.signup.step.name).to.equal('form');
  });

  it('keeps a form that comes later apart from the one that is being sent', async () => {
    const first = await openPage();
    await first.touch();
    await first.community.fault({ kind: 'delay', path: '/newsletter/subscriptions' });
    await first.subscribe(someAddress());
    await first.at('sending');
    const second = new Visitor(
      await fixture<NewsletterSignup>(
        html`<newsletter-signup id="second" api=${first.community.api}></newsletter-signup>`,
      ),
      first.community,
    );
    await second.touch();
    await second.subscribe(someAddress());
    await first.community.clearFaults();
    await first.at('check-inbox');
    await second.at('check-inbox');
    expect(first.signup.step).not.to.deep.equal(second.signup.step);
  });

  it('talks to two communities', async () => {
    const [first, second] = [await openPage(), await openPage()];
    const [one, two] = [someAddress(), someAddress()];
    await Promise.all([first.subscribe(one), second.subscribe(two)]);
    await Promise.all([first.at('check-inbox'), second.at('check-inbox')]);
    expect(await first.community.mails(one)).to.have.length(1);
    expect(await first.community.mails(two)).to.have.length(0);
    expect(await second.community.mails(two)).to.have.length(1);
  });

  it('stays what it is when it is moved', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.fillIn(email);
    const elsewhere = document.body.appendChild(document.createElement('section'));
    elsewhere.append(visitor.signup);
    expect(visitor.field('email').value).to.equal(email);
    visitor.press();
    await visitor.at('check-inbox');
    document.body.prepend(visitor.signup);
    const [mail] = await visitor.community.mails(email);
    await visitor.typeCode(mail!.code);
    await visitor.at('confirmed');
    visitor.signup.remove();
    elsewhere.remove();
  });
});
