import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { locationOf, openDatabase } from '../../../server/database/open.ts';
import { MAX_SENDING_LETTERS } from '../../../server/email/queue.ts';
import { defaultSettings, writeSettings } from '../../../server/index.ts';
import { freePort } from '../../support/free-port.ts';
import { MailServer } from '../../support/mail-server.ts';
import { command, freshVariables, server, type Variables } from '../process.ts';

const SUBSCRIBERS = 400;
/** Emails after which a process is killed. */
const KILLS = [60, 140, 220];

/** Puts subscribers, and a letter that is due, into the database of a server that does not run yet. */
async function prepare({ DATABASE_URL, DATA_DIR }: Variables): Promise<void> {
  const { database, close } = await openDatabase(locationOf(DATABASE_URL, join(DATA_DIR!, 'database')));
  await writeSettings(
    database,
    { ...defaultSettings, letters: { perMinute: 30_000, returnAddress: 'bounces@example.org' } },
    new Date(),
  );
  await sql`
    insert into subscribers (id, subject, canonical_email, email, topics, locale, attribution, created_at, state, confirmed_at)
    select md5(each::text), md5(each::text), 'reader-' || each || '@example.org', 'reader-' || each || '@example.org',
      '[]', 'en', '{}', now() - interval '1 day', 'confirmed', now() - interval '1 day'
    from generate_series(1, ${sql.lit(SUBSCRIBERS)}) as each`.execute(database);
  await sql`
    insert into letters (id, slug, subject, preview_text, format, content, topics, state, version, scheduled_for, created_at, updated_at)
    values ('a-letter-with-a-long-id', 'a-letter', 'A letter', '', 'markdown', 'One bird.', '{}', 'scheduled', 1, now(), now(), now())`.execute(
    database,
  );
  await close();
}

describe('a letter whose sender is killed', () => {
  it('reaches everyone, and only what was in flight reaches anyone twice, under the same Message-ID', async () => {
    const variables = await freshVariables();
    await prepare(variables);
    const mailServer = new MailServer();
    const SMTP_URL = await mailServer.open();
    after(() => mailServer.close());
    const start = async () => server({ ...variables, SMTP_URL, PORT: String(await freePort()) });
    // On PostgreSQL, another process sends at the same time, and goes on.
    const other = variables.DATABASE_URL === undefined ? undefined : await start();

    for (const count of KILLS) {
      const killed = mailServer.until(() => mailServer.emails.length >= count);
      const running = await start();
      await killed;
      await running.end('SIGKILL');
    }
    const last = await start();
    const reached = () => new Set(mailServer.emails.map(({ to }) => to));
    await mailServer.until(() => reached().size === SUBSCRIBERS);
    const listed = async () => (await command(['letters', 'list'], variables)).out;
    while (!(await listed()).includes(`sent: ${SUBSCRIBERS} of ${SUBSCRIBERS} sent`)) await pause(200);
    await Promise.all([last.end('SIGTERM'), other?.end('SIGTERM')]);

    const repeats = mailServer.emails.length - SUBSCRIBERS;
    assert.ok(repeats <= KILLS.length * MAX_SENDING_LETTERS, `${repeats} were sent twice`);
    assert.equal(new Set(mailServer.emails.map(({ messageId }) => messageId)).size, SUBSCRIBERS);
    assert.equal(
      new Set(mailServer.emails.map(({ to, messageId, from }) => `${to} ${messageId} ${from}`)).size,
      SUBSCRIBERS,
    );
    assert.ok(mailServer.emails.every(({ from }) => /^bounces\+[0-9a-f]{28}@example\.org$/.test(from)));
  });
});
