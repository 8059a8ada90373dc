import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LogSync } from '../../../server/database/log-sync.ts';

/** A disk whose syncs end when the test says so. */
class HeldDisk {
  readonly blocking: number[] = [];
  readonly running: { descriptor: number; done: () => void; fail: (error: Error) => void }[] = [];
  later(descriptor: number): Promise<void> {
    return new Promise((done, fail) => this.running.push({ descriptor, done, fail }));
  }
  now(descriptor: number): void {
    this.blocking.push(descriptor);
  }
}

const turn = () => new Promise((done) => setImmediate(done));

async function isPending(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  const settle = () => void (settled = true);
  promise.then(settle, settle);
  await turn();
  return !settled;
}

describe('the sync of the log', () => {
  it('serves all commits that wait with one call, and those that come meanwhile with the next', async () => {
    const disk = new HeldDisk();
    const log = new LogSync(disk, assert.ifError);
    log.request(7);
    const first = [log.synced(), log.synced(), log.synced()];
    await turn();
    assert.equal(disk.running.length, 1);

    log.request(7);
    const second = [log.synced(), log.synced()];
    assert.ok(await isPending(second[0]!));
    disk.running[0]!.done();
    await Promise.all(first);
    await turn();
    assert.equal(disk.running.length, 2);
    assert.ok(await isPending(second[1]!));
    disk.running[1]!.done();
    await Promise.all(second);
    await log.synced();
    assert.equal(disk.running.length, 2);
  });

  it('lets somebody who only reads wait for the sync that is under way', async () => {
    const disk = new HeldDisk();
    const log = new LogSync(disk, assert.ifError);
    log.request(7);
    void log.synced();
    await turn();
    const reader = log.synced();
    assert.ok(await isPending(reader));
    disk.running[0]!.done();
    await reader;
  });

  it('blocks before data that relies on it is written, and before a log file is closed', async () => {
    const disk = new HeldDisk();
    const log = new LogSync(disk, assert.ifError);
    log.syncNow();
    log.close(7);
    assert.deepEqual(disk.blocking, []);
    log.request(7);
    log.syncNow();
    assert.deepEqual(disk.blocking, [7]);
    log.request(7);
    log.close(7);
    assert.deepEqual(disk.blocking, [7, 7]);

    log.request(8);
    const waiting = log.synced();
    await turn();
    log.close(8);
    assert.deepEqual(disk.blocking, [7, 7, 8]);
    disk.running[0]!.fail(new Error('EBADF')); // its number is another file's by now
    await waiting;
  });

  it('never says that a commit is on the disk when the disk has refused it', async () => {
    const disk = new HeldDisk();
    const failures: unknown[] = [];
    const log = new LogSync(disk, (error) => failures.push(error));
    log.request(7);
    const waiting = log.synced();
    waiting.catch(() => {});
    await turn();
    disk.running[0]!.fail(new Error('EIO'));
    await assert.rejects(waiting, /EIO/);
    assert.equal(failures.length, 1);
  });
});
