import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brandOf, DARK_PAGE } from '../../server/html/brand.ts';
import { defaultSettings, type Settings, writeSettings } from '../../server/index.ts';
import { community, testDatabase } from './community.ts';

const database = testDatabase();

/** A community whose owner has a colour, a logo and an address. */
async function branded(brand: Partial<Settings['brand']>) {
  const here = community(database());
  const settings = { ...defaultSettings, brand: { ...defaultSettings.brand, ...brand } };
  await writeSettings(here.database, settings, new Date());
  await here.signUp('ada@example.org');
  await here.settled();
  return { here, mail: here.mails.at(-1)! };
}

describe('the look of emails and pages', () => {
  it('is that of the owner', async () => {
    const { here, mail } = await branded({
      color: '#b8321a',
      logo: 'https://www.example.org/logo.png',
      footer: 'The Thursday Practice\n12 <Harbour> Road',
    });
    assert.match(mail.html, /<img src="https:\/\/www\.example\.org\/logo\.png" alt="The Thursday letter"/);
    assert.match(mail.html, /background:#b8321a/);
    assert.match(mail.html, /12 &lt;Harbour&gt; Road/);
    assert.ok(mail.text.endsWith('The Thursday Practice\n12 <Harbour> Road'));
    assert.match(
      await (await here.request('/pages.css')).text(),
      /--accent: light-dark\(#b8321a, #[0-9a-f]{6}\)/,
    );
  });

  it('has the name at the top where there is no logo', async () => {
    const { mail } = await branded({});
    assert.match(mail.html, /<p style="[^"]*font-weight:700"><bdi>The Thursday letter<\/bdi><\/p>/);
    assert.doesNotMatch(mail.html, /<img/);
  });

  it('can be read in every colour', () => {
    for (const color of ['#ffff00', '#ffffff', '#000000', '#00ff00', '#b8321a', '#7f7f7f']) {
      const { light, dark } = brandOf({ brand: { color, logo: null, footer: null } }, '');
      assert.ok(contrast(light, '#ffffff') >= 4.5, `${color} on white is ${light}`);
      assert.ok(contrast(dark, DARK_PAGE) >= 4.5, `${color} on a dark page is ${dark}`);
    }
    assert.equal(brandOf({ brand: { color: '#b8321a', logo: null, footer: null } }, '').light, '#b8321a');
  });
});

/** WCAG 2.2, by the formula as it stands there. */
function contrast(one: string, other: string): number {
  const [high, low] = [one, other].map(luminance).sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(color: string): number {
  const parts = color.match(/[0-9a-f]{2}/g)!.map((it) => Number.parseInt(it, 16) / 255);
  const [r, g, b] = parts.map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
