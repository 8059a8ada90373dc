import sharp, { type Sharp } from 'sharp';
import type { LinkError } from '../safe-fetch/port.ts';
import { pictureType } from './picture-type.ts';

export interface PictureError extends LinkError {
  fault: 'not-a-picture' | 'too-large' | 'odd-shape' | 'too-slow' | 'broken';
}

const TIMEOUT_S = 10;
const QUALITY = 78;

// Use one thread per picture, and no cache.
sharp.concurrency(1);
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();

interface Limits {
  maxPixels: number;
  signal?: AbortSignal | undefined;
}

/**
 * Makes something of an untrusted picture: JPEG, PNG, GIF (first frame), WebP or AVIF. `open` begins to decode it,
 * upright; an error becomes the fault of the picture.
 */
export function fromPicture<Made>(
  bytes: Uint8Array,
  { maxPixels, signal }: Limits,
  make: (open: () => Sharp) => Promise<Made | PictureError>,
): Promise<Made | PictureError> {
  // Process one at a time: each may need 200 MB, and the thread pool also hashes passwords.
  const made = last.then(async () => {
    if (signal?.aborted) return tooSlow;
    // Checked before any decoder runs: libvips would also accept SVG, PDF and many other formats.
    if (!pictureType(bytes)) return notAPicture;
    try {
      return await make(() => open(bytes, maxPixels));
    } catch (error) {
      return faultOf(error, maxPixels);
    }
  });
  last = made.catch(() => {});
  return made;
}

const open = (bytes: Uint8Array, maxPixels: number) =>
  sharp(bytes, {
    limitInputPixels: maxPixels,
    sequentialRead: true,
    autoOrient: true,
    pages: 1,
    failOn: 'error',
  }).timeout({
    seconds: TIMEOUT_S,
  });

export const webp = async (picture: Sharp): Promise<Uint8Array> =>
  picture.webp({ quality: QUALITY }).timeout({ seconds: TIMEOUT_S }).toBuffer();

function faultOf(error: unknown, maxPixels: number): PictureError {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit|too large|dimension/i.test(said)) return tooLarge(maxPixels);
  if (/timeout/i.test(said)) return tooSlow;
  return broken;
}

const notAPicture: PictureError = {
  fault: 'not-a-picture',
  say: 'This is not a JPEG, PNG, GIF, WebP or AVIF picture. Choose one of these.',
};
const tooSlow: PictureError = {
  fault: 'too-slow',
  say: 'The picture takes too long to be made smaller. Choose a simpler one.',
};
const broken: PictureError = {
  fault: 'broken',
  say: 'The picture is damaged. Choose another, or save it anew.',
};

export const tooLarge = (maxPixels: number): PictureError => ({
  fault: 'too-large',
  say: `The picture has more than ${maxPixels / 1_000_000} megapixels. Choose a smaller one.`,
});
