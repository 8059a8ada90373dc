/** The server's one secret. Each purpose gets tags of its own, so that a tag made for one can never pass for another. */
export interface Secret {
  /** HMAC-SHA-256 of the text for this purpose, in base64url. */
  tag(purpose: string, text: string): Promise<string>;
}

/** Shorter secrets can be guessed, and with an empty one no tag can be made. */
export const MIN_SECRET_LENGTH = 16;

const utf8 = new TextEncoder();

export function secretFrom(text: string): Secret {
  let key: Promise<CryptoKey> | undefined;
  const imported = () =>
    (key ??= crypto.subtle.importKey('raw', utf8.encode(text), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]));
  return {
    async tag(purpose, message) {
      const signature = await crypto.subtle.sign(
        'HMAC',
        await imported(),
        utf8.encode(`${purpose}\n${message}`),
      );
      return base64url(new Uint8Array(signature));
    },
  };
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_', '=': '' })[sign]!,
  );
}

/** 256 bits nobody can guess. */
export const randomName = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Six digits, each code as likely as any other. */
export function randomCode(): string {
  const limit = 4_294_000_000; // the largest multiple of a million in 32 bits: above it the low codes would come oftener
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while (draw[0]! >= limit);
  return String(draw[0]! % 1_000_000).padStart(6, '0');
}

export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares without telling by its time how much was right. */
export function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++)
    difference |= one.charCodeAt(at) ^ other.charCodeAt(at % (other.length || 1));
  return difference === 0;
}
