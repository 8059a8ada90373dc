import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { openPage, someAddress } from './page.ts';

describe('the language', () => {
  it('is that of the place it stands in', async () => {
    const visitor = await openPage(
      {},
      (api, id) => html`<div lang="de-AT"><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
    );
    await visitor.sees(() => visitor.field('email').labels![0]!.textContent === 'E-Mail');
    await visitor.sees(() =>
      visitor.part('next-issue')!.textContent.startsWith('Nächste Ausgabe: Donnerstag'),
    );
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(visitor.part('heading')!.textContent).to.equal('Schau in dein Postfach');
    const [mail] = await visitor.community.mails(email);
    expect(mail!.text).to.contain('Code');
    expect(mail!.subject).not.to.match(/confirm/i);
  });

  it('is that of the first error, whose sentence it shares with other forms', async () => {
    const visitor = await openPage(
      {},
      (api, id) => html`<div lang="de"><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
    );
    const seen = new Set<string>();
    const watch = new MutationObserver(() => {
      for (const it of visitor.signup.querySelectorAll('.community-error')) seen.add(it.textContent);
    });
    watch.observe(visitor.signup, { childList: true, subtree: true, characterData: true });
    visitor.signup.querySelector('form')!.requestSubmit();
    await visitor.sees(() => seen.has('Gib deine E-Mail-Adresse ein.'));
    watch.disconnect();
    expect([...seen].filter(Boolean)).to.deep.equal(['Gib deine E-Mail-Adresse ein.']);
  });

  it('words anew what it already says, when the page changes to another', async () => {
    const visitor = await openPage(
      {},
      (api, id) => html`<div lang="de"><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
    );
    await visitor.touch();
    visitor.type('email', 'ada@gmial.com');
    const question = () => visitor.signup.querySelector('.community-suggestion')?.textContent ?? '';
    await visitor.sees(() => question().startsWith('Meintest du'));
    visitor.press();
    await visitor.sees(() => visitor.message('consents').startsWith('Setze hier'));
    visitor.signup.parentElement!.lang = 'pl';
    await visitor.sees(() => visitor.message('consents').startsWith('Zaznacz'));
    await visitor.sees(() => question().includes('ada@gmail.com?') && !question().startsWith('Meintest'));
    expect(visitor.signup.querySelectorAll('.community-suggestion')).to.have.length(1);
    expect(visitor.field('email').value).to.equal('ada@gmial.com');
  });

  it('takes sentences from the owner', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<newsletter-signup
          id=${id}
          api=${api}
          strings='{"submit": "Send me the letter"}'
        ></newsletter-signup>`,
    );
    expect(visitor.signup.querySelector('[type="submit"]')!.textContent).to.equal('Send me the letter');
  });

  it('runs from right to left where the page does', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<div dir="rtl" lang="ar">
          <newsletter-signup
            id=${id}
            api=${api}
            strings='{"email": "البريد الإلكتروني", "submit": "اشترك"}'
          ></newsletter-signup>
        </div>`,
    );
    const label = visitor.field('email').labels![0]!.getBoundingClientRect();
    const button = visitor.signup.querySelector('[type="submit"]')!.getBoundingClientRect();
    expect(button.left).to.be.lessThan(label.right);
    expect(Math.abs(label.right - visitor.signup.getBoundingClientRect().right)).to.be.lessThan(2);
  });
});
