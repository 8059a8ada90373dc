import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { nextIssue } from '../../src/newsletter-signup/next-issue.ts';
import { openPage, someAddress } from './page.ts';

describe('the language', () => {
  it('is that of the place it stands in', async () => {
    const visitor = await openPage(
      {},
      (api, id) => html`<div lang="de-AT"><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
    );
    await visitor.sees(() => visitor.field('email').labels![0]!.textContent === 'E-Mail');
    await visitor.sees(() => visitor.part('next-issue')!.textContent.startsWith('Nächster: Donnerstag'));
    const email = someAddress();
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(visitor.part('heading')!.textContent).to.equal('Sieh in dein Postfach');
    const [mail] = await visitor.community.mails(email);
    expect(mail!.text).to.contain('Code');
    expect(mail!.subject).not.to.match(/confirm/i);
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

describe('the next issue', () => {
  const letter = { weekday: 'thursday', time: '08:00', zone: 'Europe/London' } as const;
  const at = (instant: string, schedule: Parameters<typeof nextIssue>[0] = letter) =>
    nextIssue(schedule, new Date(instant), 'en-GB');

  it('is this week until the hour, then the next', () => {
    expect(at('2026-11-23T10:00Z')).to.match(/^Thursday,? 26 November$/);
    expect(at('2026-11-26T07:59Z')).to.match(/^Thursday,? 26 November$/);
    expect(at('2026-11-26T08:00Z')).to.match(/^Thursday,? 3 December$/);
  });

  it("is the day on the letter's own clock", () => {
    const auckland = { ...letter, zone: 'Pacific/Auckland' };
    // Wednesday evening in London is Thursday morning in Auckland, past eight.
    expect(at('2026-11-25T20:00Z', auckland)).to.match(/^Thursday,? 3 December$/);
    expect(at('2026-11-25T18:00Z', auckland)).to.match(/^Thursday,? 26 November$/);
  });

  it('is not told where the zone is unknown', () => {
    expect(at('2026-11-23T10:00Z', { ...letter, zone: 'Mars/Olympus' })).to.equal(undefined);
  });
});
