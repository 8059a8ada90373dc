import { fromPicture, type PictureError, webp } from '../link-preview/picture-decoder.ts';
import type { Avatar } from '../safe-fetch/port.ts';

/** Width and height of an avatar in pixels. The same as in the browser element. */
const SIDE_PX = 256;
/** Larger than any real avatar: limits the memory needed to decode a malicious one. */
const MAX_PIXELS = 10_000_000;

/** Decodes a member's picture and makes a small square WebP, upright and without metadata. */
export const makeAvatar = (bytes: Uint8Array): Promise<Avatar | PictureError> =>
  fromPicture(bytes, { maxPixels: MAX_PIXELS }, async (open) => {
    const square = open()
      .toColourspace('srgb')
      .resize({ width: SIDE_PX, height: SIDE_PX, fit: 'cover', withoutEnlargement: true });
    return { bytes: await webp(square), type: 'image/webp' };
  });
