import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { command, freshVariables, server, temporaryFolder } from './process.ts';

const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true });

describe('the command line', () => {
  for (const running of [false, true]) {
    it(`keeps the list ${running ? 'while the server runs' : 'without a server'}`, async () => {
      const folder = temporaryFolder();
      const variables = await freshVariables();
      const here = running ? await server(variables) : undefined;
      const file = join(folder, 'list.csv');
      writeFileSync(
        file,
        [
          '\uFEFFE-Mail;Name;Topics;State',
          'ada@example.org;Ada;practice events;',
          'ADA@Example.ORG;Ada again;;',
          'not an address;Nobody;;',
          'eve@example.org;"=HYPERLINK(""x"")";;unsubscribed',
          'a"b"c;stray "quotes";;',
          'kim@example.org;Kim;;pending',
          'one;two;three;four;five',
          '"jo@münchen.example";"Jo ""the"" Joe";;',
        ].join('\r\n'),
      );
      const imported = await command(['subscribers', 'import', file], variables);
      assert.equal(imported.exit, 0, imported.err);
      assert.match(imported.err, /^line 4: email must be an address/m);
      assert.match(imported.err, /^line 6: email must be/m);
      assert.match(imported.err, /^line 7: state must be/m);
      assert.match(imported.err, /^line 8: not readable as CSV/m);
      assert.match(imported.err, /Imported: 3\. Already on the list: 1\. Skipped: 4\./);

      const out = join(folder, 'out.csv');
      await command(['subscribers', 'export', '--out', out], variables);
      const rows = rowsOf(readFileSync(out, 'utf8'));
      assert.deepEqual(rows.map(({ email }) => email).sort(), [
        'ada@example.org',
        'eve@example.org',
        'jo@münchen.example',
      ]);
      const ada = rows.find(({ email }) => email === 'ada@example.org')!;
      assert.equal(ada.topics, 'practice events');
      assert.equal(ada.consent_newsletter_method, 'import');
      assert.match(ada.consent_newsletter_sha256!, /^[0-9a-f]{64}$/);
      // The file does not say when; the moment of the import is no answer.
      assert.equal(ada.consent_newsletter_confirmed_at, '');
      const eve = rows.find(({ email }) => email === 'eve@example.org')!;
      assert.equal(eve.name, `'=HYPERLINK("x")`);
      assert.equal(eve.state, 'unsubscribed');

      const again = await command(['subscribers', 'import', '-'], variables, readFileSync(out, 'utf8'));
      assert.match(again.err, /Imported: 0\. Already on the list: 3\. Skipped: 0\./);
      const left = await command(['subscribers', 'export', '--state', 'unsubscribed'], variables);
      assert.equal(rowsOf(left.out).length, 1);
      const removed = await command(['subscribers', 'remove', 'Ada@example.org'], variables);
      assert.equal(removed.exit, 0, removed.err);
      assert.equal((await command(['subscribers', 'remove', 'ada@example.org'], variables)).exit, 1);
      assert.equal(rowsOf((await command(['subscribers', 'export'], variables)).out).length, 2);
      await here?.end('SIGTERM');
    });
  }

  it('brings an exported list into another community as it was', async () => {
    const [from, to] = [await freshVariables(), await freshVariables()];
    const csv = `email,name,confirmed_at,source\n"=a@example.org","-Dash",2024-05-01T10:00:00Z,ad\n`;
    const first = await command(['subscribers', 'import', '-'], from, csv);
    assert.equal(first.exit, 0, first.err);
    const exported = await command(['subscribers', 'export'], from);
    const second = await command(['subscribers', 'import', '-'], to, exported.out);
    assert.equal(second.exit, 0, second.err);
    const copy = await command(['subscribers', 'export'], to);
    const without = (text: string) => rowsOf(text).map(({ unsubscribe_link: _, ...row }) => row);
    assert.deepEqual(without(copy.out), without(exported.out));
    assert.equal(rowsOf(copy.out)[0]!.email, `'=a@example.org`);
  });

  it('shows and sets the settings, and names what is wrong', async () => {
    const variables = await freshVariables();
    const here = await server(variables);
    const set = await command(
      [
        'settings',
        'set',
        'title=2026',
        'schedule.weekday=friday',
        'translations.fr.title=La lettre',
        'strings.fr.form.email=Courriel',
      ],
      variables,
    );
    assert.equal(set.exit, 0, set.err);
    const french = (await (await fetch(`${here.url}/newsletter?lang=fr`)).json()) as {
      title: string;
      nextIssue: { day: string };
    };
    assert.equal(french.title, 'La lettre');
    assert.match(french.nextIssue.day, /^vendredi /);
    const form = await fetch(`${here.url}/newsletter/signup`, { headers: { 'Accept-Language': 'fr' } });
    assert.match(await form.text(), /Courriel/);
    const wrong = await command(['settings', 'set', 'schedule.zone=Mars/Base', 'titel=x'], variables);
    assert.equal(wrong.exit, 1);
    assert.match(wrong.err, /^titel: there is no such setting; did you mean title\?$/m);
    for (const [change, meant] of [
      ['askname=true', /^askname: there is no such setting, only .*fields/m],
      ['schedule.weekdays=friday', /^schedule\.weekdays: .* did you mean weekday\?$/m],
      ['topics=[{"id":"a","lable":"A"}]', /^topics\.0\.lable: .* did you mean label\?$/m],
      ['translations.de.titel=Brief', /^translations\.de\.titel: .* did you mean title\?$/m],
      [
        'translations.de.fields=x',
        /^translations\.de\.fields: there is no such setting, only title, promise/m,
      ],
      ['fields=["nam"]', /^fields\.0: /m],
      ['strings.en.mail.helo=Hi', /^strings\.en\.mail\.helo: there is no such sentence/m],
      ['strings.tlh.mail.hello=Hi', /^strings\.tlh: is none of en, /m],
      [
        'strings.en.members.helloName=Hi {nam},',
        /^strings\.en\.members\.helloName: \{nam\} .* only \{name\}/m,
      ],
    ] as const) {
      const { exit, err } = await command(['settings', 'set', change], variables);
      assert.equal(exit, 1, change);
      assert.match(err, meant);
    }
    const zone = await command(['settings', 'set', 'schedule.zone=Mars/Base'], variables);
    assert.match(zone.err, /^schedule\.zone: must be a zone/);
    const json = await command(
      ['settings', 'set', '--file', '-'],
      variables,
      '{"archive":"https://www.example.org/archive","schedule":null}',
    );
    assert.equal(json.exit, 0, json.err);
    const text = (await command(['settings', 'show'], variables)).out;
    const shown = JSON.parse(text) as { $schema: string; title: string; archive: string };
    const schema = (await (await fetch(shown.$schema)).json()) as { properties: Record<string, object> };
    assert.deepEqual(Object.keys(shown).sort(), Object.keys(schema.properties).sort());
    for (const [name, property] of Object.entries(schema.properties))
      assert.ok(name === '$schema' || 'description' in property, name);
    const same = await command(['settings', 'set', '--file', '-'], variables, text);
    assert.equal(same.exit, 0, same.err);
    assert.equal(shown.archive, 'https://www.example.org/archive');
    assert.equal(shown.title, '2026');
    const guarded = await command(['settings', 'set', '__proto__.x=1'], variables);
    assert.equal(guarded.exit, 1);
    await here.end('SIGTERM');
  });

  it('sets the settings from a JSON file, with --file or without', async () => {
    const variables = await freshVariables();
    const here = await server(variables);
    const file = join(variables.DATA_DIR, 'settings.json');
    const titleAfter = async (...words: string[]) => {
      const { exit, err } = await command(['settings', 'set', ...words], variables);
      assert.equal(exit, 0, err);
      return (JSON.parse((await command(['settings', 'show'], variables)).out) as { title: string }).title;
    };
    writeFileSync(file, '{"title":"One"}');
    assert.equal(await titleAfter(file), 'One');
    writeFileSync(file, '{"title":"Two"}');
    assert.equal(await titleAfter('--file', file), 'Two');
    const refused = {
      'title=Three': /either key=value or one JSON file/,
      [`${file}.away`]: /settings\.json\.away" is neither key=value nor a file/,
    };
    for (const [word, sentence] of Object.entries(refused)) {
      const { exit, err } = await command(['settings', 'set', file, word], variables);
      assert.equal(exit, 1);
      assert.match(err, sentence);
    }
    await here.end('SIGTERM');
  });

  it('explains itself', async () => {
    for (const args of [
      ['--help'],
      ['settings', '--help'],
      ['settings', 'set', '--help'],
      ['subscribers', 'import', '--help'],
    ]) {
      const { exit, out } = await command(args, {});
      assert.equal(exit, 0);
      assert.match(out, /Usage: community/);
    }
    const missing = await command(['subscribers', 'import', '/nowhere.csv'], {});
    assert.equal(missing.exit, 1);
    assert.equal(missing.err, 'There is no file /nowhere.csv.\n');
  });
});
