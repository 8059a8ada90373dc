import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { Member, Problem } from '../../../src/contract/index.ts';
import { makeAvatar } from '../../../server/members/avatar.ts';
import { community, path, problemCode, testDatabase } from '../community.ts';
import type { Browser } from './browser.ts';
import { browser, member } from './browser.ts';

const database = testDatabase();

async function signedIn() {
  const here = community(database());
  await member(here, { email: 'ada@example.org', name: 'Ada' });
  const ada = await browser(here);
  await ada.signIn('ada@example.org');
  return { here, ada };
}

const base64 = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))).toString('base64');
const pictures = {
  'image/jpeg': base64('\xff\xd8\xff\xe0', 'a jpeg'),
  'image/png': base64('\x89PNG\r\n\x1a\n', 'a png'),
  'image/webp': base64('RIFF\x10\0\0\0WEBPVP8 ', 'a webp'),
};

const change = (ada: Browser, body: object) => ada.request('PATCH', '/member', body);
const changed = async (ada: Browser, body: object) => (await (await change(ada, body)).json()) as Member;

describe('a profile', () => {
  it('changes what is named and leaves the rest', async () => {
    const { ada } = await signedIn();
    const first = await changed(ada, { name: ' Ada Byron ', bio: 'I knit.\nAnd compute.' });
    assert.equal(first.name, 'Ada Byron');
    const second = await changed(ada, { link: 'https://ada.example/' });
    assert.deepEqual(
      { ...second, id: '' },
      {
        id: '',
        name: 'Ada Byron',
        email: 'ada@example.org',
        role: 'member',
        picture: null,
        bio: 'I knit.\nAnd compute.',
        link: 'https://ada.example/',
        hasPassword: true,
      },
    );
    assert.deepEqual(await (await ada.request('GET', '/member')).json(), second);
    assert.equal((await changed(ada, { link: null })).link, null);
  });

  it('cannot give its member another role or address', async () => {
    const { ada } = await signedIn();
    const after = await changed(ada, { role: 'host', email: 'eve@example.org', address: 'eve@example.org' });
    assert.equal(after.role, 'member');
    assert.equal(after.email, 'ada@example.org');
  });

  it('refuses a link that a browser would run', async () => {
    const { ada } = await signedIn();
    for (const link of ['javascript:alert(1)', 'data:text/html,hi', '//elsewhere.example']) {
      const answer = await change(ada, { link });
      assert.equal(answer.status, 422);
      assert.equal(((await answer.json()) as Problem).errors![0]!.field, 'link');
    }
  });

  it('takes a change once per key, and gives the first answer again', async () => {
    const { ada } = await signedIn();
    const headers = { 'Idempotency-Key': 'one' };
    const send = (name: string) => ada.request('PATCH', '/member', { name }, { headers });
    const first = await (await send('Ada Byron')).text();
    await changed(ada, { name: 'Ada Lovelace' });
    assert.equal(await (await send('Ada Byron')).text(), first);
    assert.equal(((await (await ada.request('GET', '/member')).json()) as Member).name, 'Ada Lovelace');
    assert.equal(await problemCode(await send('another')), 'idempotency-key-reused');
  });

  it('keeps the keys of two members apart', async () => {
    const { here, ada } = await signedIn();
    await member(here, { email: 'eve@example.org', name: 'Eve' });
    const eve = await browser(here);
    await eve.signIn('eve@example.org');
    const headers = { 'Idempotency-Key': 'the-same' };
    await ada.request('PATCH', '/member', { bio: 'me' }, { headers });
    const answer = await eve.request('PATCH', '/member', { bio: 'me' }, { headers });
    assert.equal(((await answer.json()) as Member).name, 'Eve');
  });
});

