import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { Newsletter } from '../../src/contract/newsletter.ts';
import { openPage } from './page.ts';

const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '‮txt.exe',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎ ̢̼̻̱̘h͚͎͙̜̣̲ͅi̦̲̣̰̤v̻͍e̺̭̳̪̰-m̢iͅn̖̺̞̲̯̰d̵̼̟͙̩̼̘̳',
  'الكل في المجمو عة',
  '田中さんにあげて下さい',
  '💌'.repeat(30),
];

describe('hostile words from the API', () => {
  for (const text of naughty) {
    it(`are words: ${JSON.stringify(text).slice(0, 40)}`, async () => {
      const visitor = await openPage({
        settings: {
          title: text,
          promise: text,
          topics: [{ id: 'one', label: text }],
          consents: [{ purpose: 'newsletter', wording: text, required: true }],
          translations: {},
        },
      });
      let ran = false;
      const { alert } = window;
      window.alert = () => (ran = true);
      await visitor.touch();
      // The browser's own way from text to text, for it drops some characters.
      const shown = document.createElement('p');
      render(html`${text}`, shown);
      expect(visitor.part('heading')!.textContent).to.equal(shown.textContent);
      expect(visitor.text.split(text.replace(/\s+/g, ' ')).length).to.be.greaterThan(3);
      expect(visitor.signup.querySelector('img, script')).to.equal(null);
      expect(ran).to.equal(false);
      window.alert = alert;
    });
  }

  it('are refused where they are not of the contract', () => {
    const whole = {
      locale: 'en',
      title: 'x',
      promise: '',
      nextIssue: null,
      fields: [],
      topics: [],
      consents: [],
      archive: null,
    };
    expect(Newsletter.safeParse(whole).success).to.equal(true);
    for (const wrong of [
      { archive: 'javascript:alert(1)' },
      { title: { toString: 'x' } },
      { topics: [{ id: '../x', label: 'y' }] },
    ]) {
      expect(Newsletter.safeParse({ ...whole, ...wrong }).success).to.equal(false);
    }
  });
});
