import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { browsers } from './browsers.js';
import { installPackages } from './machine.mjs';
import { countsIn, TEST_OPTIONS } from './once-more.mjs';
import { build, installDependencies, node, root, run } from './setup.mjs';

// Tests in other people's programs, which take minutes and many packages, so they are no part of `npm test`, but CI's second stage.
// With names of parts as arguments, only those.

const wordpress = {
  packages: [
    ...['wordpress', 'wordpress-theme-twentytwentyone', 'wordpress-theme-twentytwentythree'],
    ...['php-cli', 'php-mysql', 'mariadb-server', 'openssl', 'unzip'],
  ],
  needs: [
    ...['/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/openssl', '/usr/bin/unzip'],
    '/usr/share/wordpress/wp-load.php',
    '/usr/share/wordpress/wp-content/themes/twentytwentyone',
    '/usr/share/wordpress/wp-content/themes/twentytwentythree',
  ],
};

/** Debian's packages that parts need besides those of npm, and programs of them. */
const requirements = {
  generators: {
    packages: ['hugo', 'jekyll', 'pelican', 'python3-markdown'],
    needs: ['/usr/bin/hugo', '/usr/bin/jekyll', '/usr/bin/pelican'],
  },
  ghost: { packages: ['mariadb-server'], needs: ['/usr/sbin/mariadbd'] },
  wordpress,
  'wordpress-newer': wordpress,
  'wordpress-php': wordpress,
};
/** Each file of tests is one. */
const parts = readdirSync(`${root}test/integrations`)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''))
  .sort();

/** What tests need and this machine has not got, even after installing what can be. */
function missing({ packages = [], needs = [] } = {}, what) {
  const lacking = () => needs.filter((path) => !existsSync(path));
  if (lacking().length) installPackages(packages, what);
  return lacking();
}

/** Answers the counts of a part, and the seconds that it took of the clock and of processors. */
async function test(name) {
  const begun = performance.now();
  const timed = 'TIMEFORMAT="cpu %U %S"; time "$@"';
  const args = ['-c', timed, 'bash', node, '--test', ...TEST_OPTIONS, `test/integrations/${name}.test.ts`];
  const output = await run('bash', args).catch((error) => error.output);
  console.log(output);
  const { passed, failed } = countsIn(output);
  const [, user = 0, system = 0] = /^cpu ([\d.]+) ([\d.]+)$/m.exec(output) ?? [];
  return {
    passed,
    failed: failed || Number(!passed),
    seconds: Math.round((performance.now() - begun) / 1000),
    processor: Math.round(Number(user) + Number(system)),
  };
}

installDependencies();
if (!browsers().chromium) installPackages(['chromium-headless-shell'], 'Chromium');
const asked = process.argv.slice(2);
const chosen = parts.filter((name) => !asked.length || asked.includes(name));
const results = new Map();

/** Tests the parts of a list, which gets shorter, until none is left. */
async function work(queue) {
  for (let name = queue.shift(); name; name = queue.shift()) results.set(name, await test(name));
}

await build('build');
execFileSync('npm', ['run', '--silent', 'build:wordpress'], { cwd: root, stdio: 'inherit' });
const queue = [];
for (const name of chosen) {
  const lacking = missing(requirements[name], `what the tests of ${name} need`);
  if (!browsers().chromium) lacking.push('Chromium');
  if (!lacking.length) queue.push(name);
  else results.set(name, { skipped: `This machine lacks ${lacking.join(', ')}.` });
}
// Two, because each waits for servers and registries a third of its time.
await Promise.all([work(queue), work(queue)]);
// Registries have bad moments, and a busy machine starves browsers: once more what failed, by itself.
for (const name of chosen.filter((it) => results.get(it).failed)) {
  await work([name]);
  if (!results.get(name).failed) console.log(`flaky, passed the second time: ${name}`);
}

const sum = { passed: 0, failed: 0 };
const lines = chosen.map((name) => {
  const { skipped, passed = 0, failed = 0, seconds, processor } = results.get(name);
  sum.passed += passed;
  // CI must not pass over a part.
  sum.failed += skipped && process.env.CI ? 1 : failed;
  if (skipped) return `- ${name}: not tested. ${skipped}`;
  const mark = failed ? '✗' : '✓';
  return `${mark} ${name}: ${passed} passed, ${failed} failed (${seconds} s, ${processor} s of processor)`;
});
console.log(`\n${lines.join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed ? 1 : 0);
