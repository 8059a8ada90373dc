import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { thumbnails } from '../../../server/link-preview/thumbnails.ts';
import { faultOf } from './site.ts';

const orange = { r: 240, g: 120, b: 20 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: orange } });

async function made(bytes: Uint8Array) {
  const found = await thumbnails(bytes);
  if ('fault' in found) throw new Error(`${found.fault}: ${found.say}`);
  return found;
}

describe('a picture in its widths', () => {
  const formats: Record<string, (picture: Sharp) => Sharp> = {
    JPEG: (it) => it.jpeg(),
    'progressive JPEG': (it) => it.jpeg({ progressive: true }),
    'JPEG of a printer': (it) => it.toColourspace('cmyk').jpeg(),
    PNG: (it) => it.png(),
    'PNG of 16 bits': (it) => it.toColourspace('rgb16').png(),
    'grey PNG': (it) => it.greyscale().png(),
    GIF: (it) => it.gif(),
    WebP: (it) => it.webp(),
    AVIF: (it) => it.avif(),
  };
  for (const [format, save] of Object.entries(formats))
    it(`is made of ${format}`, async () => {
      const found = await made(await save(plain(1500, 1000)).toBuffer());
      assert.deepEqual([found.width, found.height], [1500, 1000]);
      assert.deepEqual(
        found.variants.map(({ width }) => width),
        [320, 640, 1280],
      );
      for (const { width, bytes } of found.variants) {
        const saved = await sharp(bytes).metadata();
        assert.equal(saved.format, 'webp');
        assert.equal(saved.width, width);
        assert.ok(Math.abs(saved.height - (width * 2) / 3) <= 1);
      }
    });

  for (const [original, widths] of [
    [1, [1]],
    [200, [200]],
    [320, [320]],
    [350, [350]],
    [480, [320, 480]],
    [640, [320, 640]],
    [1000, [320, 640, 1000]],
    [1280, [320, 640, 1280]],
    [4000, [320, 640, 1280]],
  ] as const)
    it(`of ${original} pixels is never made larger`, async () => {
      const found = await made(await plain(original, original).png().toBuffer());
      assert.deepEqual(
        found.variants.map(({ width }) => width),
        widths,
      );
    });

  it('has a colour', async () => {
    const { color } = await made(await plain(400, 300).png().toBuffer());
    const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    assert.match(color, /^#[0-9a-f]{6}$/);
    for (const [at, part] of [orange.r, orange.g, orange.b].entries())
      assert.ok(Math.abs(parts[at]! - part) <= 16, color);
  });

  it('stands upright, and tells nothing of where it was made', async () => {
    const bytes = await plain(600, 400)
      .withExif({ IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitude: '53/1 20/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    assert.ok((await sharp(bytes).metadata()).exif);
    const { width, height, variants } = await made(bytes);
    assert.deepEqual([width, height], [400, 600]);
    for (const { bytes } of variants) {
      const saved = await sharp(bytes).metadata();
      assert.equal(saved.exif, undefined);
      assert.equal(saved.icc, undefined);
      assert.equal(saved.xmp, undefined);
      assert.equal(saved.orientation, undefined);
      assert.ok(saved.height > saved.width);
    }
  });

  it('stays transparent', async () => {
    const clear = sharp({ create: { width: 100, height: 100, channels: 4, background: '#0000' } });
    const { variants, color } = await made(await clear.png().toBuffer());
    assert.equal((await sharp(variants[0]!.bytes).metadata()).hasAlpha, true);
    assert.match(color, /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/);
  });

  it('is the first of a GIF of thousands', async () => {
    const { width, height, variants } = await made(gif(16, 8, 5000));
    assert.deepEqual([width, height], [16, 8]);
    assert.equal((await sharp(variants[0]!.bytes).metadata()).pages ?? 1, 1);
  });

  it('is not made for somebody who has left', async () => {
    const bytes = await plain(800, 600).jpeg().toBuffer();
    assert.equal(faultOf(await thumbnails(bytes, AbortSignal.abort())), 'too-slow');
  });

  it('may come beside others', async () => {
    const bytes = await plain(800, 600).jpeg().toBuffer();
    const all = await Promise.all([thumbnails(bytes), thumbnails(new Uint8Array()), thumbnails(bytes)]);
    assert.deepEqual(all.map(faultOf), [undefined, 'not-a-picture', undefined]);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const others: Record<string, Uint8Array | string> = {
    nothing: '',
    text: 'hello',
    'a web page': '<!doctype html><img src=x>',
    'SVG with a script': svg,
    'SVG with a declaration': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg}`,
    PDF: '%PDF-1.7\n1 0 obj',
    PostScript: '%!PS-Adobe-3.0 EPSF-3.0',
    BMP: 'BM\x36\x00\x00\x00',
    ICO: new Uint8Array([0, 0, 1, 0, 1, 0]),
    'a sound': 'RIFF\x24\x00\x00\x00WAVEfmt ',
    'a film': '\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2',
  };
  for (const [what, contents] of Object.entries(others))
    it(`${what} is not a picture`, async () => {
      const bytes = typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents;
      assert.equal(faultOf(await thumbnails(bytes)), 'not-a-picture');
    });

  it('nor is TIFF, of which there is too much', async () => {
    assert.equal(faultOf(await thumbnails(await plain(10, 10).tiff().toBuffer())), 'not-a-picture');
  });

  it('a PNG that says 50,000 × 50,000', async () => {
    assert.equal(faultOf(await thumbnails(png(50_000, 50_000))), 'too-large');
  });

  it('a JPEG, a GIF and a WebP that say more than 40 megapixels', async () => {
    const jpeg = await plain(16, 16).jpeg().toBuffer();
    const at = jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5;
    jpeg.writeUInt16BE(60_000, at);
    jpeg.writeUInt16BE(60_000, at + 2);
    assert.equal(faultOf(await thumbnails(jpeg)), 'too-large');
    assert.equal(faultOf(await thumbnails(gif(60_000, 60_000, 1, { whole: true }))), 'too-large');
    assert.equal(
      faultOf(await thumbnails(await plain(8000, 5001).webp({ effort: 0 }).toBuffer())),
      'too-large',
    );
  });

  it('an AVIF of more than 16', async () => {
    const avif = await plain(4001, 4000).avif({ effort: 0 }).toBuffer();
    assert.equal(faultOf(await thumbnails(avif)), 'too-large');
  });

  it('one that is a line', async () => {
    for (const [width, height] of [
      [1, 11],
      [2000, 20],
      [30, 16_000],
    ] as const)
      assert.equal(faultOf(await thumbnails(await plain(width, height).png().toBuffer())), 'odd-shape');
    const tall = await made(await plain(100, 1000).png().toBuffer());
    assert.equal(tall.height, 1000);
  });

  it('one that is damaged or cut off, anywhere', async () => {
    const whole = noise(300, 200);
    for (const save of [
      whole.clone().jpeg(),
      whole.clone().png(),
      whole.clone().gif(),
      whole.clone().webp(),
      whole.clone().avif(),
    ]) {
      const bytes = await save.toBuffer();
      for (const part of [13, 20, 64, bytes.length >> 2, bytes.length >> 1]) {
        const fault = faultOf(await thumbnails(bytes.subarray(0, part)));
        assert.ok(fault === 'broken' || fault === 'not-a-picture', `${part}: ${fault}`);
      }
      for (let at = 30; at < bytes.length; at += Math.ceil(bytes.length / 20)) {
        const turned = Uint8Array.from(bytes);
        turned[at]! ^= 0xff;
        const found = await thumbnails(turned);
        if ('fault' in found) assert.ok(found.say.endsWith('.'));
      }
    }
  });
});

function noise(width: number, height: number): Sharp {
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * at * 31 + at) % 251);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A PNG of a few bytes that says how large it is. */
function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A GIF of as many frames, each of one pixel, or of all that it says it has. */
function gif(width: number, height: number, frames: number, { whole = false } = {}): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const colors = [0xf0, 0x78, 0x14, 0xff, 0xff, 0xff];
  const frame = [0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...(whole ? size : [1, 0, 1, 0])];
  const pixel = [0, 2, 2, 0x44, 1, 0];
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0x80, 0, 0, ...colors]),
    ...Array.from({ length: frames }, () => Buffer.from([...frame, ...pixel])),
    Buffer.from([0x3b]),
  ]);
}
