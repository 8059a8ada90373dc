import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { KyselyPlugin } from 'kysely';
import { type ImportedRow, ImportEvent, MAX_IMPORT_BYTES } from '../../../src/contract/index.ts';
import type { Database } from '../../../server/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { eventsOf, type FileOptions, sendFile } from './file-import.ts';

const database = testDatabase();
const IMPORTS = '/newsletter/imports';
const EXPORT = '/newsletter/subscribers.csv';

const host = (here: Community) => signedInAs(here, { email: 'hanna@example.org', role: 'host' });

const send = (
  here: Community,
  member: Browser,
  csv: string | Uint8Array<ArrayBuffer>,
  options?: FileOptions,
): Promise<Response> => sendFile(here, member, IMPORTS, csv, options);

async function imported(here: Community, member: Browser, csv: string, dryRun = false) {
  const events = await eventsOf(await send(here, member, csv, { dryRun }), ImportEvent);
  const rows = events.flatMap((it) => ('rows' in it ? it.rows : []));
  const [first, last] = [events[0]!, events.at(-1)!];
  assert.ok('columns' in first && 'summary' in last);
  return { rows, columns: first.columns, summary: last.summary };
}

/** A database that begins to fail when a test says so. */
function failing(database: Database) {
  let fails = false;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (!fails) return node;
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    },
    transformResult: async ({ result }) => result,
  };
  return {
    database: database.withPlugin(plugin),
    begins: () => (fails = true),
    ends: () => (fails = false),
  };
}

/** The lines of an import, read one by one. */
async function* linesOf(response: Response): AsyncGenerator<ImportEvent, undefined> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) yield ImportEvent.parse(JSON.parse(line));
  }
}

const told = (rows: readonly ImportedRow[]) => rows.map(({ line, outcome }) => `${line} ${outcome}`);

const listed = async (here: Community) =>
  (await here.database.selectFrom('subscribers').select(['email', 'state']).orderBy('email').execute()).map(
    ({ email, state }) => `${email} ${state}`,
  );

const list = `Email Address,First Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,CLEAN_TIME,Shoe size
ada@example.org,Ada,2,2016-05-01 12:00:00,2016-05-01 12:01:00,,,38
bo@example.org,Bo,2,2016-05-01 12:00:00,2016-05-01 12:01:00,2017-01-01 09:00:00,,
cy@example.org,Cy,2,2016-05-01 12:00:00,2016-05-01 12:01:00,,2017-01-01 09:00:00,
not an address,Di,2,,,,,
ed@example.org,Ed,2,yesterday,,,,
ADA@example.org,Ada,2,,,,,
`;
const outcomes = ['2 confirmed', '3 unsubscribed', '4 skipped', '5 invalid', '6 invalid', '7 known'];

