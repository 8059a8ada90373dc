import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, beforeEach, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { CommandRequest } from '../../server/cli/command.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { offlineLinkReader } from '../../server/safe-fetch/port.ts';
import { empty, openTestDatabase } from '../support/database.ts';

type Person = Record<string, string>;

const rowsOf = (csv: string) => parse<Person>(csv, { columns: true });

const { database, close } = await openTestDatabase();
beforeEach(() => empty(database));
after(close);

/** Carries out an order of the owner's in this process. */
async function command(order: CommandRequest, input = '') {
  const texts = { out: '', err: '' };
  const exit = await runCommand(
    order,
    {
      database,
      secret: 'a secret for tests only',
      url: 'https://api.example.org',
      clock: { now: () => new Date() },
      web: offlineLinkReader,
    },
    {
      input: Readable.from([Buffer.from(input)]),
      out: async (text) => void (texts.out += text),
      writeStatus: async (text) => void (texts.err += text),
    },
  );
  return { exit, ...texts };
}

const exported = async () => (await command({ command: 'subscribers export', state: undefined })).out;

/** Who is on the list after a file was read, and what was said of it. */
async function imported(csv: string) {
  const { exit, err } = await command({ command: 'subscribers import' }, csv);
  assert.equal(exit, 0, err);
  const people = rowsOf(await exported());
  const inState = (wanted: string) =>
    people
      .filter(({ state }) => state === wanted)
      .map(({ email }) => email!)
      .sort();
  return { said: err, people, confirmed: inState('confirmed'), unsubscribed: inState('unsubscribed') };
}

/** Lists as providers write them. `stays@` is to be confirmed, `left@` and `blocked@` unsubscribed, all others left out. */
const lists: Record<string, string> = {
  Ghost: `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
1,stays@example.org,Ada,,true,false,,2024-05-01T12:00:00.000Z,,,
2,left@example.org,Bo,,false,false,,2024-05-01T12:00:00.000Z,,,
3,gone@example.org,Cy,,true,false,,2024-05-01T12:00:00.000Z,2024-06-01T12:00:00.000Z,,
4,odd@example.org,Di,,perhaps,false,,2024-05-01T12:00:00.000Z,,,`,
  listmonk: `uuid,email,name,attributes,status,created_at,updated_at
a,stays@example.org,Ada,"{}",enabled,2024-05-01 12:00:00+00,2024-05-01 12:00:00+00
b,blocked@example.org,Bo,"{}",blocklisted,2024-05-01 12:00:00+00,2024-05-01 12:00:00+00
c,off@example.org,Cy,"{}",disabled,2024-05-01 12:00:00+00,2024-05-01 12:00:00+00`,
  Mailchimp: `Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,UNSUB_TIME,UNSUB_REASON,CLEAN_TIME,Email Marketing Status
stays@example.org,Ada,Lovelace,2,2016-05-01 12:00:00,,2016-05-01 12:01:00,192.0.2.7,,,,Subscribed
left@example.org,Bo,,2,2016-05-01 12:00:00,,2016-05-01 12:01:00,,2017-01-01 09:00:00,"N/A (Unsubscribed by admin)",,
cleaned@example.org,Cy,,2,2016-05-01 12:00:00,,2016-05-01 12:01:00,,,,2017-01-01 09:00:00,
receipts@example.org,Di,,2,2016-05-01 12:00:00,,2016-05-01 12:01:00,,,,,Non-Subscribed
waits@example.org,Ed,,2,2016-05-01 12:00:00,,,,,,,Pending`,
  Substack: `email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at
stays@example.org,false,,other,false,2024-05-01T12:00:00.000Z,
off@example.org,true,,monthly,true,2024-05-01T12:00:00.000Z,2024-05-01T12:00:00.000Z`,
  Buttondown: `email,notes,type,creation_date,referrer_url,unsubscription_date
stays@example.org,,regular,2024-05-01T12:00:00Z,,
left@example.org,,unsubscribed,2024-05-01T12:00:00Z,,2024-06-01T12:00:00Z
waits@example.org,,unactivated,2024-05-01T12:00:00Z,,
junk@example.org,,spammy,2024-05-01T12:00:00Z,,
dead@example.org,,undeliverable,2024-05-01T12:00:00Z,,`,
  Kit: `id,first_name,email,state,created_at,cancelled_at
1,Ada,stays@example.org,Confirmed,2024-05-01 12:00:00 UTC,
2,Bo,left@example.org,Cancelled,2024-05-01 12:00:00 UTC,2024-06-01 12:00:00 UTC
3,Cy,bounced@example.org,Bounced,2024-05-01 12:00:00 UTC,
4,Di,blocked@example.org,Complained,2024-05-01 12:00:00 UTC,
5,Ed,waits@example.org,Unconfirmed,2024-05-01 12:00:00 UTC,`,
  Brevo: `EMAIL;LASTNAME;FIRSTNAME;SMS;DOUBLE_OPT-IN;ADDED_TIME;MODIFIED_TIME;BLOCKLISTED
stays@example.org;Lovelace;Ada;;Yes;2024-05-01 12:00:00;2024-05-01 12:00:00;No
blocked@example.org;B;Bo;;Yes;2024-05-01 12:00:00;2024-05-01 12:00:00;Yes
waits@example.org;C;Cy;;No;2024-05-01 12:00:00;2024-05-01 12:00:00;No`,
};

