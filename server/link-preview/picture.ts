import sharp, { type Sharp } from 'sharp';
import type { Avatar, LinkError, Thumbnails } from '../safe-fetch/port.ts';

export interface PictureError extends LinkError {
  fault: 'not-a-picture' | 'too-large' | 'odd-shape' | 'too-slow' | 'broken';
}

/** Widths of the variants, in pixels. */
const WIDTHS = [320, 640, 1280];
const MAX_PIXELS = 40_000_000;
/** Lower for AVIF: its decoder holds the picture five times, so 40 megapixels in a 1 kB file would take 800 MB. */
const MAX_AVIF_PIXELS = 16_000_000;
/** Maximum ratio of the longer side to the shorter one. */
const MAX_ASPECT_RATIO = 10;
const TIMEOUT_S = 10;
const QUALITY = 78;

// Use one thread per picture, and no cache.
sharp.concurrency(1);
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes WebP variants of an untrusted picture, upright and without metadata. Accepts JPEG, PNG, GIF (first frame),
 * WebP and AVIF of at most 40 megapixels (AVIF: 16). Variants are never wider than the original; the largest variant
 * of a small picture has its original width.
 */
export function thumbnails(bytes: Uint8Array, signal?: AbortSignal): Promise<Thumbnails | PictureError> {
  // Process one at a time: each may need 200 MB, and the thread pool also hashes passwords.
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

/** Width and height of an avatar in pixels. The same as in the browser element. */
const AVATAR_SIDE_PX = 256;
/** Larger than any real avatar: limits the memory needed to decode a malicious one. */
const MAX_AVATAR_PIXELS = 10_000_000;

/** Decodes a member's picture and makes a small square WebP, upright and without metadata. */
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

/**
 * Makes the largest variant from the original, and the others from the largest, so that the original is decoded only
 * once.
 */
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

/** The widths of the variants, largest first. Omits widths close to the original's. */
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

/** Checks the first bytes before any decoder runs: libvips would also accept SVG, PDF and many other formats. */
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
