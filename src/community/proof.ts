import { toJson } from '../api/json.ts';

/** An ES256 key pair whose private key can't be extracted. */
export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const utf8 = new TextEncoder();

const base64url = (bytes: Uint8Array | ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_', '=': '' })[sign]!,
  );

export const makeKeys = (): Promise<KeyPair> =>
  crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);

interface Proven {
  readonly method: string;
  /** Without query and fragment. */
  readonly address: string;
  readonly token?: string | undefined;
  readonly nonce?: string | undefined;
}

/**
 * Proves that a request comes from the holder of the key: RFC 9449, section 4.2. Each proof is valid for one request.
 */
export async function proofOf(keys: KeyPair, { method, address, token, nonce }: Proven): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const part = (content: object) => base64url(utf8.encode(toJson(content)));
  const ath = token && base64url(await crypto.subtle.digest('SHA-256', utf8.encode(token)));
  const signed = `${part({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } })}.${part({
    jti: base64url(crypto.getRandomValues(new Uint8Array(16))),
    htm: method,
    htu: address,
    iat: Math.floor(Date.now() / 1000),
    ath,
    nonce,
  })}`;
  return `${signed}.${base64url(await crypto.subtle.sign(ALGORITHM, keys.privateKey, utf8.encode(signed)))}`;
}
