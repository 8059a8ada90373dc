import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { copies, root, run } from './app.ts';

/** The plugin, as people upload it. */
export const pluginZip = `${root}integrations/wordpress/dist/community-widgets.zip`;

const DEBIAN = '/usr/share/wordpress';
const BUILDS = '@wp-playground/wordpress-builds@0.9.19';
/** In these builds, this is the third release candidate of WordPress 6.6. */
const BUILD = 'wp-beta';

/** The WordPress of Debian, which is on this machine. */
export const debianFiles = (): Promise<string> => Promise.resolve(DEBIAN);

const folder = `${copies}/wordpress`;
const files = `${folder}/files`;
const sqlite = 'package/src/sqlite-database-integration/sqlite-database-integration.zip';

/** The archive of the plugin that lets WordPress keep its data in SQLite. */
export const sqliteFiles = async (): Promise<string> => {
  await newerFiles();
  return `${folder}/${sqlite}`;
};

/**
 * A newer one, whose block editor has the blocks in a frame: from the builds of WordPress Playground on npm, which
 * have the programs in an archive, and beside it what a server sends as it is. The classic theme is Debian's.
 */
export async function newerFiles(): Promise<string> {
  if (await exists(files)) return files;
  await mkdir(copies, { recursive: true });
  // Two parts may want them at once: whole is what has the name.
  const own = await mkdtemp(`${folder}-`);
  await unpack(own);
  await rename(own, folder).catch(() => rm(own, { recursive: true }));
  return files;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function unpack(own: string): Promise<void> {
  await run(['npm', 'pack', '--silent', BUILDS], own);
  const [packed] = (await readdir(own)).filter((it) => it.endsWith('.tgz'));
  const [programs, rest] = [`package/src/wordpress/${BUILD}.zip`, `package/public/${BUILD}`];
  await run(['tar', 'xzf', packed!, programs, rest, sqlite], own);
  await rm(`${own}/${packed}`);
  await run(['unzip', '-q', programs, '-d', 'files'], own);
  await cp(`${own}/${rest}`, `${own}/files`, { recursive: true });
  const theme = 'wp-content/themes/twentytwentyone';
  await cp(`${DEBIAN}/${theme}`, `${own}/files/${theme}`, { recursive: true, dereference: true });
}
