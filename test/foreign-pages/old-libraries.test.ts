import { expect } from '@open-wc/testing';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.class.ts';
import { someAddress, Visitor } from '../newsletter-signup/page.ts';
import { startCommunity } from '../support/community.ts';
import { signIn } from '../showcase-feed/member.ts';
import { numbered } from '../showcase-feed/page.ts';
import { libraries } from './old-libraries.ts';
import { openPage } from './page.ts';

for (const [library, head] of Object.entries(libraries))
  describe(`a page with ${library}`, () => {
    it('subscribes, with its boxes as lists', async () => {
      const community = await startCommunity();
      const module = new URL('../../src/newsletter-signup/newsletter-signup.ts', import.meta.url).href;
      const page = await openPage({
        head: `${head}<script type="module" src="${module}"></script>`,
        body: `<newsletter-signup api="${community.api}"></newsletter-signup>`,
      });
      const signup = page.document.querySelector<NewsletterSignup>('newsletter-signup')!;
      const visitor = new Visitor(signup, community);
      await page.sees(() => signup.newsletter, 'the settings');
      expect(String(page.window.eval('Array.from'))).not.to.contain('native code');
      const email = someAddress();
      await visitor.subscribe(email);
      await visitor.at('check-inbox');
      expect(await community.mails(email)).to.have.length(1);
      const sent = await community.received('POST', '/newsletter/subscriptions');
      expect(sent.at(-1)!.body['consents']).to.have.length(1);
    });

    it('keeps every card when more are shown', async () => {
      const community = await startCommunity();
      await community.posts(...numbered(7));
      const body = `<showcase-feed api="${community.api}" count="3"></showcase-feed>`;
      const page = await openPage({ head, body });
      await page.sees(() => page.cards.length === 3, 'the first cards');
      for (const shown of [6, 7]) {
        page.all(page.feed, '[part="load-more"]')[0]!.click();
        await page.sees(() => page.cards.length === shown, `${shown} cards`);
      }
    });

    it('keeps every card when more come by themselves', async () => {
      const community = await startCommunity();
      await community.posts(...numbered(5));
      const body = `<showcase-feed api="${community.api}" count="2" more="auto"></showcase-feed>`;
      const page = await openPage({ head, body });
      await page.sees(() => {
        page.window.scrollTo(0, page.document.body.scrollHeight);
        return page.cards.length === 5;
      }, 'all cards');
    });

    it('has a stroke for each person of a group', async () => {
      const community = await startCommunity();
      const people = ['Ada', 'Ben', 'Cleo'].map((name) => ({ name, piece: { state: 'making' as const } }));
      await community.event({
        state: 'making',
        groups: [
          { name: 'Herons', people },
          { name: 'Owls', people: [] },
        ],
      });
      const page = await openPage({ head, body: `<group-board api="${community.api}"></group-board>` });
      await page.sees(() => page.groups.length === 2, 'the groups');
      expect(page.all(page.board, '.bar i.making')).to.have.length(3);
    });

    it('sends what a member shows with its topics as a list', async () => {
      const community = await startCommunity();
      await community.posts({ title: 'First' });
      await signIn(community, 'Ada');
      const page = await openPage({ head, body: `<showcase-feed api="${community.api}"></showcase-feed>` });
      const button = (text: string) =>
        page.all(page.feed, 'button').find((it) => it.textContent.trim() === text)!;
      const type = (selector: string, text: string) => {
        const field = page.all<HTMLInputElement>(page.feed, selector)[0]!;
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      };
      await community.fault({ kind: 'error', path: '/showcase/previews', times: 10 });
      await page.sees(() => button('Share your work'), 'the button');
      button('Share your work').click();
      await page.sees(() => page.all(page.feed, '[name="link"]').length, 'the form');
      type('[name="link"]', 'https://example.org/mine');
      button('Preview').click();
      await page.sees(() => button('Fill in the card yourself'), 'a card to fill in');
      button('Fill in the card yourself').click();
      await page.sees(() => page.all(page.feed, '[name="title"]').length, 'the card');
      type('[name="title"]', 'Mine');
      type('[name="topics"]', 'herons, owls');
      button('Submit').click();
      await page.sees(
        () => page.feed.shadowRoot!.textContent.includes('A host will review it'),
        'it is sent',
      );
      const sent = await community.received('POST', '/showcase/posts');
      expect(sent.at(-1)!.body['topics']).to.deep.equal(['herons', 'owls']);
    });
  });
