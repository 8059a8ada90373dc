import { relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { defaultReporter } from '@web/test-runner';
import { servicesPlugin } from './test/support/services-plugin.ts';
import { foreignPagePlugin } from './test/support/foreign-page-plugin.ts';
import { runsOnSource, servePageBuild, wronglyMarked } from './test/support/page-build.ts';
import { Stage } from './test/support/stage.ts';
import { browsers } from './scripts/browsers.js';
import { buildPages } from './scripts/setup.mjs';

await buildPages();
const wrong = wronglyMarked();
if (wrong.length) throw new Error(wrong.join('\n'));

const stage = new Stage();
const stageAddress = await stage.open();

/** No test uses Puppeteer's network events, which took a third of the processor time of Firefox's tests. */
const networkEnabled = false;

const chromium = (executablePath) =>
  chromeLauncher({
    launchOptions: {
      executablePath,
      networkEnabled,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
    concurrency: 1,
  });
const firefox = (executablePath) =>
  chromeLauncher({
    launchOptions: { browser: 'firefox', executablePath, networkEnabled, headless: true },
    concurrency: 1,
  });
const webkit = (driver) =>
  webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: driver.port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: driver.browser, args: ['--automation'] },
    },
  });

const found = browsers();
const asked = process.env.BROWSERS?.split(',');
const wanted = (name) => found[name] && (!asked || asked.includes(name));
const launchers = Object.entries({ chromium, firefox, webkit })
  .filter(([name]) => wanted(name))
  .map(([name, launch]) => [name, launch(found[name])]);

export default {
  files: ['test/**/*.test.ts', '!test/{server,end-to-end,package,docs,languages,stories,integrations}/**'],
  // For modules in sandboxed frames, which have no origin.
  middleware: [
    (context, next) => {
      context.set('Access-Control-Allow-Origin', '*');
      return next();
    },
    servePageBuild(),
  ],
  nodeResolve: { exportConditions: ['production', 'browser'] },
  rootDir: '.',
  browsers: launchers.map(([, launcher]) => launcher),
  concurrentBrowsers: 3,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 120_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head><title>Tests</title></head>
      <body>
        <script>globalThis.STAGE = ${JSON.stringify(stageAddress)}; globalThis.process = { env: {} };</script>
        <script>${failOnRejection}</script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  plugins: [
    servicesPlugin(),
    foreignPagePlugin(),
    typescript(),
    { name: 'stage', serverStop: () => stage.close() },
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith(CONTRAST_UNKNOWN),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summaryCounts()],
};

/**
 * Mocha fails the test that runs when an error is uncaught, but knows of rejections in Node only.
 * A test that expects one cancels the event.
 */
const failOnRejection = `addEventListener('unhandledrejection', (event) => {
  if (!event.defaultPrevented) reportError(event.reason);
});`;

/** Compiles the tests; what is built for pages is served as it is, with its own source maps. */
function typescript() {
  const plugin = esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' });
  const transform = plugin.transform.bind(plugin);
  plugin.transform = (context) => (context.path.startsWith('/widgets/') ? undefined : transform(context));
  return plugin;
}

/** Most tests that may run on source, in percent: what no visitor gets. */
const MAX_ON_SOURCE = 5;

/** What axe logs for each element whose contrast it leaves to us: thousands of lines that hide a failure. */
const CONTRAST_UNKNOWN = 'unable to get color combo';

/** Whether the browser disconnected before any test of a file had a result, or in the middle of them. */
const hasDisconnected = ({ errors, testResults }) =>
  errors?.length > 0 &&
  (testsOf(testResults).length === 0 ||
    errors.some(({ message }) => message.includes('browser disconnected')));

/** One line that `npm test` adds up, how many tests ran on source, and what `npm test` runs once more. */
function summaryCounts() {
  return {
    stop({ sessions }) {
      const broken = [...sessions].filter(({ errors }) => errors?.length);
      const disconnected = broken.filter(hasDisconnected);
      // A file that is run once more is counted by that run.
      const counted = [...sessions].filter((session) => !disconnected.includes(session));
      const tests = counted.flatMap((session) => testsOf(session.testResults));
      const onSource = counted
        .filter(({ testFile }) => runsOnSource(testFile))
        .flatMap((session) => testsOf(session.testResults));
      const share = (100 * onSource.length) / tests.length;
      console.log(`on source: ${onSource.length} of ${tests.length} tests (${share.toFixed(1)} %)`);
      // Some files by themselves may all be of source.
      const tooMany = !process.argv.includes('--files') && share >= MAX_ON_SOURCE;
      if (tooMany) process.on('exit', () => (process.exitCode = 1));
      for (const session of disconnected)
        console.log(`disconnected: ${placeOf(session)}: ${session.errors[0].message}`);
      // Last, where whoever reads the end of a long output finds them.
      const failures = counted.flatMap(failuresOf);
      for (const line of failures) console.log(`failed: ${line}`);
      const failed = failures.length + Number(tooMany);
      console.log(`widgets: ${tests.filter((it) => it.passed).length} passed, ${failed} failed`);
    },
  };
}

/** The file and the engine of a session. */
function placeOf({ testFile, browser }) {
  const [engine] = launchers.find(([, launcher]) => launcher === browser);
  return `${relative('.', testFile)} in ${engine}`;
}

/** One line for each test of a session that failed, and one for a file that broke off. */
function failuresOf(session) {
  const { errors, testResults } = session;
  const tests = testsOf(testResults).filter((it) => !it.passed && !it.skipped);
  return [
    ...(errors?.length ? [`${placeOf(session)}: ${errors[0].message}`] : []),
    ...tests.map(({ name, error }) => `${placeOf(session)}: ${name}: ${error?.message ?? 'it did not end'}`),
  ];
}

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);
