import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';

/** Runs work with a connection to the PostgreSQL of `TEST_DATABASE_URL`. */
export async function connected<Value>(
  work: (client: pg.Client) => Promise<Value>,
  url?: string,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url ?? process.env.TEST_DATABASE_URL });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** An empty database there, gone when the test that asked for it is over. */
export async function emptyDatabase(): Promise<{ name: string; url: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await connected((client) => client.query(`create database ${name}`));
  after(() => connected((client) => client.query(`drop database ${name} with (force)`)));
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}
