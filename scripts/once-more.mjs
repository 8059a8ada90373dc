import { stripVTControlCharacters } from 'node:util';

/** With more broken files than this, something is wrong that a second run would only hide. */
const MAX_FILES = 3;
/** A browser that crashes breaks all files that it has open; their tests have not failed. */
const CRASHED = 'Tests were interrupted because the browser disconnected.';

/** A test that takes longer fails; a file that fails and leaves something open ends all the same. */
export const TEST_OPTIONS = ['--test-reporter=spec', '--test-timeout=900000', '--test-force-exit'];

/** Parses the counts at the end of the output of Node's test runner or the widget tests. */
export function countsIn(output) {
  const text = stripVTControlCharacters(output);
  const widgets = /^widgets: (\d+) passed, (\d+) failed$/m.exec(text);
  const tests = /^ℹ pass (\d+)$[\s\S]*^ℹ fail (\d+)\nℹ cancelled (\d+)$/m.exec(text);
  const [, passed = 0, failed = 0, cancelled = 0] = widgets ?? tests ?? [];
  return { passed: Number(passed), failed: Number(failed) + Number(cancelled) };
}

/**
 * Counts tests in browsers, and runs each broken file once more by itself, because browsers crash and a busy machine
 * can starve them. What passes then is listed as flaky: it is a fault to look into.
 *
 * @param running Resolves with the output, or rejects with an error that has it.
 * @param rerun Runs one file again, in one engine if it has one.
 * @throws What `running` threw, if the second run failed too.
 */
export async function onceMore(running, rerun) {
  const error = await running.then(
    () => undefined,
    (failure) => failure,
  );
  const first = countsIn(error ? (error.output ?? '') : await running);
  if (!first.passed) throw error ?? new Error('no test ran');
  if (!error) return first;
  // Progress in a terminal stands before the lines, even where there is none.
  const broken = brokenIn(stripVTControlCharacters(error.output ?? ''));
  const isExplained = sum(broken, 'failed') === first.failed;
  const failing = broken.filter(({ text }) => !text.includes(CRASHED));
  if (!broken.length || failing.length > MAX_FILES || !isExplained) throw error;
  const again = [];
  for (const it of broken) {
    const counts = await rerun(it.file, it.engine).then(countsIn, () => ({ passed: 0, failed: 1 }));
    if (!counts.passed || counts.failed) throw error;
    // Node's test runner doesn't report how many tests of a file passed.
    it.passed ??= counts.passed - it.failed;
    again.push(counts);
  }
  for (const { text } of broken) console.log(`flaky, passed alone: ${text}`);
  const passed = sum(again, 'passed') - sum(broken, 'passed');
  return { passed: first.passed + passed, failed: 0 };
}

const sum = (counts, name) => counts.reduce((total, it) => total + it[name], 0);

/** The broken files, with the number of passed and failed tests in each. */
function brokenIn(output) {
  const inEngines = output.matchAll(/^broken: (\S+) in (\S+): (\d+) passed, (\d+) failed\n(?: {2}.*\n)*/gm);
  const widgets = [...inEngines].map(([text, file, engine, passed, failed]) => {
    return { text, file, engine, passed: Number(passed), failed: Number(failed) };
  });
  return widgets.length ? widgets : brokenFiles(output);
}

/** Node's test runner prints the location of each failed test. */
function brokenFiles(output) {
  const failures = [...output.matchAll(/^test at (\S+?):\d+:\d+\n✖ .*$/gm)];
  const files = [...new Set(failures.map(([, file]) => file))];
  return files.map((file) => {
    const found = failures.filter(([, it]) => it === file);
    return { text: found.map(([text]) => text).join('\n'), file, failed: found.length };
  });
}
