import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateKeyPair as joseKeys, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import type { Problem } from '../../../src/contract/index.ts';
import { API, type Community, community, path, problemCode, testDatabase } from '../community.ts';
import { browser, Browser, look, outcome, type Overrides, PASSWORD, signedInAs } from './browser.ts';

const database = testDatabase();

async function signedIn() {
  const here = community(database());
  return { here, ada: await signedInAs(here, { email: 'ada@example.org' }) };
}

/** A proof made by hand, for what the library of a decent browser does not make. */
async function handmade(
  here: Community,
  { header = {}, claims = {}, alg = 'ES256', key }: Handmade = {},
): Promise<string> {
  const keys = await joseKeys('ES256', { extractable: true });
  return new SignJWT({
    jti: crypto.randomUUID(),
    htm: 'POST',
    htu: `${API}/session`,
    iat: here.clock.time / 1000,
    ...claims,
  })
    .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk: await exportJWK(keys.publicKey), ...header })
    .sign(key ?? keys.privateKey, { crit: { x: true } });
}
interface Handmade {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  alg?: string;
  key?: Parameters<SignJWT['sign']>[0];
}

/** What becomes of signing in with this proof. */
const enter = async (here: Community, proof: string | null) =>
  outcome(
    (await browser(here)).request(
      'POST',
      '/session',
      { email: 'ada@example.org', password: PASSWORD },
      { proof },
    ),
  );

