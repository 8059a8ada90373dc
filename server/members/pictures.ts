import type { MemberPictureRow } from '../database/tables.ts';
import { invalidField } from '../problem.ts';
import type { MakeAvatar } from '../safe-fetch/port.ts';

const MAX_BYTES = 32 * 1024;

export type Picture = Omit<MemberPictureRow, 'member_id'>;

/**
 * Decodes a picture from base64. Its type comes from its first bytes, not from a declared type. Without
 * `makeAvatar`, as in a browser, the bytes are kept unchanged.
 */
export async function pictureFrom(base64: string, makeAvatar?: MakeAvatar): Promise<Picture> {
  const bytes = bytesFrom(base64);
  const type = bytes && typeOf(bytes);
  if (!type) throw unusable('Send a JPEG, PNG or WebP picture in base64.');
  if (bytes.length > MAX_BYTES) throw unusable('Send a picture of at most 32 KB.');
  const made = await makeAvatar?.(bytes);
  if (made && 'fault' in made) throw unusable(made.say);
  const avatar = made ?? { type, bytes };
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(avatar.bytes)));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { content_type: avatar.type, bytes: avatar.bytes, sha256 };
}

const unusable = (detail: string) => invalidField('picture', detail);

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function typeOf(bytes: Uint8Array): Picture['content_type'] | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp';
  return undefined;
}
