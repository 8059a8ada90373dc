/** Width and height of a member's picture, in pixels. */
const SIZE = 256;
/** The most the API takes, in bytes. */
const MOST = 32 * 1024;

/**
 * A picture file cut to a square, made small, and without what a camera writes beside it (place and time among it), in base64.
 * Undefined for what this browser cannot read.
 */
export async function shrink(file: Blob): Promise<string | undefined> {
  try {
    const image = await createImageBitmap(file);
    const side = Math.min(image.width, image.height);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIZE;
    const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
    const brush = canvas.getContext('2d')!;
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, SIZE, SIZE);
    brush.drawImage(image, left, top, side, side, 0, 0, SIZE, SIZE);
    for (const quality of [0.85, 0.6, 0.3]) {
      const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1]!;
      if ((base64.length * 3) / 4 <= MOST) return base64;
    }
  } catch {
    // Not a picture, or of a kind that only other browsers read.
  }
  return undefined;
}
