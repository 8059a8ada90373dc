import { expect } from '@open-wc/testing';
import { makeKeys, proofOf, type KeyPair } from '../../src/community/proof.ts';
import { Store } from '../../src/community/store.ts';

const part = (text: string) =>
  JSON.parse(atob(text.replace(/-/g, '+').replace(/_/g, '/'))) as Record<string, unknown>;
const bytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));

async function isGood(proof: string): Promise<boolean> {
  const [head, body, signature] = proof.split('.') as [string, string, string];
  const jwk = part(head)['jwk'] as JsonWebKey;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const text = new TextEncoder().encode(`${head}.${body}`);
  return crypto.subtle.verify(algorithm, key, bytes(signature), text);
}

describe('a proof of the key', () => {
  const about = {
    method: 'POST',
    address: 'https://api.example.org/session',
    token: 'a token',
    nonce: 'now',
  };

  it('says what RFC 9449 asks for, and its signature is good', async () => {
    const proof = await proofOf(await makeKeys(), about);
    const [head, body] = proof.split('.').map((it, place) => (place < 2 ? part(it) : {}));
    expect(head).to.include({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(Object.keys(head!['jwk'] as object).sort()).to.deep.equal(['crv', 'kty', 'x', 'y']);
    expect(body).to.include({ htm: 'POST', htu: 'https://api.example.org/session', nonce: 'now' });
    // RFC 9449, section 4.1: base64url of the token's SHA-256.
    expect(body!['ath']).to.equal('4zFuK6_rthA6NBjod4wK3JYNQCE6A6fn9PzTQm7YB78');
    expect(Math.abs((body!['iat'] as number) - Date.now() / 1000)).to.be.below(30);
    expect(await isGood(proof)).to.equal(true);
  });

  it('is another each time', async () => {
    const keys = await makeKeys();
    const [one, other] = [await proofOf(keys, about), await proofOf(keys, about)];
    expect(part(one.split('.')[1]!)['jti']).to.not.equal(part(other.split('.')[1]!)['jti']);
  });

  it('can be made by a key that was stored, which nobody can read', async () => {
    const store = await Store.open();
    await store.set('keys of a test', await makeKeys());
    const keys = (await (await Store.open()).get('keys of a test')) as KeyPair;
    expect(await isGood(await proofOf(keys, about))).to.equal(true);
    expect(keys.privateKey.extractable).to.equal(false);
    let refused = false;
    await crypto.subtle.exportKey('pkcs8', keys.privateKey).catch(() => (refused = true));
    expect(refused).to.equal(true);
    await store.delete('keys of a test');
  });
});
