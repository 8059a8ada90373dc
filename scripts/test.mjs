import { readdirSync, readFileSync } from 'node:fs';
import { countsIn, onceMore, TEST_OPTIONS } from './once-more.mjs';
import { build, installDependencies, node, root, run } from './setup.mjs';

// Hundreds of processes load the same modules: the first compiles them for all.
process.env.NODE_COMPILE_CACHE ??= `${root}.cache/node`;
installDependencies();
const { installPrograms, startPostgres, startWebKit } = await import('./machine.mjs');
const { browsers } = await import('./browsers.js');
installPrograms();

const npm = (script, env) => run('npm', ['run', '--silent', script], { env });
const nodeTests = (files, env) =>
  run(node, ['--test', '--test-concurrency=2', ...TEST_OPTIONS, ...files], { env });

/** Whether a test file needs a process of its own: it starts programs, or can't be loaded by `require`. */
const needsProcess = (file) =>
  /process\.ts'|node:child_process|^const .* = await /m.test(readFileSync(root + file, 'utf8'));

/** Folders and files of `test/server` that don't depend on PostgreSQL: they test a program around the same queries. */
const NO_POSTGRES = new RegExp(
  `^(feeds|outside)/|(^|/)(${[
    ...['damaged-files', 'demo-mailbox', 'embedded', 'first-host', 'hostile-content', 'letters/command-line'],
    ...[
      'listening',
      'log-sync',
      'markdown-limits',
      'members-command-line',
      'nginx',
      'password-hash',
      'proxies',
    ],
    ...['alerts-and-dashboard', 'report', 'request-log', 'secret', 'smtp', 'watchdog', 'widget-files'],
  ].join('|')})\\.test\\.ts$`,
);

/** The tests of the server, most of them in one process. */
async function serverTests(env = {}) {
  const files = readdirSync(`${root}test/server`, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => !env.TEST_DATABASE_URL || !NO_POSTGRES.test(file))
    .map((file) => `test/server/${file}`)
    .sort();
  const own = files.filter(needsProcess);
  const others = files.filter((file) => !needsProcess(file));
  const inOne = ['--test-reporter=spec', 'test/support/in-one-process.ts', ...others];
  const runs = await Promise.allSettled([counted(run(node, inOne, { env })), counted(nodeTests(own, env))]);
  const broken = runs.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
  const sum = (name) => runs.reduce((total, { value }) => total + value[name], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

let passed = 0;
let failed = 0;

/** A check that passes or fails as a whole. */
async function check(name, work) {
  return stage(name, async () => {
    await work();
    return { passed: 1, failed: 0 };
  });
}

/** Runs a stage and adds up its counts; one that breaks off is a failure, whatever its counts. */
async function stage(name, work) {
  const begun = performance.now();
  let counts;
  let output = '';
  try {
    counts = await work();
  } catch (error) {
    output = error.output ?? String(error);
    counts = countsIn(output);
    counts.failed ||= 1;
  }
  passed += counts.passed;
  failed += counts.failed;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `${counts.failed ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
  );
  if (counts.failed) console.log(output.slice(-20_000));
}

async function counted(running) {
  const counts = countsIn(await running);
  if (!counts.passed) throw new Error('no test ran');
  return counts;
}

const widgets = (env) =>
  onceMore(npm('test:widgets', env), (file, engine) =>
    run('npm', ['run', '--silent', 'test:widgets', '--', '--files', file], {
      env: { ...env, BROWSERS: engine },
    }),
  );

const endToEnd = () => onceMore(nodeTests(['test/end-to-end/**/*.test.ts']), (file) => nodeTests([file]));

const webkit = await startWebKit();
const postgres = await startPostgres();
const engines = { ...browsers(), webkit: webkit && 'WebKitGTK' };
const missing = Object.entries({ ...engines, postgres })
  .filter(([, found]) => !found)
  .map(([name]) => name);
if (missing.length) {
  console.log(`Not on this machine, so not tested: ${missing.join(', ')}.`);
  if (process.env.CI) failed += missing.length;
}

try {
  await check('build', () => build('build'));
  const found = Object.keys(engines).filter((it) => engines[it]);
  // The API behind the widgets takes a third of the processor time on PostgreSQL.
  const behindWidgets = {
    WEBKIT_DRIVER_PORT: String(webkit?.port ?? ''),
    ...(postgres && { TEST_DATABASE_URL: postgres.url }),
  };
  const tests = (folder) => counted(nodeTests([`test/${folder}/**/*.test.ts`]));
  const stages = [
    () => stage(`widgets in ${found.join(', ')}`, () => widgets(behindWidgets)),
    () => check('types', () => npm('types')),
    () => check('lint', () => npm('lint')),
    () => check('generated files are current', () => npm('generated:check')),
    () => check('budgets', () => npm('size')),
    () => stage('languages', () => tests('languages')),
    engines.chromium && (() => stage('package', () => tests('package'))),
    engines.chromium && (() => stage('documents', () => tests('docs'))),
    () => stage('server on PGlite', () => serverTests()),
    engines.chromium && (() => stage('end to end', () => endToEnd())),
    postgres && (() => stage('server on PostgreSQL', () => serverTests({ TEST_DATABASE_URL: postgres.url }))),
  ].filter(Boolean);
  // Two lanes, because the widgets' tests mostly wait; each lane takes the next stage as soon as it is free.
  const lane = async () => {
    for (let next = stages.shift(); next; next = stages.shift()) await next();
  };
  await Promise.all([lane(), lane()]);
} finally {
  webkit?.stop();
  postgres?.stop();
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