describe('a picture', () => {
  for (const [type, content] of Object.entries(pictures)) {
    it(`is shown to everybody as the ${type} it is`, async () => {
      const { here, ada } = await signedIn();
      const { picture } = await changed(ada, { picture: content });
      const shown = await here.request(path(picture!));
      assert.equal(shown.headers.get('Content-Type'), type);
      assert.equal(Buffer.from(await shown.arrayBuffer()).toString('base64'), content);
      assert.equal(shown.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
      assert.equal(shown.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(shown.headers.get('Content-Security-Policy')!, /^default-src 'none'/);
    });
  }

  it('has another address when it changes, and none when it is taken away', async () => {
    const { here, ada } = await signedIn();
    const first = (await changed(ada, { picture: pictures['image/png'] })).picture!;
    const second = (await changed(ada, { picture: pictures['image/jpeg'] })).picture!;
    assert.notEqual(first, second);
    assert.equal((await here.request(path(first))).status, 404);
    assert.equal((await changed(ada, { name: 'Ada' })).picture, second);
    assert.equal((await changed(ada, { picture: null })).picture, null);
    assert.equal((await here.request(path(second))).status, 404);
  });

  it('must be a small picture', async () => {
    const { ada } = await signedIn();
    const bad = {
      'a drawing with a script in it': base64('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a page': base64('<!doctype html><script></script>'),
      nothing: '',
      'no base64': '~~~~',
      'one byte too many': base64('\xff\xd8\xff', 'x'.repeat(32 * 1024 - 2)),
    };
    for (const [what, picture] of Object.entries(bad)) {
      const answer = await change(ada, { picture });
      assert.equal(answer.status, 422, what);
      assert.equal(((await answer.json()) as Problem).errors![0]!.field, 'picture', what);
    }
    assert.equal(
      (await change(ada, { picture: base64('\xff\xd8\xff', 'x'.repeat(32 * 1024 - 3)) })).status,
      200,
    );
  });

  it('is decoded, made small and upright, and loses the place where it was taken', async () => {
    const here = community(database(), { makeAvatar });
    await member(here, { email: 'ada@example.org', name: 'Ada' });
    const ada = await browser(here);
    await ada.signIn('ada@example.org');
    const face = sharp({ create: { width: 600, height: 400, channels: 3, background: '#c2452d' } });
    const exif = { IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 0/1' } };
    const sent = await face.jpeg().withExif(exif).toBuffer();
    assert.ok((await sharp(sent).metadata()).exif, 'the picture says where it was taken');
    const { picture } = await changed(ada, { picture: sent.toString('base64') });
    const shown = await here.request(path(picture!));
    assert.equal(shown.headers.get('Content-Type'), 'image/webp');
    const { width, height, exif: kept, format } = await sharp(await shown.arrayBuffer()).metadata();
    assert.deepEqual([width, height, kept, format], [256, 256, undefined, 'webp']);

    const answer = await change(ada, { picture: sent.subarray(0, 300).toString('base64') });
    assert.equal(answer.status, 422);
    assert.equal(((await answer.json()) as Problem).errors![0]!.field, 'picture');
  });

  it('has at most 10 megapixels, however few bytes it has', async () => {
    const here = community(database(), { makeAvatar });
    await member(here, { email: 'ada@example.org', name: 'Ada' });
    const ada = await browser(here);
    await ada.signIn('ada@example.org');
    const ofSide = (side: number) =>
      sharp({
        create: { width: side, height: side, channels: 3, background: '#fff' },
        limitInputPixels: false,
      })
        .png({ compressionLevel: 9, palette: true, colours: 2 })
        .toBuffer();
    for (const side of [3_163, 13_500]) {
      const bytes = await ofSide(side);
      assert.ok(bytes.length < 32 * 1024, `${bytes.length} bytes`);
      const answer = await change(ada, { picture: bytes.toString('base64') });
      assert.equal(answer.status, 422, `${side}`);
      assert.deepEqual(((await answer.json()) as Problem).errors, [
        {
          field: 'picture',
          detail: 'The picture has more than 10 megapixels. Choose a smaller one.',
        },
      ]);
    }
    assert.equal((await change(ada, { picture: (await ofSide(3_162)).toString('base64') })).status, 200);
  });
});
