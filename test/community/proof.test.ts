import { expect } from '@open-wc/testing';
import { getSession } from '../../src/community/session-controller.ts';
import { memberEndpoints } from '../../src/contract/members.ts';
import { startCommunity } from '../support/community.ts';
import { communityAt } from './tab.ts';

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

/** A member who has signed in, and the proofs that the API was sent. */
async function signedIn() {
  const community = await startCommunity();
  const login = { email: 'ada@example.org', password: 'three blue herons' };
  await community.member({ ...login, name: 'Ada' });
  const session = await getSession(community.api);
  expect((await session.signIn(memberEndpoints.signIn, login)).ok).to.equal(true);
  const proofs = async (method: string, path: string) =>
    (await community.received(method, path)).map(({ headers }) => headers['dpop']!);
  return { community, session, proofs };
}

describe('a proof of the key', () => {
  it('says what RFC 9449 asks for, and its signature is good', async () => {
    const { community, session, proofs } = await signedIn();
    expect((await session.call(memberEndpoints.member)).ok).to.equal(true);
    const { path } = memberEndpoints.member;
    const proof = (await proofs('GET', path)).at(-1)!;
    const [head, body] = proof.split('.').map((it, place) => (place < 2 ? part(it) : {}));
    expect(head).to.include({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(Object.keys(head!['jwk'] as object).sort()).to.deep.equal(['crv', 'kty', 'x', 'y']);
    expect(body).to.include({ htm: 'GET', htu: `${community.api}${path}` });
    // RFC 9449, section 4.1: base64url of the token's SHA-256.
    const [request] = (await community.received('GET', path)).slice(-1);
    const token = request!.headers['authorization']!.replace('DPoP ', '');
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    expect(bytes(body!['ath'] as string)).to.deep.equal(new Uint8Array(hash));
    expect(Math.abs((body!['iat'] as number) - Date.now() / 1000)).to.be.below(30);
    expect(await isGood(proof)).to.equal(true);
  });

  it('is another each time', async () => {
    const { session, proofs } = await signedIn();
    for (let time = 0; time < 2; time++) await session.call(memberEndpoints.member);
    const ids = (await proofs('GET', memberEndpoints.member.path)).map(
      (it) => part(it.split('.')[1]!)['jti'],
    );
    expect(ids.length).to.be.at.least(2);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('is made by a key that was stored, which nobody can read', async () => {
    const { community } = await signedIn();
    const { store } = await communityAt(community.api);
    const { keys } = (await store.get(`session ${community.api}`)) as { keys: CryptoKeyPair };
    expect(keys.privateKey.extractable).to.equal(false);
    let refused = false;
    await crypto.subtle.exportKey('pkcs8', keys.privateKey).catch(() => (refused = true));
    expect(refused).to.equal(true);
  });
});
