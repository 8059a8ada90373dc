import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { countsIn, onceMore, TEST_OPTIONS } from '../../scripts/once-more.mjs';

describe('a file of tests in browsers that broke', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'community-once-more-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs tests as `npm test` does: the output, or an error that has it. */
  function tests(...files: string[]): Promise<string> {
    const env = { ...process.env };
    // A test runner that believes to be within another one prints nothing for people.
    delete env.NODE_TEST_CONTEXT;
    return new Promise((done, failed) => {
      execFile(process.execPath, ['--test', ...TEST_OPTIONS, ...files], { env }, (error, output) => {
        if (error) failed(Object.assign(new Error('The tests failed.'), { output }));
        else done(output);
      });
    });
  }

  /** Writes a file with a right test and one that fails as often as `failures` says. */
  function write(name: string, failures: number): string {
    const file = join(folder, `${name}.test.mjs`);
    const tries = JSON.stringify(join(folder, `${name}.tries`));
    writeFileSync(
      file,
      `import { appendFileSync, readFileSync } from 'node:fs';
      import { it } from 'node:test';
      it('is right', () => {});
      it('is ${name}', () => {
        appendFileSync(${tries}, '.');
        if (readFileSync(${tries}).length <= ${failures}) throw new Error('starved');
      });`,
    );
    return file;
  }

  it('is run alone, and counted once', async () => {
    const files = [write('steady', 0), write('flaky', 1)];
    assert.deepEqual(await onceMore(tests(...files), (file) => tests(file)), { passed: 4, failed: 0 });
  });

  it('stays broken where it fails again', async () => {
    const files = [write('sound', 0), write('broken', 9)];
    await assert.rejects(
      onceMore(tests(...files), (file) => tests(file)),
      /The tests failed/,
    );
  });

  it('ends where what it opened before a failure is still open, and what was not run has failed', async () => {
    const file = join(folder, 'open.test.mjs');
    writeFileSync(
      file,
      `import { createServer } from 'node:net';
      import { before, describe, it } from 'node:test';
      it('is right', () => {});
      describe('what needs a browser', () => {
        before(() => {
          createServer().listen(0);
          throw new Error('There is none.');
        });
        it('is not run', () => {});
        it('is not run either', () => {});
      });`,
    );
    const { output } = (await tests(file).catch((error: unknown) => error)) as { output: string };
    assert.deepEqual(countsIn(output), { passed: 1, failed: 2 });
  });

  it('is counted by its engine', async () => {
    const output = [
      // Web Test Runner clears its progress bar even where there is no terminal.
      '\u001B[2K\u001B[1A\u001B[2K\u001B[Gbroken: test/a.test.ts in webkit: 2 passed, 1 failed',
      '  Tests were interrupted because the browser disconnected.',
      'widgets: 10 passed, 1 failed',
    ].join('\n');
    const first = Promise.reject(Object.assign(new Error('1'), { output }));
    const again = (file: string, engine?: string): Promise<string> =>
      Promise.resolve(file === 'test/a.test.ts' && engine === 'webkit' ? 'widgets: 5 passed, 0 failed' : '');
    assert.deepEqual(await onceMore(first, again), { passed: 13, failed: 0 });
  });

  it('is run again with all others that were open in a browser that crashed, but not where more have failed', async () => {
    const outputOf = (why: string) => {
      const files = ['a', 'b', 'c', 'd'].map(
        (name) => `broken: test/${name}.test.ts in webkit: 0 passed, 1 failed\n  ${why}\n`,
      );
      const output = `${files.join('')}widgets: 10 passed, 4 failed`;
      return Promise.reject(Object.assign(new Error('1'), { output }));
    };
    const again = () => Promise.resolve('widgets: 5 passed, 0 failed');
    const crash = 'Tests were interrupted because the browser disconnected.';
    assert.deepEqual(await onceMore(outputOf(crash), again), { passed: 30, failed: 0 });
    await assert.rejects(onceMore(outputOf('expected 1 to equal 2'), again));
  });

  it('is not run again where the failures are not all of files', async () => {
    const output = 'broken: test/a.test.ts in webkit: 2 passed, 1 failed\nwidgets: 10 passed, 2 failed';
    const first = Promise.reject(Object.assign(new Error('1'), { output }));
    await assert.rejects(onceMore(first, () => assert.fail('It is run again.')));
  });
});
