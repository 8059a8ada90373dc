import { expect, waitUntil } from '@open-wc/testing';
import type { Result } from '../../src/api/client.ts';
import type { Outcome, Sender } from '../../src/community/outbox.ts';
import { communityAt, openTab } from './tab.ts';

const HOUR = 60 * 60 * 1000;
const sent: Result<string> = { ok: true, value: 'sent' };
const unreachable: Result<string> = { ok: false, failure: { code: 'unreachable' } };

let places = 0;

/** Puts what it sends into an address of its own, in one tab of the browser. */
async function oneTab(send: Sender, api = `https://community-${++places}.example`, page = globalThis) {
  const { outbox, store } = await communityAt(api, page);
  const heard: Outcome[] = [];
  outbox.handle('note', send);
  outbox.subscribe((outcome) => heard.push(outcome));
  return { api, store, one: { outbox, heard } };
}

/** Two tabs of one browser. */
async function twoTabs(send: Sender) {
  const first = await oneTab(send);
  const second = await oneTab(send, first.api, await openTab());
  return { ...first, two: second.one };
}

describe('the outbox', () => {
  it('is read by one tab at a time, and all hear of it', async () => {
    let calls = 0;
    const { one, two } = await twoTabs(async () => {
      calls++;
      await new Promise((done) => setTimeout(done, 50));
      return sent;
    });
    const intent = await one.outbox.put('note', 'hello');
    await Promise.all([one.outbox.flush(), two.outbox.flush(), one.outbox.flush()]);
    expect(calls).to.equal(1);
    await waitUntil(() => one.heard.length === 1 && two.heard.length === 1);
    expect(two.heard[0]).to.deep.equal({ key: intent.key, state: 'answered', result: sent });
    expect(await two.outbox.pending('note')).to.deep.equal([]);
  });

  it('sends what is put in at whatever moment of the end of a run', async () => {
    for (let ticks = 0; ticks < 40; ticks++) {
      let calls = 0;
      const { one } = await oneTab(async () => {
        // After it was looked what waits, and before the run is over.
        if (++calls === 1) await one.outbox.put('note', 'second');
        return sent;
      });
      one.outbox.subscribe(async () => {
        for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
        void one.outbox.flush();
      });
      await one.outbox.put('note', 'first');
      await one.outbox.flush();
      await waitUntil(() => calls === 2, `the second, ${ticks} ticks later`);
    }
  });

  it('sends without locks where the browser refuses them', async () => {
    const { locks } = navigator;
    const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
    try {
      const { one } = await oneTab(async () => sent);
      const { key } = await one.outbox.put('note', 'hello');
      await one.outbox.flush();
      expect(one.heard).to.deep.equal([{ key, state: 'answered', result: sent }]);
    } finally {
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
    }
  });

  it('lets wait what its sender could not even send', async () => {
    const { one } = await oneTab(async () => {
      throw new TypeError('a bug in the sender');
    });
    const reported = new Promise((done) => {
      addEventListener('error', (event) => (event.preventDefault(), done(event.message)), { once: true });
    });
    const handler = window.onerror;
    window.onerror = null;
    const { key } = await one.outbox.put('note', 'hello');
    await one.outbox.flush();
    expect(one.heard).to.deep.equal([{ key, state: 'waiting', failure: { code: 'internal' } }]);
    expect(await reported).to.contain('a bug in the sender');
    window.onerror = handler;
    await one.outbox.cancel(key);
  });

  it('keeps what could not be sent, says so, and tries again by itself', async () => {
    const answers = [unreachable, sent];
    const { one } = await oneTab(async () => answers.shift()!);
    await one.outbox.put('note', 'hello');
    await one.outbox.flush();
    expect(one.heard.map((it) => it.state)).to.deep.equal(['waiting']);
    expect(await one.outbox.pending('note')).to.have.length(1);
    await waitUntil(() => one.heard.length === 2, 'a second try', { timeout: 30_000 });
    expect(one.heard[1]!.state).to.equal('answered');
  });

  it('sends what is of one sequence in order: nothing overtakes what failed', async () => {
    const answers = [unreachable, sent, sent, sent];
    const asked: unknown[] = [];
    const { one } = await oneTab(async ({ body }) => {
      asked.push(body);
      return answers.shift()!;
    });
    const keys: string[] = [];
    for (const [body, sequence] of [
      ['first', 'a piece'],
      ['second', 'a piece'],
      ['other', 'another piece'],
    ] as const)
      keys.push((await one.outbox.put('note', body, sequence)).key);
    await one.outbox.flush();
    expect(asked).to.deep.equal(['first', 'other']);
    expect(one.heard.map(({ key, state }) => [keys.indexOf(key), state])).to.deep.equal([
      [0, 'waiting'],
      [1, 'waiting'],
      [2, 'answered'],
    ]);
    await one.outbox.flush();
    expect(asked).to.deep.equal(['first', 'other', 'first', 'second']);
    expect(await one.outbox.pending('note')).to.deep.equal([]);
  });

  it('is done with a refusal, which would be the same the next time', async () => {
    const { one } = await oneTab(async () => ({
      ok: false,
      failure: { code: 'rate-limited', retryAfter: 60 },
    }));
    await one.outbox.put('note', 'hello');
    await one.outbox.flush();
    expect(one.heard.map((it) => it.state)).to.deep.equal(['answered']);
    expect(await one.outbox.pending('note')).to.have.length(0);
  });

  it('sends a changed body the next time', async () => {
    const bodies: unknown[] = [];
    const { one } = await oneTab(async (intent, amend) => {
      bodies.push(intent.body);
      await amend('with a token' as never);
      return bodies.length === 1 ? unreachable : sent;
    });
    await one.outbox.put('note', 'bare');
    await one.outbox.flush();
    await one.outbox.flush();
    expect(bodies).to.deep.equal(['bare', 'with a token']);
  });

  it('sends nothing that was taken back', async () => {
    let calls = 0;
    const { one } = await oneTab(async () => {
      calls++;
      return sent;
    });
    const { key } = await one.outbox.put('note', 'hello');
    await one.outbox.cancel(key);
    await one.outbox.flush();
    expect(calls).to.equal(0);
  });

  it('drops what is older than a day, and says so', async () => {
    let calls = 0;
    const { api, store, one } = await oneTab(async () => {
      calls++;
      return sent;
    });
    await store.set(`outbox ${api} old`, {
      key: 'old',
      kind: 'note',
      madeAt: Date.now() - 25 * HOUR,
      body: 'x',
    });
    await one.outbox.flush();
    expect(calls).to.equal(0);
    expect(one.heard).to.deep.equal([{ key: 'old', state: 'dropped' }]);
    expect(await one.outbox.outcome('old')).to.deep.equal({ key: 'old', state: 'dropped' });
  });

  it('remembers for a day how it ended, without what was sent', async () => {
    const { api, store, one, two } = await twoTabs(async () => sent);
    const { key } = await one.outbox.put('note', 'a secret address');
    await one.outbox.flush();
    expect(await two.outbox.outcome(key)).to.deep.include({ state: 'answered' });
    expect(JSON.stringify(await store.get(`outbox ${api} ${key}`))).not.to.contain('a secret address');
  });
});
