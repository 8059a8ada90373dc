import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';

/**
 * Runs the test files named on the command line in this process, one after the other: they load the server and open a
 * database once, not once each. `--test-isolation=none` runs the hooks of each file around the tests of all
 * (https://github.com/nodejs/node/issues/61854), so each file is a suite here. `require` evaluates it within the call,
 * so that the test runner knows to which suite its tests belong; `import` does so later.
 */
const load = createRequire(import.meta.url);
for (const file of process.argv.slice(2))
  describe(file, () => {
    try {
      load(resolve(file));
    } catch (error) {
      // The test runner doesn't count a suite that throws as a failure.
      it('is loaded', () => {
        throw error;
      });
    }
  });

/** After the last test, anything that keeps the process running would do so forever, because nothing waits for it. */
const GRACE_MS = 20_000;
after(() => {
  setTimeout(() => {
    console.error(
      `The tests are over, and these are still open: ${process.getActiveResourcesInfo().join(', ')}`,
    );
    process.exit(1);
  }, GRACE_MS).unref();
});
