import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Group } from '../../../src/contract/index.ts';
import { dropOwnObjects } from '../../../server/database/backup/own-objects.ts';
import { migrations } from '../../../server/database/migrations.ts';
import { migrate } from '../../../server/index.ts';
import { addPosts } from '../../support/post.ts';
import { codeIn, type Community, community, leaveLinkIn, path } from '../community.ts';
import { agree, changePiece, checkIn, group, propose } from '../events/live-day.ts';
import { browser, look, PASSWORD, signedInAs } from '../members/browser.ts';
import { json, publish } from '../showcase/gallery.ts';
import { backupOf, contentOf, kinds, objectsOf, restored } from './backups.ts';

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function subscribe(here: Community, email: string) {
  const answer = await here.signUp(email, { name: 'Zoë “\\N” \\t', topics: ['practice'] });
  const { subscription } = await json<{ subscription: string }>(answer, 202);
  await here.settled();
  const mail = here.mails.findLast(({ to }) => to === email)!;
  await here.post('/newsletter/confirmations', { subscription, code: codeIn(mail) });
  return mail;
}

/** A community with something in most tables. */
async function filled(here: Community) {
  const mail = await subscribe(here, 'zoe@example.org');
  await here.signUp('late@example.org');
  await here.settled();
  const { host, people, id } = await group(here, ['Ben', 'Cora']);
  const [ben, cora] = people as [(typeof people)[0], (typeof people)[0]];
  await json(ben.request('PATCH', '/member', { picture: PICTURE }));
  await json(changePiece(ben, { title: 'A bay', kind: 'article', state: 'making' }));
  const row = await checkIn(ben, 'slow', 'Nearly');
  const about = row.checkIn!.id;
  await json(cora.request('POST', '/events/spring-day/replies', { about, text: 'It will come' }));
  await json(cora.request('POST', '/events/spring-day/reports', { about, reason: 'Not kind' }), 202);
  const { dates } = await json<Group>(propose(ben, id, '2026-11-25T17:00:00.000Z'));
  await agree(cora, id, dates[0]!.id);
  await addPosts(here.database, here.clock, [
    { title: 'With a picture', picture: true, topics: ['a', 'b,"c"'] },
  ]);
  const post = await publish(here, ben.theirs, host.theirs, 'A bay of one’s own', { topics: ['bay'] });
  await json(here.post(`/showcase/posts/${post}/reports`, { reason: 'spam' }), 202);
  await sql`insert into pages (id, title, intro, role, updated_at)
    values ('one', 'One', '[]', 'member', '2026-11-19 08:00:00.123456+00')`.execute(here.database);
  const ada = await signedInAs(here, { email: 'ada@example.org', name: 'Ada' });
  return { mail, ada, ben: ben.theirs, host: host.theirs };
}

const from = await Promise.all(
  Object.entries(kinds).map(async ([kind, open]) => ({ kind, open: await open() })),
);
after(() => Promise.all(from.map(({ open }) => open.close())));

for (const { kind, open } of from) {
  describe(`a backup of ${kind}`, async () => {
    const here = community(open.database);
    const { mail, ada } = await filled(here);
    const lines = await backupOf(open.database);

    for (const [target, openTarget] of Object.entries(kinds)) {
      it(`brings everything back, in ${target}`, async () => {
        const { database, close } = await openTarget();
        const objects = await objectsOf(database);
        await restored(database, lines);
        const content = await contentOf(database);
        assert.deepEqual(content, await contentOf(open.database));
        const filledTables = Object.values(content).filter((rows) => rows.length > 0);
        assert.ok(filledTables.length > 20, `${filledTables.length} tables have rows`);
        assert.deepEqual(await objectsOf(database), objects);
        await close();
      });

      it(`goes on in ${target}: sessions, passwords, links in emails, counts and orders`, async () => {
        const { database, close } = await openTarget();
        await restored(database, lines);
        const there = community(database, { clock: here.clock });
        const adaThere = await browser(there);
        Object.assign(adaThere, { keys: ada.keys, token: ada.token });
        assert.equal(await look(adaThere), 'ok');
        assert.equal((await (await browser(there)).signIn('ada@example.org', PASSWORD)).member.name, 'Ada');
        const left = await there.submit(path(leaveLinkIn(mail)), { 'List-Unsubscribe': 'One-Click' });
        assert.equal(left.status, 200);
        const subscriber = await database.selectFrom('subscribers').select('state').executeTakeFirstOrThrow();
        assert.equal(subscriber.state, 'unsubscribed');

        const count = () =>
          database
            .selectFrom('post_counts')
            .select('count')
            .where('facet', '=', 'all')
            .executeTakeFirstOrThrow();
        assert.deepEqual(await count(), { count: 2 });
        await addPosts(database, there.clock, [{ title: `One more, in ${kind} and ${target}` }]);
        assert.deepEqual(await count(), { count: 3 });
        await assert.rejects(database.updateTable('consents').set({ wording: '' }).execute(), /append-only/);
        const { rows } = await sql<{ position: number }>`
          insert into pages (id, title, intro, role, updated_at) values ('two', 'Two', '[]', 'member', now())
          returning position`.execute(database);
        assert.equal(rows[0]!.position, 2);
        assert.deepEqual(there.accidents, []);
        await close();
      });
    }

    it('is not put over people, unless it is said that they are lost', async () => {
      const before = await contentOf(open.database);
      await assert.rejects(
        restored(open.database, lines),
        /^Error: There are already people in this database/,
      );
      assert.deepEqual(await contentOf(open.database), before);
      await subscribe(here, 'new@example.org');
      await restored(open.database, lines, { replace: true });
      assert.deepEqual(await contentOf(open.database), before);
    });

    it('changes nothing when it is cut off, altered, or something else', async () => {
      const before = await contentOf(open.database);
      const altered = lines.map((line) => line.replace('A bay', 'A day'));
      const faults: [string[], RegExp][] = [
        [lines.slice(0, -1), /cut off/],
        [lines.slice(0, 20), /cut off/],
        [[...lines.slice(0, -2), lines.at(-1)!], /damaged|lacks rows/],
        [altered, /damaged/],
        [['email,name\n', 'ada@example.org,Ada\n'], /no backup/],
        [[], /no backup/],
      ];
      for (const [fault, sentence] of faults) {
        await assert.rejects(restored(open.database, fault, { replace: true }), sentence);
        assert.deepEqual(await contentOf(open.database), before);
      }
    });

    it('of the version before is upgraded, and of a later version refused', async () => {
      const { database, close } = await kinds[kind]!();
      migrations['9999-added'] = [
        `alter table members add column nickname text not null default 'none'`,
        'update members set nickname = name',
      ];
      try {
        await restored(database, lines);
        const { rows } = await sql<{ nickname: string }>`
          select nickname from members where email = 'ada@example.org'`.execute(database);
        assert.deepEqual(rows, [{ nickname: 'Ada' }]);
        const later = await backupOf(database);
        delete migrations['9999-added'];
        await assert.rejects(
          restored(open.database, later, { replace: true }),
          /A newer version of this server made/,
        );
        await assert.rejects(backupOf(database), /belongs to a newer version/);
        await assert.rejects(migrate(database), /A newer version/);
      } finally {
        delete migrations['9999-added'];
        await close();
      }
    });

    it('knows all that the migrations make', async () => {
      const { database, close } = await kinds[kind]!();
      await dropOwnObjects(database);
      const left = (await objectsOf(database)).filter((name) => !name.includes('kysely_'));
      assert.deepEqual(left, []);
      await close();
    });
  });
}