describe('an imported list', () => {
  for (const [provider, csv] of Object.entries(lists))
    it(`of ${provider} confirms only who is subscribed there, and says what became of each other`, async () => {
      const { said, confirmed, unsubscribed } = await imported(csv);
      assert.match(said, new RegExp(`This list comes from ${provider}`));
      assert.deepEqual(confirmed, ['stays@example.org']);
      const addresses = csv.match(/[a-z]+@example\.org/g)!;
      assert.deepEqual(unsubscribed, addresses.filter((address) => /^(left|blocked)@/.test(address)).sort());
      for (let line = 3; line <= addresses.length + 1; line++)
        assert.match(said, new RegExp(`^line ${line}: `, 'm'));
    });

  it('takes marks that turn the direction of a text out of names', async () => {
    const { people } = await imported('email,name\nada@example.org,\u202eA\u2066da\u2069\u202c\n');
    assert.equal(people[0]!['name'], 'Ada');
  });

  it('keeps the name and the times of consent that the file states, and says what it does not read', async () => {
    const { said, people } = await imported(lists['Mailchimp']!);
    const ada = people.find(({ email }) => email === 'stays@example.org')!;
    assert.equal(ada.name, 'Ada Lovelace');
    assert.equal(ada.confirmed_at, '2016-05-01T12:01:00.000Z');
    assert.equal(ada.consent_newsletter_at, '2016-05-01T12:00:00.000Z');
    assert.equal(ada.consent_newsletter_confirmed_at, '2016-05-01T12:01:00.000Z');
    assert.match(ada.consent_newsletter_evidence!, /^List of Mailchimp; .*confirm_time=2016-05-01 12:01:00/);
    assert.ok(
      !ada.consent_newsletter_evidence!.includes('192.0.2.7'),
      'a network address is kept as a keyed hash',
    );
    const left = people.find(({ email }) => email === 'left@example.org')!;
    assert.equal(left.unsubscribed_at, '2017-01-01T09:00:00.000Z');
    assert.match(said, /^Ignored columns: member_rating\.$/m);
    assert.match(said, /Times without a time zone were read as UTC/);
  });

  it('never says that somebody confirmed at the moment of the import', async () => {
    const first = await imported('email,name\nada@example.org,Ada');
    assert.match(first.said, /doesn’t say when 1 of them gave consent/);
    const [ada] = first.people;
    assert.equal(ada!.confirmed_at, '');
    assert.equal(ada!.consent_newsletter_at, '');
    assert.equal(ada!.consent_newsletter_confirmed_at, '');
    assert.equal(ada!.consent_newsletter_method, 'import');
    // Nor does the next community that reads our own list.
    const out = await exported();
    await empty(database);
    const [copy] = (await imported(out)).people;
    assert.equal(copy!.confirmed_at, '');
    assert.equal(copy!.consent_newsletter_confirmed_at, '');
  });

  it('reads times of many forms, and leaves out who has one that could be two days', async () => {
    const times: [string, string][] = [
      ['2024-05-01T14:00:00+02:00', '2024-05-01T12:00:00.000Z'],
      ['1714564800', '2024-05-01T12:00:00.000Z'],
      ['5/31/2024 1:05 PM', '2024-05-31T13:05:00.000Z'],
      ['31.05.2024 13:05', '2024-05-31T13:05:00.000Z'],
      ['May 31, 2024 1:05 pm', '2024-05-31T13:05:00.000Z'],
      ['31 mai 2024', '2024-05-31T00:00:00.000Z'],
      ['Fri, 31 May 2024 13:05:00 America/New_York', '2024-05-31T17:05:00.000Z'],
    ];
    const rows = times.map(([time], at) => `p${at}@example.org;${time}`);
    const { said, people } = await imported(
      ['email;signup date', ...rows, 'two@example.org;05/04/2024', 'odd@example.org;some day'].join('\n'),
    );
    assert.deepEqual(
      Object.fromEntries(people.map(({ email, created_at }) => [email, created_at])),
      Object.fromEntries(times.map(([, time], at) => [`p${at}@example.org`, time])),
    );
    assert.match(said, /^line 9: signup_date must be a past time .*either of two days/m);
    assert.match(said, /^line 10: signup_date must be a past time/m);
  });

  it('counts any word that says that somebody left, in whatever column and language', async () => {
    const out = [
      'Désabonné', 'desinscrit', 'Abgemeldet', 'Gesperrt', 'Dado de baja', 'Cancelado', 'Disiscritto', 'Uitgeschreven',
      'UNSUBSCRIBED', 'Opted Out', 'opt-out', 'Blacklisted', 'Отписан', 'No', '0', 'FALSCH', 'Spam complaint',
      'Hard bounce', 'Bereinigt', 'nettoyé', 'archived', 'non-subscribed', 'Not subscribed', 'nicht bestätigt',
      'Ausstehend', 'en attente de confirmation', 'pendiente', 'Niepotwierdzony', 'whatever',
    ]; // prettier-ignore
    const active = [
      'Subscribed',
      'Aktiv',
      'Abonné',
      'Inscrit(e)',
      'suscrito',
      'Iscritto',
      'yes',
      '1',
      'WAHR',
      'Подписан',
    ];
    const rows = [...out, ...active].map((status, at) => `p${at}@example.org,"${status}"`);
    const { confirmed } = await imported(['email,status', ...rows].join('\n'));
    assert.deepEqual(confirmed, active.map((_, at) => `p${at + out.length}@example.org`).sort());
  });

  it('lets whoever left by one of several columns or rows stay out', async () => {
    const { confirmed, unsubscribed } = await imported(
      `email,status,Status,newsletter_status,has_unsubscribed,bounced_at
a@example.org,active,unsubscribed,active,no,
b@example.org,active,active,unsubscribed,no,
c@example.org,active,active,active,yes,
d@example.org,active,active,active,no,2024-05-01
e@example.org,active,active,active,no,0000-00-00 00:00:00
f@example.org,active,active,active,no,
f@example.org,active,active,unsubscribed,no,`,
    );
    assert.deepEqual(confirmed, ['e@example.org']);
    assert.deepEqual(unsubscribed, ['a@example.org', 'b@example.org', 'c@example.org', 'f@example.org']);
  });

  it('leaves whoever unsubscribed or was erased here as they are, and takes who left later off the list', async () => {
    const csv = `email,state,created_at
left@example.org,unsubscribed,2024-05-01T12:00:00Z
erased@example.org,confirmed,2024-05-01T12:00:00Z
later@example.org,confirmed,2024-05-01T12:00:00Z`;
    await imported(csv);
    await command({ command: 'subscribers remove', address: 'erased@example.org' });
    const again = await imported(
      `email,status
left@example.org,subscribed
erased@example.org,subscribed
later@example.org,cleaned and unsubscribed`,
    );
    assert.deepEqual(again.confirmed, []);
    assert.deepEqual(again.unsubscribed, ['later@example.org', 'left@example.org']);
    assert.match(again.said, /^line 3: erased@example\.org was erased here/m);
    assert.match(again.said, /^line 4: later@example\.org is now unsubscribed/m);
  });
});
