/** Runs a program of PHP 7.4 in a site: `node run.js FOLDER PROGRAM`. The folder is `/wordpress` for it. */
import { getPHPLoaderModule } from '@php-wasm/node-7-4';
import { loadPHPRuntime, PHP } from '@php-wasm/universal';

const [root, code] = process.argv.slice(2);
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
php.mkdir('/wordpress');
await php.mount('/wordpress', (_, files, point) => {
  files.mount(files.filesystems.NODEFS, { root }, point);
  return () => files.unmount(point);
});
const { text, errors, exitCode } = await php.run({ code: `<?php ${code}` });
process.stdout.write(text);
process.stderr.write(errors);
process.exit(exitCode);
