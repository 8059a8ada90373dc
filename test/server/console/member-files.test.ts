import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import {
  type ActivityList,
  type ImportedMember,
  MAX_MEMBER_IMPORT_BYTES,
  MemberImportEvent,
} from '../../../src/contract/index.ts';
import { deliverEmails } from '../../../server/index.ts';
import { community, type Community, linksIn, problemCode, testDatabase } from '../community.ts';
import { type Browser, member, outcome, signedInAs } from '../members/browser.ts';
import { read } from './console.ts';
import { eventsOf, type FileOptions, sendFile } from './file-import.ts';

const database = testDatabase();
const IMPORTS = '/members/imports';
const EXPORT = '/members.csv';
const membersPage = 'https://www.example.org/members';

const open = () => community(database(), { membersPage });
const host = (here: Community) =>
  signedInAs(here, { email: 'hanna@example.org', name: 'Hanna', role: 'host' });

const send = (
  here: Community,
  member: Browser,
  csv: string | Uint8Array<ArrayBuffer>,
  options?: FileOptions,
): Promise<Response> => sendFile(here, member, IMPORTS, csv, options);

async function imported(here: Community, hanna: Browser, csv: string, dryRun = false) {
  const events = await eventsOf(await send(here, hanna, csv, { dryRun }), MemberImportEvent);
  const [first, last] = [events[0]!, events.at(-1)!];
  assert.ok('columns' in first && 'summary' in last);
  return {
    rows: events.flatMap((it) => ('rows' in it ? it.rows : [])),
    ignored: first.columns.ignored,
    summary: last.summary.rows,
  };
}

const told = (rows: readonly ImportedMember[]) => rows.map(({ line, outcome }) => `${line} ${outcome}`);

const listed = async (here: Community) =>
  (
    await here.database
      .selectFrom('members')
      .select(['email', 'role', 'name'])
      .orderBy('canonical_email')
      .execute()
  ).map(({ email, role, name }) => `${email} ${role} ${name}`);

const queued = (here: Community) => here.database.selectFrom('email_queue').selectAll().execute();

const list = `Email,Name,Role,Language,Shoe size
ada@example.org,Ada,facilitator,,38
BEN@example.org,Ben,facilitator,,
cyd@example.org,Cyd,,,
nobody,Nobody,,,
eve@example.org,Eve,king,,
hanna@example.org,Hanna,member,,
Ada@Example.org,Ada,host,,
`;
const outcomes = ['2 invited', '3 changed', '4 known', '5 invalid', '6 invalid', '7 refused', '8 known'];

async function withBenAndCyd(here: Community): Promise<void> {
  await member(here, { email: 'ben@example.org', password: null });
  await member(here, { email: 'cyd@example.org', role: 'facilitator', password: null });
}

