import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hashOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The server's secret. Each purpose has its own tags, so that a tag for one purpose is never valid for another. */
export interface Secret {
  /** HMAC-SHA-256 of the purpose and the text, in base64url. */
  tag(purpose: string, text: string): Promise<string>;
}

/** Shorter secrets can be guessed, and an empty one cannot be used as a key. */
export const MIN_SECRET_LENGTH = 16;

const utf8 = new TextEncoder();

/**
 * Doesn't use Web Crypto: each of its calls runs on another thread, which costs several times as much as the hash,
 * and a signup computes a dozen.
 */
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

/** 256 random bits from a CSPRNG, in base64url. */
export const randomName = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Six random digits, uniformly distributed. */
export function randomCode(): string {
  const limit = 4_294_000_000; // the largest multiple of a million in 32 bits; higher draws would favor low codes
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while (draw[0]! >= limit);
  return String(draw[0]! % 1_000_000).padStart(6, '0');
}

/** In hexadecimal. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  return bytesToHex(hashOf(typeof content === 'string' ? utf8.encode(content) : content));
}

/** Compares in constant time for a given `one`, so that the duration doesn't reveal how much matched. */
export function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++)
    difference |= one.charCodeAt(at) ^ other.charCodeAt(at % (other.length || 1));
  return difference === 0;
}
