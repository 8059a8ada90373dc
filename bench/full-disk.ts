/**
 * What the server does while its disk fills up: it responds, rejects writes, still reads, stops and starts, and
 * recovers by itself. Needs Linux and root, because it mounts a small disk in memory: `sudo node bench/full-disk.ts`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SIZE_MB = 140;
/** From more than enough to less than the next log file takes. */
const LEFT_MB = [70, 60, 31, 12, 2];
const WRITES = 200;
const MB = 1024 * 1024;
const project = fileURLToPath(new URL('..', import.meta.url));

if (process.getuid?.() !== 0) {
  console.error('It mounts a disk, so it must run as root.');
  process.exit(1);
}
const disk = mkdtempSync(join(tmpdir(), 'community-full-disk-'));
const filler = join(disk, 'filler');
const freeMB = () => {
  const { bavail, bsize } = statfsSync(disk);
  return (bavail * bsize) / MB;
};
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', disk]);
let server = await start();
try {
  const rows = [];
  for (const left of LEFT_MB) {
    rmSync(filler, { force: true });
    writeFileSync(filler, Buffer.alloc(Math.max(0, Math.floor((freeMB() - left) * MB))));
    rows.push({ left: `${Math.round(freeMB())} MB`, ...(await tryAll(server.url)) });
  }
  await end(server.child);
  server = await start();
  rows.push({ left: `${Math.round(freeMB())} MB, started again`, ...(await tryAll(server.url)) });
  rmSync(filler);
  rows.push({ left: `${Math.round(freeMB())} MB`, ...(await tryAll(server.url)) });
  console.table(rows);
} finally {
  await end(server.child);
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
}

/** The responses to writes (sign-ins, each of which counts against limits) and to reads. */
async function tryAll(url: string) {
  const writes: Record<string, number> = {};
  for (let at = 0; at < WRITES; at++) {
    const { status } = await fetch(`${url}/session/emails`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `2001:db8:${at}::1` },
      body: JSON.stringify({ email: `p${at}@example.org`, locale: 'en' }),
    });
    writes[status] = (writes[status] ?? 0) + 1;
  }
  const reads = await Promise.all(['/newsletter', '/showcase', '/health'].map((path) => fetch(url + path)));
  return { writes: JSON.stringify(writes), reads: reads.map(({ status }) => status).join(' ') };
}

async function start() {
  const env = { PATH: process.env.PATH, DATA_DIR: join(disk, 'data'), PORT: '0', TRUST_PROXY: '1' };
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /Listening on ([^\s",]+)/.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error('the server has ended')));
  });
  return { child, url };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'close');
}
