import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { community, problemCode, testDatabase } from '../community.ts';
import { browser, look, PASSWORD, signedInAs } from './browser.ts';

const database = testDatabase();

async function signedIn() {
  const here = community(database());
  return { here, ada: await signedInAs(here, { email: 'ada@example.org' }) };
}

describe('a browser whose clock is wrong by an hour', () => {
  it('is given a nonce and comes in with it', async () => {
    const { here, ada } = await signedIn();
    for (const apart of [-3600, 3600]) {
      ada.ahead = apart;
      ada.nonce = undefined;
      const refused = await ada.request('GET', '/member');
      assert.equal(refused.status, 401);
      assert.match(refused.headers.get('WWW-Authenticate')!, /^DPoP error="use_dpop_nonce"/);
      assert.equal(await problemCode(refused), 'nonce-required');
      assert.ok(ada.nonce);
      assert.equal(await look(ada), 'ok');
      here.clock.pass(300);
      assert.equal(await look(ada), 'ok', 'the nonce is good for five minutes at least');
    }
    const other = await browser(here);
    other.ahead = 3600;
    await other.request('POST', '/session', { email: 'ada@example.org', password: PASSWORD });
    assert.ok(await other.signIn('ada@example.org'));
  });

  it('is given another nonce after ten minutes at most', async () => {
    const { here, ada } = await signedIn();
    ada.ahead = 3600;
    await look(ada);
    const first = ada.nonce;
    here.clock.pass(600);
    assert.equal(await look(ada), 'nonce-required');
    assert.notEqual(ada.nonce, first);
    assert.equal(await look(ada), 'ok');
  });

  it('cannot use a nonce of its own making, nor one proof twice while its nonce is good', async () => {
    const { here, ada } = await signedIn();
    ada.ahead = 3600;
    ada.nonce = 'made up';
    assert.equal(await look(ada), 'nonce-required');
    const proof = await ada.proof('GET', '/member');
    assert.equal(await look(ada, { proof }), 'ok');
    here.clock.pass(200);
    assert.equal(await look(ada, { proof }), 'proof-invalid');
  });

  it('reads the nonce from a page of another site as well', async () => {
    const { ada } = await signedIn();
    ada.ahead = 3600;
    const headers = { Origin: 'https://www.example.org' };
    const answer = await ada.request('GET', '/member', undefined, { headers });
    assert.match(answer.headers.get('Access-Control-Expose-Headers')!, /DPoP-Nonce, WWW-Authenticate/);
  });
});
