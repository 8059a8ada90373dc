import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const utf8 = new TextEncoder();

/** HMAC-SHA-256 in base64. */
export const hmacBase64 = (key: Uint8Array, text: string): string =>
  btoa(String.fromCharCode(...hmac(sha256, key, utf8.encode(text))));

/** HMAC-SHA-256 in hexadecimal. */
export const hmacHex = (key: string, text: string): string =>
  bytesToHex(hmac(sha256, utf8.encode(key), utf8.encode(text)));

/** The key in a secret of Standard Webhooks: base64 after `whsec_`, or else the text itself. */
export function webhookKey(secret: string): Uint8Array {
  if (!secret.startsWith('whsec_')) return utf8.encode(secret);
  try {
    return Uint8Array.from(atob(secret.slice('whsec_'.length)), (character) => character.charCodeAt(0));
  } catch {
    return utf8.encode(secret);
  }
}
