/** The first bytes of the picture formats that browsers show, read as Latin-1. */
const SIGNATURES = {
  'image/jpeg': /^\xff\xd8\xff/,
  'image/png': /^\x89PNG\r\n\cZ\n/,
  'image/gif': /^GIF8[79]a/,
  'image/webp': /^RIFF[^]{4}WEBPVP8/,
  'image/avif': /^[^]{4}ftyp[^]*avi[fs]/,
};
export type PictureType = keyof typeof SIGNATURES;

/** The media type of a picture by its first bytes, which no declared type can contradict. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  return (Object.keys(SIGNATURES) as PictureType[]).find((type) => SIGNATURES[type].test(start));
}