describe('a proof', () => {
  it('is good once', async () => {
    const { ada } = await signedIn();
    const proof = await ada.proof('GET', '/member');
    assert.equal(await look(ada, { proof }), 'ok');
    const again = await ada.request('GET', '/member', undefined, { proof });
    assert.equal(again.status, 401);
    assert.match(again.headers.get('WWW-Authenticate')!, /^DPoP error="invalid_dpop_proof"/);
    assert.equal(await problemCode(again), 'proof-invalid');
  });

  it('is good once, though it is sent ten times at once', async () => {
    const { ada } = await signedIn();
    const proof = await ada.proof('GET', '/member');
    const seen = await Promise.all(Array.from({ length: 10 }, () => look(ada, { proof })));
    assert.equal(seen.filter((one) => one === 'ok').length, 1);
  });

  it('is good for its own address, method, token and key, and no other', async () => {
    const { here, ada } = await signedIn();
    const stranger = await browser(here);
    const foreign: Record<string, Overrides> = {
      'another page': { proofFor: { url: `${API}/member/sessions` } },
      'another site': { proofFor: { url: 'https://elsewhere.example/member' } },
      'another scheme': { proofFor: { url: `${API}/member`.replace('https', 'http') } },
      'another port': { proofFor: { url: `${API}:8443/member` } },
      'no address at all': { proofFor: { url: '/member' } },
      'another method': { proofFor: { method: 'DELETE' } },
      'a method in small letters': { proofFor: { method: 'get' } },
      'another token': { proofFor: { token: 'another' } },
      'no token': { proofFor: { token: undefined } },
      'another key': { keys: stranger.keys },
      'no proof': { proof: null },
      'no JWT': { proof: 'nonsense' },
      'two proofs': { proof: `${await ada.proof('GET', '/member')}, ${await ada.proof('GET', '/member')}` },
    };
    for (const [what, overrides] of Object.entries(foreign))
      assert.equal(await look(ada, overrides), 'proof-invalid', what);
    assert.equal(await look(ada), 'ok');
  });

  it('may name the address with or without its query', async () => {
    const { ada } = await signedIn();
    const page = '/member?from=menu';
    assert.equal(await outcome(ada.request('GET', page)), 'ok');
    assert.equal(
      await outcome(ada.request('GET', page, undefined, { proofFor: { url: `${API}/member` } })),
      'ok',
    );
  });

  it('does not believe the Host header', async () => {
    const { ada } = await signedIn();
    const fooled = {
      headers: { Host: 'elsewhere.example' },
      proofFor: { url: 'https://elsewhere.example/member' },
    };
    assert.equal(await look(ada, fooled), 'proof-invalid');
  });

  it('tells an owner which address the API takes for its own', async () => {
    const { ada } = await signedIn();
    const proofFor = { url: 'http://10.0.0.7:8080/member' };
    const answer = await ada.request('GET', '/member', undefined, { proofFor });
    const { detail } = (await answer.json()) as Problem;
    assert.match(detail!, /must be for GET https:\/\/api\.example\.org\/member\..*PUBLIC_URL/);
  });

  it('takes the names of this machine for one another, with the same port', async () => {
    const { ada } = await signedIn();
    const local = community(database(), { url: 'http://localhost:8080' });
    const near = new Browser(local, ada.keys);
    near.token = ada.token;
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      assert.equal(await look(near, { proofFor: { url: `http://${host}:8080/member` } }), 'ok', host);
    for (const host of ['localhost:8081', '127.0.0.2:8080', 'localhost.example:8080'])
      assert.equal(await look(near, { proofFor: { url: `http://${host}/member` } }), 'proof-invalid', host);
  });

  it('counts the folder in which the API lives', async () => {
    const { ada } = await signedIn();
    const inside = new Browser(community(database(), { url: 'https://www.example.org/api' }), ada.keys);
    inside.token = ada.token;
    const seen = async (url: string) => look(inside, { proofFor: { url } });
    assert.equal(await seen('https://www.example.org/api/member'), 'ok');
    assert.equal(await seen('https://www.example.org/member'), 'proof-invalid');
  });

  it('must be signed with ES256 by the key that it shows, and show no secret', async () => {
    const { here } = await signedIn();
    const keys = await joseKeys('ES256', { extractable: true });
    const other = await joseKeys('ES256');
    const rsa = await joseKeys('RS256', { extractable: true });
    const jwk = await exportJWK(keys.publicKey);
    const claims = { jti: 'one', htm: 'POST', htu: `${API}/session`, iat: here.clock.time / 1000 };
    const none = new UnsecuredJWT(claims).encode().split('.')[1]!;
    const noneHeader = Buffer.from(JSON.stringify({ alg: 'none', typ: 'dpop+jwt', jwk })).toString(
      'base64url',
    );
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    const k = Buffer.from(secret).toString('base64url');
    const bad: Record<string, string> = {
      none: `${noneHeader}.${none}.`,
      HS256: await handmade(here, { alg: 'HS256', key: secret, header: { jwk: { kty: 'oct', k } } }),
      'HS256 with a public key': await handmade(here, { alg: 'HS256', key: secret, header: { jwk } }),
      RS256: await handmade(here, {
        alg: 'RS256',
        key: rsa.privateKey,
        header: { jwk: await exportJWK(rsa.publicKey) },
      }),
      'a private key': await handmade(here, {
        key: keys.privateKey,
        header: { jwk: await exportJWK(keys.privateKey) },
      }),
      'the key of somebody else': await handmade(here, { key: other.privateKey, header: { jwk } }),
      'no key': await handmade(here, { header: { jwk: undefined } }),
      'a point off the curve': await handmade(here, { header: { jwk: { ...jwk, y: jwk.x } } }),
      'another type': await handmade(here, { header: { typ: 'JWT' } }),
      'something critical': await handmade(here, { header: { crit: ['x'], x: 1 } }),
    };
    for (const [what, proof] of Object.entries(bad))
      assert.equal(await enter(here, proof), 'proof-invalid', what);
    assert.equal(await enter(here, await handmade(here)), 'ok');
    assert.deepEqual(here.accidents, []);
  });

  it('must have a name of 1 to 100 characters', async () => {
    const { here } = await signedIn();
    for (const jti of ['', 'x'.repeat(101), 7, undefined])
      assert.equal(
        await enter(here, await handmade(here, { claims: { jti } })),
        'proof-invalid',
        String(jti),
      );
    assert.equal(await enter(here, await handmade(here, { claims: { jti: 'x'.repeat(100) } })), 'ok');
  });

  it('must be of this minute', async () => {
    const { here, ada } = await signedIn();
    for (const apart of [-60, 60]) {
      ada.ahead = apart;
      assert.equal(await look(ada), 'ok', `${apart} seconds`);
    }
    for (const apart of [-61, 61, -86_400, 86_400]) {
      ada.ahead = apart;
      ada.nonce = undefined;
      assert.equal(await look(ada), 'nonce-required', `${apart} seconds`);
    }
    for (const iat of [undefined, 'now', Number.MAX_SAFE_INTEGER])
      assert.notEqual(await enter(here, await handmade(here, { claims: { iat } })), 'ok', String(iat));
  });
});

describe('a page of another site', () => {
  it('may sign its requests', async () => {
    const { here } = await signedIn();
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await here.request(path(`${API}/member`), {
        method: 'OPTIONS',
        headers: { Origin: 'https://www.example.org', 'Access-Control-Request-Method': method },
      });
      assert.ok(answer.headers.get('Access-Control-Allow-Methods')!.split(', ').includes(method));
      assert.match(answer.headers.get('Access-Control-Allow-Headers')!, /Authorization, DPoP/);
    }
  });
});
