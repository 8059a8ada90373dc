import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { copies, run } from './app.ts';

const DEBIAN = '/usr/share/wordpress';
const BUILDS = '@wp-playground/wordpress-builds@0.9.19';
/** The last candidate of 6.6 in these builds. */
const BUILD = 'wp-beta';

/** The WordPress of Debian, which is on this machine. */
export const debianFiles = (): Promise<string> => Promise.resolve(DEBIAN);

/**
 * A newer one, whose block editor has the blocks in a frame: from the builds of WordPress Playground on npm, which
 * have the programs in an archive, and beside it what a server sends as it is. The classic theme is Debian's.
 */
export async function newerFiles(): Promise<string> {
  const folder = `${copies}/wordpress`;
  const files = `${folder}/files`;
  if (await stat(files).catch(() => undefined)) return files;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/unpacked`, { recursive: true });
  await run(['npm', 'pack', '--silent', BUILDS], folder);
  const [packed] = (await readdir(folder)).filter((it) => it.endsWith('.tgz'));
  const wanted = [`package/src/wordpress/${BUILD}.zip`, `package/public/${BUILD}`];
  await run(['tar', 'xzf', packed!, ...wanted], folder);
  await run(['unzip', '-q', wanted[0]!, '-d', 'unpacked'], folder);
  await cp(`${folder}/${wanted[1]}`, `${folder}/unpacked`, { recursive: true });
  const theme = 'wp-content/themes/twentytwentyone';
  await cp(`${DEBIAN}/${theme}`, `${folder}/unpacked/${theme}`, { recursive: true, dereference: true });
  for (const it of ['package', packed!]) await rm(`${folder}/${it}`, { recursive: true });
  await rename(`${folder}/unpacked`, files);
  return files;
}
