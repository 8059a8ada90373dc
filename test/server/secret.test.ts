import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dataFolder } from '../../server/data-folder.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { createApp } from '../../server/index.ts';
import { temporaryFolder } from './process.ts';

const tooShort = ['', ' ', '\n', 'x', 'x'.repeat(15), `${' '.repeat(20)}x`];

describe('the secret', () => {
  it('is refused in a sentence when its file is empty or too short, as a power cut may leave it', () => {
    for (const text of tooShort) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'secret'), text);
      assert.throws(
        () => dataFolder(folder).secret(),
        (error) =>
          error instanceof ConfigError &&
          /secret must hold at least 16 characters.*backup/.test(error.message),
        JSON.stringify(text),
      );
    }
  });

  it('is refused in a sentence when SECRET is empty or too short', () => {
    for (const SECRET of tooShort) assert.throws(() => readConfig({ SECRET }), /SECRET must be at least 16/);
    assert.equal(readConfig({}).secret, undefined);
  });

  it('is refused by createApp, which would fail at every request', () => {
    for (const secret of tooShort)
      assert.throws(
        () =>
          createApp({ secret, url: 'https://api.example.org', origins: [] } as unknown as Parameters<
            typeof createApp
          >[0]),
        /secret must have at least 16 characters/,
      );
  });

  it('is made once, whole and for its owner only', () => {
    const folder = temporaryFolder();
    const secret = dataFolder(folder).secret();
    assert.equal(dataFolder(folder).secret(), secret);
    assert.equal(readFileSync(join(folder, 'secret'), 'utf8'), secret);
    assert.equal(secret.length, 44);
    assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600);
  });
});
