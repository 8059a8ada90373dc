import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';

/**
 * Runs the test files named on the command line in this process, one after the other: they load the server and open a
 * database once, not once each. `--test-isolation=none` runs the hooks of each file around the tests of all
 * (https://github.com/nodejs/node/issues/61854), so each file is a suite here. `require` evaluates it within the call,
 * where the test runner knows to which suite its tests belong; `import` does so later.
 */
const load = createRequire(import.meta.url);
for (const file of process.argv.slice(2))
  describe(file, () => {
    try {
      load(resolve(file));
    } catch (error) {
      // The test runner does not count a suite that throws as a failure.
      it('is loaded', () => {
        throw error;
      });
    }
  });

/** What still keeps the process running after its last test would do so for ever, as nobody waits for it. */
const GRACE_MS = 20_000;
after(() => {
  setTimeout(() => {
    console.error(
      `The tests are over, and these are still open: ${process.getActiveResourcesInfo().join(', ')}`,
    );
    process.exit(1);
  }, GRACE_MS).unref();
});
