import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { CONSENT } from '../community.ts';
import { freePort } from '../../support/free-port.ts';
import { command, demo, freshVariables, server, temporaryFolder, type Variables } from '../process.ts';

interface Header {
  tables: Record<string, number>;
  secret: string;
}

interface Content {
  header: Header;
  rows: (table: string) => Record<string, string | null>[];
}

function contentOf(file: string): Content {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const header = JSON.parse(lines[0]!) as Header;
  return {
    header,
    rows(table) {
      const head = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
      const { columns } = JSON.parse(lines[head]!) as { columns: string[] };
      return lines.slice(head + 1, head + 1 + header.tables[table]!).map((line) => {
        const values = JSON.parse(line) as (string | null)[];
        return Object.fromEntries(columns.map((name, place) => [name, values[place]!]));
      });
    },
  };
}

/** The variables of an empty community that signs with the secret of another. */
async function elsewhere({ SECRET }: Variables) {
  const variables = await freshVariables();
  return { ...variables, PORT: String(await freePort()), ...(SECRET && { SECRET }) };
}

const showcaseOf = async (url: string) =>
  ((await (await fetch(`${url}/showcase`)).json()) as { posts: { title: string }[] }).posts.map(
    ({ title }) => title,
  );

describe('community backup', () => {
  it('saves one moment while people sign up, and community restore brings it back', async () => {
    const variables = await freshVariables();
    const file = join(temporaryFolder(), 'community.backup');
    const running = await demo(variables);
    const tokens: string[] = [];
    for (let at = 0; at < 30; at++) {
      const answer = await fetch(`${running.url}/newsletter/form-token`);
      tokens.push(((await answer.json()) as { token: string }).token);
    }
    await pause(2_000); // a real server has a real clock: a form is not filled in faster
    const codes: number[] = [];
    let isSaved = false;
    const signUps = (async () => {
      for (const [place, formToken] of tokens.entries()) {
        if (isSaved) break;
        const { status } = await fetch(`${running.url}/newsletter/subscriptions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
          body: JSON.stringify({
            email: `person-${place}@example.org`,
            topics: [],
            consents: [CONSENT],
            locale: 'en',
            formToken,
          }),
        });
        codes.push(status);
        await pause(50);
      }
    })();
    const saved = await command(['backup', file], variables);
    isSaved = true;
    await signUps;
    assert.equal(saved.exit, 0, saved.err);
    assert.match(saved.err, /^Saved \([\d.]+ MB\): members \d+, /);
    assert.deepEqual([...new Set(codes)], [202]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.ok(!existsSync(`${file}.part`));
    assert.deepEqual(
      readdirSync(variables.DATA_DIR).filter((name) => name.includes('snapshot')),
      [],
    );

    // Whatever the moment was: who has asked has also agreed.
    const { header, rows } = contentOf(file);
    assert.equal(rows('consents').length, rows('signups').length);
    const agreed = new Set(rows('consents').map(({ signup_id }) => signup_id));
    assert.ok(rows('signups').every(({ id }) => agreed.has(id)));

    const titles = await showcaseOf(running.url);
    const there = await elsewhere(variables);
    const restored = await command(['restore', file], there);
    assert.equal(restored.exit, 0, restored.err);
    assert.match(restored.err, /^Restored the backup of /);
    if (!there.SECRET) assert.equal(readFileSync(join(there.DATA_DIR, 'secret'), 'utf8'), header.secret);
    const again = await server(there);
    assert.deepEqual(await showcaseOf(again.url), titles);
    assert.ok(titles.length > 5);

    // The same once more, now without a server: what was saved is what is there.
    await again.end('SIGTERM');
    const second = join(temporaryFolder(), 'second.backup');
    assert.equal((await command(['backup', second], there)).exit, 0);
    assert.deepEqual(contentOf(second).header.tables['signups'], header.tables['signups']);
    assert.deepEqual(contentOf(second).rows('post_picture_variants'), rows('post_picture_variants'));
    await running.end('SIGTERM');
  });

  it('is not written where nothing can be, and leaves nothing behind', async () => {
    const variables = await freshVariables();
    const folder = temporaryFolder();
    const { exit, err } = await command(['backup', join(folder, 'none', 'it.backup')], variables);
    assert.equal(exit, 1);
    assert.match(err, /^\S+it\.backup cannot be written: [^\n]+\n$/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('needs a community', { skip: Boolean(process.env.TEST_DATABASE_URL) }, async () => {
    const DATA_DIR = join(temporaryFolder(), 'data');
    const { exit, err } = await command(['backup', '-'], { DATA_DIR });
    assert.equal(exit, 1);
    assert.match(err, /^There is no community in DATA_DIR/);
    assert.ok(!existsSync(DATA_DIR));
  });
});

describe('community restore', () => {
  it('refuses in a sentence what would lose something', async () => {
    const variables = await freshVariables();
    const folder = temporaryFolder();
    const people = 'email,confirmed_at\nada@example.org,2026-05-01T10:00:00Z\n';
    assert.equal((await command(['subscribers', 'import', '-'], variables, people)).exit, 0);
    const file = join(folder, 'it.backup');
    assert.equal((await command(['backup', file], variables)).exit, 0);
    const whole = readFileSync(file);
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, whole.subarray(0, whole.length - 40));
    const altered = join(folder, 'altered.backup');
    const bytes = Buffer.from(whole);
    bytes[bytes.length >> 1]! ^= 0xff;
    writeFileSync(altered, bytes);
    writeFileSync(join(folder, 'list.csv'), people);

    const there = await elsewhere(variables);
    const other = { ...there, SECRET: 'another secret of 16 characters' };
    const refusals: [string[], Variables, RegExp][] = [
      [[file], variables, /^There are already people in this database\. /],
      [[cut], there, /^The backup is cut off: /],
      [[altered], there, /^The backup is damaged: /],
      [[join(folder, 'list.csv')], there, /^The backup is damaged: |^This file is no backup/],
      [[join(folder, 'none')], there, /^There is no file /],
      [[file], other, /^SECRET differs from the one in the backup\. /],
    ];
    for (const [args, at, sentence] of refusals) {
      const { exit, err } = await command(['restore', ...args], at);
      assert.match(err, sentence);
      assert.equal(err.split('\n').length, 2, err);
      assert.equal(exit, 1);
    }
    const kept = await command(['restore', file, '--keep-secret'], other);
    assert.equal(kept.exit, 0, kept.err);
    const replaced = await command(['restore', '-', '--replace'], there, undefined);
    assert.match(replaced.err, /^The backup is cut off: |^This file is no backup/);
    assert.equal((await command(['restore', file, '--replace'], there)).exit, 0);
    assert.match((await command(['subscribers', 'export'], there)).out, /ada@example\.org/);
  });

  it('waits for the server to be stopped', { skip: Boolean(process.env.TEST_DATABASE_URL) }, async () => {
    const variables = await freshVariables();
    const file = join(temporaryFolder(), 'it.backup');
    const running = await server(variables);
    assert.equal((await command(['backup', file], variables)).exit, 0);
    const { exit, err } = await command(['restore', file, '--replace'], variables);
    assert.equal(exit, 1);
    assert.match(err, /^DATA_DIR is in use by another process/);
    assert.equal((await fetch(`${running.url}/health`)).status, 200);
    await running.end('SIGTERM');
  });
});