describe('the list as a file, for a host', () => {
  it('is tried first: each row says what would become of it, and nothing changes', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { rows, columns, summary } = await imported(here, hanna, list, true);
    assert.deepEqual(columns, { service: 'Mailchimp', ignored: ['member_rating', 'shoe_size'] });
    assert.deepEqual(told(rows), outcomes);
    assert.deepEqual(
      rows
        .filter(({ outcome }) => outcome === 'invalid')
        .map(({ line, email, field }) => [line, email, field]),
      [
        [5, null, 'email'],
        [6, 'ed@example.org', 'optin_time'],
      ],
    );
    assert.match(rows[2]!.detail!, /^clean_time is "2017-01-01 09:00:00"/);
    assert.equal(summary.withoutZone, true);
    assert.deepEqual(await listed(here), []);
    const consents = await here.database.selectFrom('consents').selectAll().execute();
    assert.deepEqual([consents, here.accidents], [[], []]);
  });

  it('is imported as the trial said, and the second time nothing is new', async () => {
    const here = community(database());
    const hanna = await host(here);
    const trial = await imported(here, hanna, list, true);
    const first = await imported(here, hanna, list);
    assert.deepEqual(first, trial);
    assert.deepEqual(await listed(here), ['ada@example.org confirmed', 'bo@example.org unsubscribed']);
    const again = await imported(here, hanna, list);
    assert.deepEqual(
      told(again.rows).filter((it) => !/invalid|skipped/.test(it)),
      ['2 known', '3 known', '7 known'],
    );
  });

  it('tells the same in a trial of more rows than are stored at once', async () => {
    const here = community(database());
    const hanna = await host(here);
    const many = Array.from({ length: 1100 }, (_, at) => `person.${at}@example.org,subscribed`);
    const csv = ['email,status', ...many, 'person.7@example.org,', 'person.8@example.org,unsubscribed'].join(
      '\n',
    );
    const trial = await imported(here, hanna, csv, true);
    assert.deepEqual(told(trial.rows).slice(-2), ['1102 known', '1103 left']);
    assert.deepEqual(await imported(here, hanna, csv), trial);
    assert.equal(trial.summary.rows.confirmed, 1100);
  });

  it('is refused without a column for addresses, as another type, and when it is too large', async () => {
    const here = community(database());
    const hanna = await host(here);
    const problem = async (response: Promise<Response>) =>
      (await (await response).json()) as { code: string; errors?: { field: string; detail: string }[] };
    const { code, errors } = await problem(send(here, hanna, 'name,town\nAda,London\n'));
    assert.deepEqual([code, errors![0]!.field], ['validation-failed', 'body']);
    assert.match(errors![0]!.detail, /One of them must be "email"/);
    assert.equal(
      await outcome(send(here, hanna, list, { type: 'application/json' })),
      'unsupported-media-type',
    );
    assert.equal(await outcome(send(here, hanna, new Uint8Array(MAX_IMPORT_BYTES + 1))), 'too-large');
    const { rows, summary } = await imported(here, hanna, 'email\n');
    assert.deepEqual([rows, summary.rows.confirmed], [[], 0]);
  });

  it('is exported with the consents, and can be imported again', async () => {
    const here = community(database());
    const hanna = await host(here);
    await imported(here, hanna, 'email,name\nada@example.org,=cmd()\nbo@example.org,Bo\n');
    const response = await hanna.request('GET', EXPORT);
    assert.match(response.headers.get('content-type')!, /^text\/csv/);
    assert.match(
      response.headers.get('content-disposition')!,
      /^attachment; filename="subscribers-[\d-]+\.csv"$/,
    );
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const csv = await response.text();
    const people = parse<Record<string, string>>(csv, { columns: true });
    assert.deepEqual(people.map(({ email, name }) => [email, name]).sort(), [
      ['ada@example.org', "'=cmd()"],
      ['bo@example.org', 'Bo'],
    ]);
    assert.equal(people[0]!['consent_newsletter_method'], 'import');
    assert.deepEqual((await imported(here, hanna, csv, true)).summary.rows.known, 2);
  });

  it('says what went wrong if the database fails in the middle of an import', async () => {
    const fault = failing(database());
    const here = community(fault.database);
    const hanna = await host(here);
    const many = Array.from({ length: 3100 }, (_, at) => `person.${at}@example.org`);
    const lines = linesOf(await send(here, hanna, ['email', ...many].join('\n')));
    assert.ok('columns' in (await lines.next()).value!);
    fault.begins();
    const rest: ImportEvent[] = [];
    for await (const event of lines) rest.push(event);
    fault.ends();
    const last = rest.at(-1)!;
    assert.ok('problem' in last, 'the last line tells the problem');
    assert.equal(last.problem.code, 'unavailable');
    assert.doesNotMatch(JSON.stringify(last), /example\.org\/?@|terminating/);
    assert.match(String(here.accidents[0]), /terminating connection/);
    assert.equal(here.accidents.length, 1);
    const rows = rest.flatMap((it) => ('rows' in it ? it.rows : []));
    assert.equal((await listed(here)).length, rows.length, 'what was told is imported');
    const again = await imported(here, hanna, ['email', ...many].join('\n'));
    assert.equal(again.summary.rows.known, rows.length);
    assert.equal((await listed(here)).length, 3100);
  });

  it('is cut off, and reported, if the database fails in the middle of an export', async () => {
    const fault = failing(database());
    const here = community(fault.database);
    const hanna = await host(here);
    const many = Array.from({ length: 3000 }, (_, at) => `person.${at}@example.org`);
    await imported(here, hanna, ['email', ...many].join('\n'));
    const reader = (await hanna.request('GET', EXPORT)).body!.getReader();
    await reader.read();
    fault.begins();
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    });
    assert.match(String(here.accidents[0]), /terminating connection/);
  });

  it('is given to no member and no stranger, and taken from neither', async () => {
    const here = community(database());
    const member = await signedInAs(here, { email: 'kim@example.org' });
    const stranger = await browser(here);
    for (const [who, code] of [
      [member, 'forbidden'],
      [stranger, 'unauthenticated'],
    ] as const) {
      assert.equal(await outcome(who.request('GET', EXPORT)), code);
      assert.equal(await outcome(send(here, who, list)), code);
      assert.equal(await outcome(send(here, who, list, { dryRun: true })), code);
    }
    assert.deepEqual(await listed(here), []);
  });
});
