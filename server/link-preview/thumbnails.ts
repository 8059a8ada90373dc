import sharp, { type Sharp } from 'sharp';
import type { Thumbnails } from '../safe-fetch/port.ts';
import { fromPicture, type PictureError, tooLarge, webp } from './picture-decoder.ts';

/** Widths of the variants, in pixels. */
const WIDTHS = [320, 640, 1280];
const MAX_PIXELS = 40_000_000;
/** Lower for AVIF: its decoder holds the picture five times, so 40 megapixels in a 1 kB file would take 800 MB. */
const MAX_AVIF_PIXELS = 16_000_000;
/** Maximum ratio of the longer side to the shorter one. */
const MAX_ASPECT_RATIO = 10;

/**
 * Makes WebP variants of an untrusted picture, upright and without metadata. Variants are never wider than the
 * original; the largest variant of a small picture has its original width.
 */
export const thumbnails = (bytes: Uint8Array, signal?: AbortSignal): Promise<Thumbnails | PictureError> =>
  fromPicture(bytes, { maxPixels: MAX_PIXELS, signal }, async (open) => {
    const { autoOrient, format } = await open().metadata();
    const { width, height } = autoOrient;
    if (format === 'heif' && width * height > MAX_AVIF_PIXELS) return tooLarge(MAX_AVIF_PIXELS);
    if (Math.max(width / height, height / width) > MAX_ASPECT_RATIO) return oddShape;
    return shrink(open(), { width, height });
  });

const oddShape: PictureError = {
  fault: 'odd-shape',
  say: 'The picture is more than ten times as long as it is wide, or as wide as it is long. Choose another.',
};

/**
 * Makes the largest variant from the original, and the others from the largest, so that the original is decoded only
 * once.
 */
async function shrink(original: Sharp, size: { width: number; height: number }): Promise<Thumbnails> {
  const [most = 1, ...less] = widthsFor(size.width);
  const { data, info } = await original
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
