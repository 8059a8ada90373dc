/**
 * How many acknowledged signups survive a power cut: the data folder is on a disk image (a loop device with ext4), and
 * the image is copied while it is mounted and in use, 0, 3, 8 and 20 seconds after the last response. Needs Linux, root
 * and a loop device: `sudo node bench/power-cut.ts`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const WRITES = 20;
const AFTER_S = [0, 3, 8, 20];
/** The argument may name another version of the project, to compare with. */
const project = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const children: ChildProcess[] = [];
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'] }).toString();

if (process.getuid?.() !== 0) {
  console.error('It mounts a disk image, so it must run as root.');
  process.exit(1);
}
const place = mkdtempSync(join(tmpdir(), 'community-power-cut-'));
const image = join(place, 'disk.img');
const disk = join(place, 'disk');
run('truncate', '-s', '600M', image);
run('mkfs.ext4', '-q', image);
mkdirSync(disk);
run('mount', '-o', 'loop', image, disk);
try {
  const DATA_DIR = join(disk, 'data');
  const lost = [];
  for (const after of AFTER_S) {
    const { url, child, ended } = await start(DATA_DIR);
    run('sync'); // earlier data is on the disk; only what follows is tested
    const words = Array.from({ length: WRITES }, (_, at) => `${after}-${at}@example.org`);
    await Promise.all(
      words.map((email, at) => signUp(url, email, `192.0.2.${AFTER_S.indexOf(after) * WRITES + at}`)),
    );
    await pause(after * 1000);
    const copy = join(place, 'copy.img');
    cpSync(image, copy); // the content of the device, without the page cache of its file system
    child.kill('SIGKILL');
    await ended;
    const found = await subscribersIn(copy);
    lost.push({
      after: `${after} s`,
      acknowledged: WRITES,
      lost: words.filter((word) => !found.includes(word)).length,
    });
  }
  console.table(lost);
} finally {
  children.forEach((child) => child.kill('SIGKILL'));
  run('umount', '-l', disk);
  rmSync(place, { recursive: true, force: true });
}

async function start(DATA_DIR: string) {
  // Each signup comes from a client of its own, or the limit per client would stop the benchmark.
  const env = { PATH: process.env.PATH, DATA_DIR, PORT: '0', TRUST_PROXY: '1' };
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /Listening on ([^\s",]+)/.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error('the server has ended')));
  });
  return { child, ended, url };
}

async function signUp(url: string, email: string, client: string): Promise<void> {
  const { token, minimumFill } = (await (await fetch(`${url}/newsletter/form-token`)).json()) as {
    token: string;
    minimumFill: number;
  };
  await pause(minimumFill * 1000);
  const { consents } = (await (await fetch(`${url}/newsletter`)).json()) as {
    consents: { purpose: string; wording: string }[];
  };
  const answer = await fetch(`${url}/newsletter/subscriptions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Forwarded-For': client,
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      email,
      topics: [],
      consents: consents.map(({ purpose, wording }) => ({ purpose, wording })),
      locale: 'en',
      formToken: token,
    }),
  });
  if (answer.status !== 202) throw new Error(`${email}: ${answer.status} ${await answer.text()}`);
}

/** What the next start finds on the disk. */
async function subscribersIn(copy: string): Promise<string> {
  const mounted = join(place, 'copy');
  mkdirSync(mounted, { recursive: true });
  run('mount', '-o', 'loop', copy, mounted);
  try {
    const env = { PATH: process.env.PATH, DATA_DIR: join(mounted, 'data') };
    const args = ['server/cli/community.ts', 'subscribers', 'export', '--state', 'pending'];
    return execFileSync(process.execPath, args, { cwd: project, env, maxBuffer: 1e8 }).toString();
  } finally {
    run('umount', mounted);
  }
}
