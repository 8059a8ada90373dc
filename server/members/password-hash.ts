import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sameText } from '../secret.ts';

/** Cost of scrypt: `N` blocks of `128 * r` bytes of memory, `p` times. */
export interface ScryptCost {
  N: number;
  r: number;
  p: number;
}

/** Derives a key of 32 bytes. Node has one in C++, which runs in a thread of its own. */
export type Scrypt = (password: string, salt: Uint8Array, cost: ScryptCost) => Promise<Uint8Array>;

const KEY_BYTES = 32;

/** For browsers, where the stories run the API. */
export const portableScrypt: Scrypt = (password, salt, cost) =>
  scryptAsync(password, salt, { ...cost, dkLen: KEY_BYTES });

/** One of the costs that the OWASP Password Storage Cheat Sheet gives as equal: 16 MB, a quarter of a second. */
const COST: ScryptCost = { N: 2 ** 14, r: 8, p: 5 };
const SALT_BYTES = 16;

/** Hashes a password into the PHC string format: `$scrypt$ln=14,r=8,p=5$salt$key`. */
export async function hashWith(scrypt: Scrypt, password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const { N, r, p } = COST;
  const key = await scrypt(sameForm(password), salt, COST);
  return `$scrypt$ln=${Math.log2(N)},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;
}

/** Whether a password is the hashed one. Hashes of another cost stay valid. */
export async function verifyWith(scrypt: Scrypt, hash: string, password: string): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? [];
  const cost = { N: 2 ** Number(ln), r: Number(r), p: Number(p) };
  return sameText(base64(await scrypt(sameForm(password), bytesOf(salt), cost)), key);
}

// Normalize, because keyboards encode the same character in different ways (NIST SP 800-63B, 3.1.1.2).
const sameForm = (password: string) => password.normalize('NFKC');

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
const bytesOf = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
