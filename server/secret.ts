import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hashOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The server's one secret. Each purpose gets tags of its own, so that a tag made for one can never pass for another. */
export interface Secret {
  /** HMAC-SHA-256 of the text for this purpose, in base64url. */
  tag(purpose: string, text: string): Promise<string>;
}

/** Shorter secrets can be guessed, and with an empty one no tag can be made. */
export const MIN_SECRET_LENGTH = 16;

const utf8 = new TextEncoder();

/** Not by Web Crypto: each call of that is a job for another thread, which costs several times what the hash does, and a signup makes a dozen. */
export function secretFrom(text: string): Secret {
  const keyed = hmac.create(hashOf, utf8.encode(text));
  return {
    async tag(purpose, message) {
      return base64url(
        keyed
          .clone()
          .update(utf8.encode(`${purpose}\n${message}`))
          .digest(),
      );
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
  return bytesToHex(hashOf(utf8.encode(text)));
}

/** Compares without telling by its time how much was right. */
export function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++)
    difference |= one.charCodeAt(at) ^ other.charCodeAt(at % (other.length || 1));
  return difference === 0;
}
