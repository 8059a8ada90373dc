import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browsers } from './browsers.js';
import { buildPages, installDependencies, node, root } from './setup.mjs';
import { installPackages } from './machine.mjs';

// Tests inside other people's programs, which take minutes and many packages, so they aren't part of `npm test`.
installDependencies();
const programs = [
  '/usr/share/wordpress/wp-load.php',
  '/usr/bin/php',
  '/usr/sbin/mariadbd',
  '/usr/bin/openssl',
];
const themes = ['twentytwentyone', 'twentytwentythree'].map(
  (it) => `/usr/share/wordpress/wp-content/themes/${it}`,
);
const isWhole = () => browsers().chromium && [...programs, ...themes].every((it) => existsSync(it));
if (!isWhole())
  installPackages(
    [
      'chromium',
      'wordpress',
      'wordpress-theme-twentytwentyone',
      'wordpress-theme-twentytwentythree',
      'php-cli',
      'php-mysql',
      'mariadb-server',
      'openssl',
    ],
    'WordPress, PHP and MariaDB',
  );
if (!isWhole()) {
  console.log('Not tested: this needs Debian’s packages of WordPress, PHP, MariaDB and Chromium.');
  process.exit(process.env.CI ? 1 : 0);
}
await buildPages();
execFileSync('npm', ['run', '--silent', 'build:wordpress'], { cwd: root, stdio: 'inherit' });
execFileSync(
  node,
  ['--test', '--test-reporter=spec', '--test-timeout=900000', 'test/integrations/wordpress.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM: browsers().chromium } },
);
