import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { defaultReporter } from '@web/test-runner';
import { servicesPlugin } from './test/support/services-plugin.ts';
import { foreignPagePlugin } from './test/support/foreign-page-plugin.ts';
import { hiddenTabPlugin } from './test/support/hidden-tab-plugin.ts';
import { servePageBuild, wronglyMarked } from './test/support/page-build.ts';
import { Stage } from './test/support/stage.ts';
import { summaryReporter } from './test/support/summary-reporter.ts';
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
    hiddenTabPlugin(),
    typescript(),
    { name: 'stage', serverStop: () => stage.close() },
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith(CONTRAST_UNKNOWN),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    summaryReporter((launcher) => launchers.find(([, it]) => it === launcher)[0]),
  ],
};

/**
 * Mocha fails the test that runs when an error is uncaught, but knows of rejections in Node only.
 * A test that expects one cancels the event.
 */
const failOnRejection = `addEventListener('unhandledrejection', (event) => {
  if (!event.defaultPrevented) reportError(event.reason);
});`;

/** Compiles the tests; what is built for pages, and fixtures, are served as they are. */
function typescript() {
  const plugin = esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' });
  const transform = plugin.transform.bind(plugin);
  plugin.transform = (context) =>
    /^\/(widgets|test\/fixtures)\//.test(context.path) ? undefined : transform(context);
  return plugin;
}

/** What axe logs for each element whose contrast it leaves to us: thousands of lines that hide a failure. */
const CONTRAST_UNKNOWN = 'unable to get color combo';
