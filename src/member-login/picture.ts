/** Width and height of a member's picture, in pixels. */
const SIZE = 256;
/** The API's limit, in bytes. */
const MOST = 32 * 1024;

/**
 * Crops a picture to a square, scales it down and removes the camera's metadata (such as time and place); returns
 * base64, or undefined if this browser can't read it.
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
    // Not a picture, or a format this browser doesn't support.
  }
  return undefined;
}
