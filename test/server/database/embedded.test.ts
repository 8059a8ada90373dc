import assert from 'node:assert/strict';
import { chmodSync, fdatasync, fdatasyncSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { type EmbeddedOptions } from '../../../server/database/embedded.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { copyOfEmptyDatabase } from '../../support/database.ts';
import { temporaryFolder } from '../process.ts';

const MB = 1024 * 1024;

export async function folderWithDatabase(): Promise<string> {
  const folder = join(temporaryFolder(), 'database');
  await copyOfEmptyDatabase(folder);
  return folder;
}

/** The real disk, which counts, and holds each sync back where it is told to. */
class CountedDisk {
  syncs = 0;
  #held: Promise<void> | undefined;
  release: () => void = () => {};
  hold(): void {
    this.#held = new Promise((resolve) => (this.release = resolve));
  }
  readonly later = async (descriptor: number) => {
    await this.#held;
    await promisify(fdatasync)(descriptor);
    this.syncs++;
  };
  readonly now = (descriptor: number) => {
    fdatasyncSync(descriptor);
    this.syncs++;
  };
}

async function open(options: EmbeddedOptions = {}, folder?: string) {
  const place = folder ?? (await folderWithDatabase());
  const opened = await openDatabase({ folder: place }, options);
  const write = (key: string) =>
    sql`insert into rate_limits (key, theoretical_arrival_ms) values (${key}, 0)`.execute(opened.database);
  const keys = async () =>
    (await opened.database.selectFrom('rate_limits').select('key').orderBy('key').execute()).map(
      ({ key }) => key,
    );
  return { ...opened, folder: place, write, keys };
}

describe('the embedded database', () => {
  it('answers each write only when the disk has it', async () => {
    const disk = new CountedDisk();
    const { write, keys, close } = await open({ disk });
    for (let at = 1; at <= 10; at++) {
      const before = disk.syncs;
      await write(`write ${at}`);
      assert.ok(disk.syncs > before, `write ${at} was answered without a sync`);
    }
    const before = disk.syncs;
    await Promise.all(Array.from({ length: 20 }, (_, at) => write(`at once ${at}`)));
    assert.ok(disk.syncs > before);
    assert.ok(disk.syncs - before < 20, 'writes at once share syncs');

    disk.hold();
    const answered: string[] = [];
    const writing = write('held').then(() => answered.push('write'));
    const reading = keys().then((found) => answered.push(found.includes('held') ? 'read' : 'read too early'));
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
    assert.deepEqual(answered, []);
    disk.release();
    await Promise.all([writing, reading]);
    assert.deepEqual(answered.sort(), ['read', 'write']);
    await close();
  });

  it('answers a transaction only when the disk has it, and keeps it', async () => {
    const disk = new CountedDisk();
    const { database, folder, close } = await open({ disk });
    const before = disk.syncs;
    await database.transaction().execute(async (transaction) => {
      await sql`insert into rate_limits (key, theoretical_arrival_ms) values ('a', 0), ('b', 0)`.execute(
        transaction,
      );
      assert.equal(disk.syncs, before);
    });
    assert.ok(disk.syncs > before);
    await close();
    const again = await open({}, folder);
    assert.deepEqual(await again.keys(), ['a', 'b']);
    await again.close();
  });

  it('lets its log not grow for ever while it is open', async () => {
    const { database, folder, close } = await open();
    const logs = () =>
      readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
    await sql`create table filler (text text)`.execute(database);
    for (let at = 0; at < 20; at++)
      await sql`insert into filler select repeat(md5(n::text), 200) from generate_series(1, 2000) n`.execute(
        database,
      );
    assert.ok(logs() < 12, `${logs()} files of 16 MB after 250 MB of writes`);
    await close();
  });

  it('closes its folder to all other users, whoever made it and with whatever rights', async () => {
    const folder = await folderWithDatabase();
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'pg_wal'), 0o777);
    for (const name of readdirSync(join(folder, 'base', '5')))
      chmodSync(join(folder, 'base', '5', name), 0o666);
    const umask = process.umask(0);
    try {
      const { write, database, close } = await open({}, folder);
      await write('one');
      await sql`create table new_file (text text)`.execute(database);
      const open_ = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => ({ name, mode: statSync(join(folder, name)).mode & 0o022 }))
        .filter(({ mode }) => mode !== 0);
      assert.deepEqual(open_, []);
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      await close();
    } finally {
      process.umask(umask);
    }
  });

  it('takes no writes while the disk has no room for its log, reads on, and heals by itself', async () => {
    let free = 100 * MB;
    const said: string[] = [];
    const { write, keys, hasRoom, close } = await open({
      freeBytes: () => free,
      say: (text) => void said.push(text),
    });
    await write('before');
    assert.equal(hasRoom!(), true);
    free = 63 * MB;
    assert.equal(hasRoom!(), false);
    await write('what goes on behind a read');
    free = 31 * MB;
    await assert.rejects(write('too much'), { code: '25006' });
    assert.deepEqual(await keys(), ['before', 'what goes on behind a read']);
    free = 64 * MB;
    assert.equal(hasRoom!(), true);
    await write('after');
    assert.equal((await keys()).length, 3);
    assert.equal(said.length, 2);
    assert.match(said[0]!, /almost full \(63 MB left\).*until 64 MB are free/);
    assert.match(said[1]!, /has room again/);
    await close();
  });
});
