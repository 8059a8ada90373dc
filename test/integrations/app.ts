import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** With the Node of this repository, and no program that tells its makers. */
export const environment = {
  ...process.env,
  ...{ NODE_ENV: 'production', CI: '1', NO_COLOR: '1' },
  ...{ ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' },
  ...{ NG_CLI_ANALYTICS: 'false', PATH: `${root}node_modules/.bin:${process.env['PATH']}` },
} as const;

/** Runs a command to its end; what it has said is in the error where it fails. */
export async function run([command, ...words]: string[], cwd: string): Promise<string> {
  try {
    return (await promisify(execFile)(command!, words, { cwd, env: environment, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${words.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Where tools may write: outside the repository, whose packages and settings they would find. */
export const copies = `${tmpdir()}/community-integrations`;

/** A copy of a folder of `integrations`. */
export async function copiedApp(name: string): Promise<string> {
  const folder = `${copies}/${name}`;
  await mkdir(folder, { recursive: true });
  await cp(`${root}integrations/${name}`, folder, { recursive: true });
  return folder;
}

const quietly = ['--include=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];

/** The same with the packages of its lock file, which stay there from run to run, and what is packed. */
export async function installedApp(name: string, packed?: string): Promise<string> {
  const folder = await copiedApp(name);
  const lock = await readFile(`${folder}/package-lock.json`, 'utf8');
  const mark = `${folder}/node_modules/.installed`;
  // `npm ci` refuses lock files in which npm has left out an optional package of another system.
  const install = (...words: string[]) => run(['npm', 'install', ...quietly, ...words], folder);
  if ((await readFile(mark, 'utf8').catch(() => '')) !== lock) await install();
  if (packed) await install('--no-save', packed);
  await writeFile(mark, lock);
  return folder;
}
