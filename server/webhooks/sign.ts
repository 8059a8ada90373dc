import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const PREFIX = 'whsec_';
const utf8 = new TextEncoder();
const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** 256 random bits, in the form that the libraries of Standard Webhooks take. */
export const newWebhookSecret = (): string => PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(32)));

/** The headers of a request that is sent now: its id, its time in seconds, and the signature of both and the body. */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const key = fromBase64(secret.slice(PREFIX.length));
  const signature = hmac(sha256, key, utf8.encode(`${id}.${seconds}.${body}`));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${toBase64(signature)}`,
  };
}
