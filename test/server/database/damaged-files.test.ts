import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { type EmbeddedOptions, openEmbedded } from '../../../server/database/embedded.ts';
import { ConfigError } from '../../../server/config.ts';
import { copyOfEmptyDatabase } from '../../support/database.ts';
import { server, temporaryFolder, tryServer } from '../process.ts';

let killed: Promise<string> | undefined;

/** A folder of its own, as a server leaves it that was killed after ten writes. */
async function killedAfterWrites(): Promise<string> {
  const folder = join(temporaryFolder(), 'database');
  const original = await (killed ??= makeKilled());
  cpSync(dirname(original), dirname(folder), { recursive: true });
  return folder;
}

async function makeKilled(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'community-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'database');
  await copyOfEmptyDatabase(folder);
  const running = await server({ DATA_DIR: dirname(folder), PORT: '0' });
  for (let at = 0; at < 10; at++)
    await fetch(`${running.url}/newsletter/leave`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'x' }),
    });
  await running.end('SIGKILL');
  rmSync(join(root, 'lock'));
  rmSync(join(root, 'community.sock'), { force: true }); // a socket cannot be copied
  return folder;
}

const newestLog = (folder: string) => {
  const logs = readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  return join(folder, 'pg_wal', logs.sort()[0]!);
};

/** What somebody is told who starts the server on a folder. */
async function refusal(folder: string, options: EmbeddedOptions = {}): Promise<string> {
  const error: unknown = await openEmbedded(folder, options).then(
    async (opened) => {
      await opened.close();
      assert.fail('It was opened without a word.');
    },
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ConfigError, String(error));
  return error.message;
}

const damages: Record<string, (folder: string) => void> = {
  'a log cut to half': (folder) => truncateSync(newestLog(folder), 8 * 1024 * 1024),
  'an empty log': (folder) => truncateSync(newestLog(folder), 0),
  'a log that was never written to the disk': (folder) => {
    const file = newestLog(folder);
    writeFileSync(file, Buffer.alloc(readFileSync(file).length));
  },
  'no log at all': (folder) => rmSync(join(folder, 'pg_wal'), { recursive: true }),
  'an empty pg_control': (folder) => truncateSync(join(folder, 'global', 'pg_control'), 0),
  'a pg_control of zeros': (folder) =>
    writeFileSync(join(folder, 'global', 'pg_control'), Buffer.alloc(8192)),
  'no PG_VERSION': (folder) => rmSync(join(folder, 'PG_VERSION')),
  'a folder that is empty now': (folder) => rmSync(folder, { recursive: true }),
};

describe('a damaged database', () => {
  for (const [name, damage] of Object.entries(damages)) {
    it(`is refused in a sentence that says what to do: ${name}`, async () => {
      const folder = await killedAfterWrites();
      damage(folder);
      const sentence = await refusal(folder);
      assert.match(sentence, /backup/);
      assert.match(sentence, new RegExp(folder));
    });
  }

  it('is noticed when its log ends before what was acknowledged, and may be opened all the same', async () => {
    const folder = await killedAfterWrites();
    const position = `${folder}.position`;
    const acknowledged = Number(readFileSync(position, 'utf8'));
    assert.ok(acknowledged > 0);
    writeFileSync(position, String(acknowledged + 1024 * 1024));
    assert.match(await refusal(folder), /lacks what was saved last.*delete .*database\.position/);
    rmSync(position);
    await (await openEmbedded(folder)).close();
  });

  it('stops the server with that sentence and nothing else', async () => {
    const folder = await killedAfterWrites();
    truncateSync(newestLog(folder), 0);
    const { exit, err } = await tryServer({ DATA_DIR: dirname(folder), PORT: '0' });
    assert.equal(exit, 1);
    assert.match(err, /^The database in .* cannot be opened.*from a backup\.\n$/);
  });

  it('is not what a first start on a full disk leaves behind', async () => {
    const folder = join(temporaryFolder(), 'database');
    assert.match(await refusal(folder, { freeBytes: () => 40 * 1024 * 1024 }), /needs 96 MB of free disk/);
    assert.equal(existsSync(folder), false);
    await (await openEmbedded(folder)).close();
  });
});
