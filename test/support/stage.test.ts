import { expect } from '@open-wc/testing';
import { startCommunity, type Community, type FaultKind } from './community.ts';

const path = '/newsletter/confirmations';
/** The API's own response to an empty request. */
const refused = 422;

const post = (community: Community) =>
  fetch(community.api + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });

/**
 * Returns the status of a response, or that there was none. Uses POST, because the browser may resend a lost GET by
 * itself (RFC 9110, 9.2.2) without telling the page.
 */
async function ask(community: Community): Promise<number | 'nothing'> {
  try {
    const response = await post(community);
    await response.text();
    return response.status;
  } catch {
    return 'nothing';
  }
}

const broken: [FaultKind, number | 'nothing'][] = [
  ['drop', 'nothing'],
  ['drop-after', 'nothing'],
  ['error', 500],
  ['error-page', 502],
];

describe('the stage', () => {
  let community: Community;
  before(async () => (community = await startCommunity()));

  it('is on another origin than the page', () => {
    expect(new URL(community.api).origin).not.to.equal(location.origin);
  });

  for (const [kind, seen] of broken) {
    it(`really breaks a request by "${kind}", once`, async () => {
      await community.fault({ kind, path });
      expect(await ask(community)).to.equal(seen);
      expect(await ask(community)).to.equal(refused);
    });
  }

  it('cuts an answer by "half", which some engines report and others hand on', async () => {
    await community.fault({ kind: 'half', path });
    const whole = await post(community)
      .then((response) => response.json())
      .then(() => true)
      .catch(() => false);
    expect(whole).to.equal(false);
    expect(await ask(community)).to.equal(refused);
  });

  it('answers "html" with a page and a good status, as a hotel network does', async () => {
    await community.fault({ kind: 'html', path });
    const response = await post(community);
    expect(response.status).to.equal(200);
    expect(response.headers.get('Content-Type')).to.contain('text/html');
    expect(await response.text()).to.contain('<h1>');
  });

  it('holds a request by "delay" until it is let go', async () => {
    await community.fault({ kind: 'delay', path });
    let answered = false;
    const asked = ask(community).then((seen) => {
      answered = true;
      return seen;
    });
    const before = (await community.received('POST', path)).length;
    // Another request overtakes the held one.
    expect(await ask(community)).to.equal(refused);
    await community.until(async (it) => (await it.received('POST', path)).length > before);
    expect(answered).to.equal(false);
    await community.clearFaults();
    expect(await asked).to.equal(refused);
  });

  it('keeps what it received, and a clock of its own', async () => {
    const mine = await startCommunity();
    expect(await mine.received('POST', path)).to.have.length(0);
    expect(await ask(mine)).to.equal(refused);
    expect(await mine.received('POST', path)).to.have.length(1);
    expect(await mine.subscribers()).to.have.length(0);
  });
});
