import sharp, { type Sharp } from 'sharp';
import type { Avatar, LinkError, Thumbnails } from '../safe-fetch/port.ts';

export interface PictureError extends LinkError {
  fault: 'not-a-picture' | 'too-large' | 'odd-shape' | 'too-slow' | 'broken';
}

/** Widths that are made, in pixels. */
const WIDTHS = [320, 640, 1280];
const MAX_PIXELS = 40_000_000;
/** Its decoder holds the whole picture five times: 40 megapixels of 1 kB take 800 MB. */
const MAX_AVIF_PIXELS = 16_000_000;
/** How much longer one side may be than the other. */
const MAX_ASPECT_RATIO = 10;
const TIMEOUT_S = 10;
const QUALITY = 78;

// One thread for each picture, and nothing kept of it.
sharp.concurrency(1);
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();

/**
 * A picture of a stranger in some widths as WebP, upright and without metadata. JPEG, PNG, GIF (its first frame), WebP and
 * AVIF of at most 40 megapixels (AVIF: 16). Never larger than the original: a smaller one comes in fewer widths, the largest its own.
 */
export function thumbnails(bytes: Uint8Array, signal?: AbortSignal): Promise<Thumbnails | PictureError> {
  // One at a time: each may need 200 MB, and the threads they run on are those that hash passwords, too.
  const made = last.then(() => (signal?.aborted ? tooSlow : make(bytes)));
  last = made.catch(() => {});
  return made;
}

async function make(bytes: Uint8Array): Promise<Thumbnails | PictureError> {
  if (!isPicture(bytes)) return notAPicture;
  try {
    const { autoOrient, format } = await open(bytes).metadata();
    const { width, height } = autoOrient;
    if (format === 'heif' && width * height > MAX_AVIF_PIXELS) return tooLarge;
    if (Math.max(width / height, height / width) > MAX_ASPECT_RATIO) return oddShape;
    return await shrink(bytes, { width, height });
  } catch (error) {
    return faultOf(error);
  }
}

const open = (bytes: Uint8Array) =>
  sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
    autoOrient: true,
    pages: 1,
    failOn: 'error',
  }).timeout({
    seconds: TIMEOUT_S,
  });

/** Pixels of a face on either side: as the element itself makes them. */
const AVATAR_SIDE_PX = 256;
/** A face comes in a few kilobytes; nobody's has so many pixels but to fill the memory of whoever sees it. */
const MAX_AVATAR_PIXELS = 10_000_000;

/** A member's picture as a small square in WebP, upright and without metadata: it is decoded before it is kept. */
export function avatar(bytes: Uint8Array): Promise<Avatar | PictureError> {
  const made = last.then(() => makeAvatar(bytes));
  last = made.catch(() => {});
  return made;
}

async function makeAvatar(bytes: Uint8Array): Promise<Avatar | PictureError> {
  if (!isPicture(bytes)) return notAPicture;
  try {
    const { width, height } = await open(bytes).metadata();
    if (width * height > MAX_AVATAR_PIXELS) return { ...tooLarge, say: TOO_LARGE_AVATAR };
    const square = open(bytes)
      .toColourspace('srgb')
      .resize({ width: AVATAR_SIDE_PX, height: AVATAR_SIDE_PX, fit: 'cover', withoutEnlargement: true });
    return { bytes: new Uint8Array(await webp(square)), type: 'image/webp' };
  } catch (error) {
    return faultOf(error);
  }
}

const TOO_LARGE_AVATAR = 'The picture has more than 10 megapixels. Choose a smaller one.';

/** The largest from the original, the others from the largest: the original is decoded once. */
async function shrink(bytes: Uint8Array, size: { width: number; height: number }): Promise<Thumbnails> {
  const [most = 1, ...less] = widthsFor(size.width);
  const { data, info } = await open(bytes)
    .toColourspace('srgb')
    .resize({ width: most })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const largest = () => sharp(data, { raw: { width, height, channels } });
  const variants = [{ width, bytes: await webp(largest()) }];
  for (const width of less) variants.unshift({ width, bytes: await webp(largest().resize({ width })) });
  return { ...size, color: await colorOf(largest()), variants };
}

const webp = async (picture: Sharp): Promise<Uint8Array> =>
  picture.webp({ quality: QUALITY }).timeout({ seconds: TIMEOUT_S }).toBuffer();

/** From the largest down. A width that would hardly differ from the original's own is left out. */
function widthsFor(original: number): number[] {
  const most = Math.min(original, WIDTHS.at(-1)!);
  return [...WIDTHS.filter((width) => width * 1.2 < most), most].reverse();
}

async function colorOf(picture: Sharp): Promise<string> {
  const small = await picture
    .flatten({ background: '#fff' })
    .resize({ width: 64, height: 64, fit: 'inside' })
    .png()
    .toBuffer();
  const { r, g, b } = (await sharp(small).stats()).dominant;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** By its first bytes, before any decoder sees it: libvips itself would read SVG, PDF and much else. */
function isPicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    /^GIF8[79]a/.test(start) ||
    /^RIFF[^]{4}WEBPVP8/.test(start) ||
    /^[^]{4}ftyp[^]*avi[fs]/.test(start)
  );
}

function faultOf(error: unknown): PictureError {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit|too large|dimension/i.test(said)) return tooLarge;
  if (/timeout/i.test(said)) return tooSlow;
  return broken;
}

const notAPicture: PictureError = {
  fault: 'not-a-picture',
  say: 'This is not a JPEG, PNG, GIF, WebP or AVIF picture. Choose one of these.',
};
const tooLarge: PictureError = {
  fault: 'too-large',
  say: 'The picture has more than 40 megapixels, or 16 of AVIF. Choose a smaller one.',
};
const oddShape: PictureError = {
  fault: 'odd-shape',
  say: 'The picture is more than ten times as long as it is wide, or as wide as it is long. Choose another.',
};
const tooSlow: PictureError = {
  fault: 'too-slow',
  say: 'The picture takes too long to be made smaller. Choose a simpler one.',
};
const broken: PictureError = {
  fault: 'broken',
  say: 'The picture is damaged. Choose another, or save it anew.',
};
