import { expect } from '@open-wc/testing';
import { createStore, delMany, getMany, set } from 'idb-keyval';
import { communityAt } from './tab.ts';

let places = 0;

/** What a page keeps that has just been opened. */
const openStore = async () => (await communityAt(`https://store-${++places}.example`)).store;

describe('the store', () => {
  afterEach(() => delMany(['tide', 'moon', 'next'], createStore('community-widgets', 'kept')));

  it('keeps in memory, and says so, where the browser keeps nothing', async () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      const store = await openStore();
      expect(store.durable).to.equal(false);
      await store.set('a', 1);
      expect(await store.get('a')).to.equal(1);
      expect([...(await store.entries('a'))]).to.deep.equal([['a', 1]]);
      await store.delete('a');
      expect(await store.get('a')).to.equal(undefined);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('keeps in memory what no longer fits, and says so', async () => {
    const store = await openStore();
    expect(store.durable).to.equal(true);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await store.set('full', 'kept');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(store.durable).to.equal(false);
    expect(await store.get('full')).to.equal('kept');
    expect((await store.entries('fu')).get('full')).to.equal('kept');
  });

  it('does not know any more what the browser does not let go of', async () => {
    const store = await openStore();
    await store.set('tide', 'high');
    const forget = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('denied', 'InvalidStateError');
    };
    try {
      await store.delete('tide');
    } finally {
      IDBObjectStore.prototype.delete = forget;
    }
    expect(await store.get('tide')).to.equal(undefined);
    expect((await store.entries('ti')).size).to.equal(0);
  });

  it('holds nobody up as its page goes, and does what it was at when the page is shown again', async () => {
    const store = await openStore();
    const ended = new Promise((end) => {
      asTransactionBegins((transaction) => {
        for (const type of ['complete', 'abort']) transaction.addEventListener(type, () => end(type));
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      });
    });
    const writing = store.set('tide', 'high');
    expect(await ended).to.equal('abort');
    const later = store.set('moon', 'full');
    const nextPage = createStore('community-widgets', 'kept');
    await set('next', 'page', nextPage);
    expect(await getMany(['tide', 'moon'], nextPage)).to.deep.equal([undefined, undefined]);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await Promise.all([writing, later]);
    expect(await getMany(['tide', 'moon'], nextPage)).to.deep.equal(['high', 'full']);
  });

  it('goes on in memory where the browser stops answering', async () => {
    const store = await openStore();
    const ask = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = () => new EventTarget() as IDBRequest;
    try {
      expect(await store.get('wind')).to.equal(undefined);
    } finally {
      IDBObjectStore.prototype.get = ask;
    }
    expect(store.durable).to.equal(false);
    await store.set('wind', 'west');
    expect(await store.get('wind')).to.equal('west');
  });
});

/** Does something once, right after the next transaction has begun. */
function asTransactionBegins(act: (transaction: IDBTransaction) => void): void {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...about) {
    IDBDatabase.prototype.transaction = begin;
    const transaction = begin.apply(this, about);
    queueMicrotask(() => act(transaction));
    return transaction;
  };
}