describe('the members as a file, for a host', () => {
  it('are tried first: each row says what would become of it, and nothing changes', async () => {
    const here = open();
    const hanna = await host(here);
    await withBenAndCyd(here);
    const before = await listed(here);
    const { rows, ignored, summary } = await imported(here, hanna, list, true);
    assert.deepEqual(told(rows), outcomes);
    assert.deepEqual(ignored, ['shoe_size']);
    assert.deepEqual(
      rows.map(({ role }) => role),
      ['facilitator', 'facilitator', 'facilitator', null, null, 'host', null],
    );
    assert.deepEqual(
      rows.filter(({ field }) => field).map(({ line, email, field }) => [line, email, field]),
      [
        [5, null, 'email'],
        [6, 'eve@example.org', 'role'],
      ],
    );
    assert.match(rows[5]!.detail!, /^hanna@example\.org is you/);
    assert.match(rows[6]!.detail!, /is on line 2, which counts$/);
    assert.equal(summary.invited, 1);
    assert.deepEqual([await listed(here), await queued(here), here.accidents], [before, [], []]);
  });

  it('are invited as the trial said, once, and their link makes them what the file says', async () => {
    const here = open();
    const hanna = await host(here);
    await withBenAndCyd(here);
    const trial = await imported(here, hanna, list, true);
    assert.deepEqual(await imported(here, hanna, list), trial);
    await here.settled();
    assert.deepEqual(await listed(here), [
      'ada@example.org facilitator Ada',
      'ben@example.org facilitator ',
      'cyd@example.org facilitator ',
      'hanna@example.org host Hanna',
    ]);
    assert.deepEqual(
      here.mails.map(({ to }) => to),
      ['ada@example.org'],
    );
    assert.match(linksIn(here.mails[0]!)[0]!, /^https:\/\/www\.example\.org\/members#community-sign-in=/);
    const again = await imported(here, hanna, list);
    await here.settled();
    assert.deepEqual(told(again.rows).slice(0, 3), ['2 known', '3 known', '4 known']);
    assert.equal(here.mails.length, 1);
  });

  it('are invited once by two hosts at the same moment', async () => {
    const here = open();
    const [hanna, hugo] = [
      await host(here),
      await signedInAs(here, { email: 'hugo@example.org', role: 'host' }),
    ];
    const csv = ['email', ...Array.from({ length: 150 }, (_, at) => `person.${at}@example.org`)].join('\n');
    const both = await Promise.all([imported(here, hanna, csv), imported(here, hugo, csv)]);
    assert.equal(both[0].summary.invited + both[1].summary.invited, 150);
    assert.equal(both[0].summary.known + both[1].summary.known, 150);
    const members = await here.database.selectFrom('members').selectAll().execute();
    assert.equal(members.length, 152);
    assert.deepEqual(here.accidents, []);
  });

  it('get their emails at the rate of letters, so that others need not wait for all of them', async () => {
    const here = open();
    const hanna = await host(here);
    const csv = ['email', ...Array.from({ length: 120 }, (_, at) => `p${at}@example.org`)].join('\n');
    await imported(here, hanna, csv);
    await here.settled();
    const mailer = { send: async (mail: (typeof here.mails)[number]) => void here.mails.push(mail) };
    const sent = async (seconds: number) => {
      here.clock.pass(seconds);
      const { database, clock } = here;
      await deliverEmails({ database, mailer, clock, report: (error) => assert.fail(String(error)) });
      return here.mails.length;
    };
    // 600 a minute, which is the setting's default.
    assert.deepEqual([await sent(0), await sent(6), await sent(6)], [1, 61, 120]);
    assert.equal(new Set(here.mails.map(({ to }) => to)).size, 120);
  });

  it('are read from files of other programs: semicolons, quotes, a BOM, other names, formulas', async () => {
    const here = open();
    const hanna = await host(here);
    const csv = [
      '\uFEFFE-Mail-Adresse;Vorname;Nachname;Rolle;Sprache',
      '"ada@example.org";"Ada ""A.""";Lovelace;Host;de',
      `ben@example.org;'=SUM(1);;;`,
      'cyd@example.org;\u202eCyd;;;',
      'dot@example.org;D\uFFFDt;;;',
      'eve@example.org;;;;not a language',
    ].join('\r\n');
    const { rows, ignored } = await imported(here, hanna, csv);
    assert.deepEqual(
      [told(rows), ignored],
      [['2 invited', '3 invited', '4 invited', '5 invalid', '6 invalid'], []],
    );
    assert.deepEqual(
      rows.slice(3).map(({ field }) => field),
      ['vorname', 'sprache'],
    );
    assert.deepEqual((await listed(here)).slice(0, 3), [
      'ada@example.org host Ada "A." Lovelace',
      'ben@example.org member =SUM(1)',
      'cyd@example.org member Cyd',
    ]);
    const { locale } = await here.database
      .selectFrom('members')
      .select('locale')
      .where('email', '=', 'ada@example.org')
      .executeTakeFirstOrThrow();
    assert.equal(locale, 'de');
  });

  it('always have a host, in a trial too, even if a file takes the role from all', async () => {
    const here = open();
    const hanna = await host(here);
    for (const email of ['hal@example.org', 'hope@example.org'])
      await member(here, { email, role: 'host', password: null });
    const csv = 'email,role\nhal@example.org,member\nhope@example.org,member\nhanna@example.org,member\n';
    const trial = await imported(here, hanna, csv, true);
    assert.deepEqual(told(trial.rows), ['2 changed', '3 changed', '4 refused']);
    assert.deepEqual(await imported(here, hanna, csv), trial);
    assert.deepEqual(await listed(here), [
      'hal@example.org member ',
      'hanna@example.org host Hanna',
      'hope@example.org member ',
    ]);
  });

  it('need a page for members, a column for addresses, CSV and no more than a megabyte', async () => {
    const here = community(database());
    const hanna = await host(here);
    for (const dryRun of [true, false]) {
      const answer = await send(here, hanna, list, { dryRun });
      const { code, errors } = (await answer.json()) as { code: string; errors: { field: string }[] };
      assert.deepEqual([code, errors[0]!.field], ['conflict', 'membersPage']);
    }
    const ready = open();
    const problem = await send(ready, hanna, 'name\nAda\n');
    assert.equal(await problemCode(problem), 'validation-failed');
    assert.equal(
      await outcome(send(ready, hanna, list, { type: 'application/json' })),
      'unsupported-media-type',
    );
    const large = new Uint8Array(MAX_MEMBER_IMPORT_BYTES + 1);
    assert.equal(await outcome(send(ready, hanna, large)), 'too-large');
  });

  it('are imported ten times an hour by one host; trials do not count', async () => {
    const here = open();
    const hanna = await host(here);
    for (let times = 0; times < 12; times++)
      assert.equal((await send(here, hanna, 'email\n', { dryRun: true })).status, 200);
    for (let times = 0; times < 10; times++) assert.equal((await send(here, hanna, 'email\n')).status, 200);
    const answer = await send(here, hanna, 'email\n');
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
  });

  it('are exported without secrets and formulas, and the file can be imported again', async () => {
    const here = open();
    const hanna = await host(here);
    await imported(here, hanna, 'email,name,role\nada@example.org,=cmd(),facilitator\n');
    const response = await hanna.request('GET', EXPORT);
    assert.match(response.headers.get('content-type')!, /^text\/csv/);
    assert.match(response.headers.get('content-disposition')!, /filename="members-[\d-]+\.csv"$/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const csv = await response.text();
    const now = here.clock.now().toISOString();
    assert.deepEqual(parse<Record<string, string>>(csv, { columns: true }), [
      {
        ...{ email: 'ada@example.org', name: "'=cmd()", role: 'facilitator', locale: 'en' },
        ...{ invited: now, joined: '', last_sign_in: '' },
      },
      {
        ...{ email: 'hanna@example.org', name: 'Hanna', role: 'host', locale: 'en' },
        ...{ invited: '', joined: now, last_sign_in: now },
      },
    ]);
    const { summary, ignored } = await imported(here, hanna, csv, true);
    assert.deepEqual([summary.known, ignored], [2, []]);
  });

  it('leave a line in the activity when they are imported or exported, but not for a trial', async () => {
    const here = open();
    const hanna = await host(here);
    await imported(here, hanna, list, true);
    await imported(here, hanna, list);
    here.clock.pass(1);
    await (await hanna.request('GET', EXPORT)).text();
    const { entries } = await read<ActivityList>(hanna, '/activity');
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['exportMembers', 'importMembers'],
    );
  });
});
