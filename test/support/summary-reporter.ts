import { relative } from 'node:path';
import type { BrowserLauncher, Reporter, TestResult, TestSession, TestSuiteResult } from '@web/test-runner';
import { runsOnSource } from './page-build.ts';

/** Maximum share of tests on source, in percent: they don't test what visitors get. */
const MAX_ON_SOURCE = 5;

/**
 * Ends the output with what `npm test` reads (scripts/once-more.mjs): one line for each file that broke in an engine,
 * what failed in it, and the counts. They come last, where readers of a long output look first.
 */
export function summaryReporter(engineOf: (browser: BrowserLauncher) => string): Reporter {
  return {
    stop({ sessions }) {
      const all = [...sessions];
      const tests = all.flatMap(testsOf);
      const passed = tests.filter((it) => it.passed).length;
      let failed = 0;
      for (const session of all) {
        const failures = failuresOf(session);
        if (!failures.length) continue;
        failed += failures.length;
        const place = `${relative('.', session.testFile)} in ${engineOf(session.browser)}`;
        const right = testsOf(session).filter((it) => it.passed).length;
        console.log(`broken: ${place}: ${right} passed, ${failures.length} failed`);
        for (const failure of failures) console.log(`  ${failure.replaceAll('\n', '\n  ')}`);
      }
      if (hasTooManyOnSource(all)) {
        failed += 1;
        process.on('exit', () => (process.exitCode = 1));
      }
      console.log(`widgets: ${passed} passed, ${failed} failed`);
    },
  };
}

/** The failures of a session, a line each: its tests, and the file as a whole if it broke off. */
function failuresOf(session: TestSession): string[] {
  const brokeOff = session.errors.slice(0, 1).map(({ message }) => message);
  const failed = testsOf(session).filter((it) => !it.passed && !it.skipped);
  return [...brokeOff, ...failed.map(({ name, error }) => `${name}: ${error?.message ?? 'it did not end'}`)];
}

function hasTooManyOnSource(sessions: TestSession[]): boolean {
  const count = sessions.flatMap(testsOf).length;
  const onSource = sessions.filter(({ testFile }) => runsOnSource(testFile)).flatMap(testsOf).length;
  const share = (100 * onSource) / count;
  console.log(`on source: ${onSource} of ${count} tests (${share.toFixed(1)} %)`);
  // In a selection of files, all may run on source.
  return !process.argv.includes('--files') && share >= MAX_ON_SOURCE;
}

const testsOf = ({ testResults }: TestSession): TestResult[] => (testResults ? testsIn(testResults) : []);
const testsIn = (suite: TestSuiteResult): TestResult[] => [...suite.tests, ...suite.suites.flatMap(testsIn)];
