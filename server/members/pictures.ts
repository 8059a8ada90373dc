import type { MemberPictureRow } from '../database/tables.ts';
import { pictureType } from '../link-preview/picture-type.ts';
import { invalidField } from '../problem.ts';
import type { MakeAvatar } from '../safe-fetch/port.ts';
import { sha256 } from '../secret.ts';

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
  return { content_type: avatar.type, bytes: avatar.bytes, sha256: await sha256(avatar.bytes) };
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
  const type = pictureType(bytes);
  return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' ? type : undefined;
}
