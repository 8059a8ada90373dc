import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { freePort } from '../../support/free-port.ts';
import { temporaryFolder } from '../process.ts';

const PGBOUNCER = '/usr/sbin/pgbouncer';

/** Why tests with PgBouncer cannot run here, or false. */
export const skipPgBouncer =
  !(process.env.TEST_DATABASE_URL && existsSync(PGBOUNCER)) && 'PostgreSQL or PgBouncer is not installed';

/**
 * Starts Debian's PgBouncer in transaction mode with no other settings than it needs, and returns the address that
 * leads over it to a database. It ends with the test that asked for it.
 */
export async function pooledAddress(databaseUrl: string): Promise<string> {
  const folder = temporaryFolder();
  const port = await freePort();
  const { hostname, port: postgresPort, username } = new URL(databaseUrl);
  writeFileSync(join(folder, 'users'), `"${username}" ""\n`);
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${postgresPort}
[pgbouncer]
pool_mode = transaction
default_pool_size = 5
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${folder}/users
`,
  );
  chmodSync(folder, 0o755);
  // PgBouncer refuses to run as root.
  const asUser = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
  const child = spawn(PGBOUNCER, ['-q', ...asUser, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
  const ended = once(child, 'close');
  after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const pooled = new URL(databaseUrl);
  pooled.host = `127.0.0.1:${port}`;
  while (!(await answers(pooled.href)))
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
  return pooled.href;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
