import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { openPage as openLogin, Person } from '../member-login/page.ts';
import { openPage as openSignup, someAddress, Visitor } from '../newsletter-signup/page.ts';

/** What page caches, page builders, prerenderers and scripts do to a part of a page. Answers the tag as it is then. */
const copies: Record<string, (tag: HTMLElement) => HTMLElement> = {
  'a deep clone (Turbo, sliders)': (tag) => {
    const copy = tag.cloneNode(true) as HTMLElement;
    tag.replaceWith(copy);
    return copy;
  },
  'a clone without ids (jQuery)': (tag) => {
    const copy = tag.cloneNode(true) as HTMLElement;
    for (const it of copy.querySelectorAll('[id]')) it.removeAttribute('id');
    tag.replaceWith(copy);
    return copy;
  },
  'markup that was saved (htmx, prerendering)': (tag) => {
    const place = tag.parentElement!;
    place.innerHTML = String(place.innerHTML);
    return place.querySelector<HTMLElement>(tag.localName)!;
  },
  'its own markup, set anew': (tag) => {
    tag.innerHTML = String(tag.innerHTML);
    return tag;
  },
  'markup without comments': (tag) => {
    const comments = document.createTreeWalker(tag, NodeFilter.SHOW_COMMENT);
    const found: Comment[] = [];
    while (comments.nextNode()) found.push(comments.currentNode as Comment);
    for (const comment of found) comment.remove();
    return tag;
  },
  'a copy of a copy': (tag) => {
    const copy = tag.cloneNode(true) as HTMLElement;
    tag.replaceWith(copy);
    const next = copy.cloneNode(true) as HTMLElement;
    copy.replaceWith(next);
    return next;
  },
};

const doubledIds = (): string[] => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
};

for (const [name, copy] of Object.entries(copies))
  describe(`after ${name}`, () => {
    it('the signup is one form, has its title, and one can subscribe', async () => {
      const first = await openSignup(
        {},
        (api, id) => html`<div><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
      );
      await first.touch();
      const { signup, community } = first;
      const visitor = new Visitor(copy(signup) as typeof signup, community);
      await visitor.sees(() => visitor.signup.newsletter && visitor.part('heading')?.textContent);
      const email = someAddress();
      await visitor.subscribe(email);
      expect(visitor.signup.querySelectorAll('form')).to.have.length(1);
      expect(visitor.part('heading')!.textContent).to.equal(visitor.signup.newsletter!.title);
      expect(visitor.field('consents').checkVisibility()).to.equal(true);
      expect(doubledIds()).to.deep.equal([]);
      await visitor.at('check-inbox');
      expect(await community.mails(email)).to.have.length(1);
    });

    it('the login is one form, which signs in and posts nothing', async () => {
      const { login, community } = await openLogin(
        {},
        (api, id) =>
          html`<div>
            <member-login id=${id} api=${api}><p class="for-members">Soup</p></member-login>
          </div>`,
      );
      const email = someAddress();
      await community.member({ email, password: 'three blue herons' });
      const copied = copy(login) as typeof login;
      const member = new Person(copied, community);
      // The copied form is there at once; what it is replaced with comes with the element's controller.
      await member.sees(() => copied.login && copied.querySelector('[type="password"]'));
      expect(copied.querySelectorAll('form')).to.have.length(1);
      expect(copied.querySelectorAll('[type="password"]')).to.have.length(1);
      expect(doubledIds()).to.deep.equal([]);
      await member.signIn(email);
      await member.in();
      expect(copied.querySelectorAll('form')).to.have.length(0);
      expect(member.open).to.equal(true);
    });
  });
