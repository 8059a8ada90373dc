import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { command, commandVariables, freshVariables, server, type Variables } from './process.ts';

const PAGE = 'membersPage=https://www.example.org/members';

async function run(variables: Variables, args: string[], input?: string) {
  const { exit, out, err } = await command(args, variables, input);
  return { exit, said: err, out };
}

/** The mails that a server without SMTP has written, once there are so many. */
async function mailsIn(folder: string, count: number): Promise<{ to: string; text: string }[]> {
  for (let tries = 0; tries < 300; tries++) {
    const mailbox = join(folder, 'mailbox');
    const names = existsSync(mailbox) ? readdirSync(mailbox).filter((name) => name.endsWith('.json')) : [];
    if (names.length >= count)
      return names.map(
        (name) => JSON.parse(readFileSync(join(mailbox, name), 'utf8')) as { to: string; text: string },
      );
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error('the mails did not come');
}

describe('the command line for members', () => {
  it('invites while the server runs, and the mail is sent', async () => {
    const variables = await freshVariables();
    const here = await server(variables);
    const early = await run(variables, ['members', 'invite', 'ada@example.org']);
    assert.equal(early.exit, 1);
    assert.match(early.said, /settings set membersPage=/);
    assert.equal((await run(variables, ['settings', 'set', PAGE])).exit, 0);
    const invited = await run(variables, [
      'members',
      'invite',
      'Ada@Example.org',
      '--name',
      'Ada',
      '--role',
      'host',
    ]);
    assert.equal(invited.exit, 0, invited.said);
    assert.match(invited.said, /^Invited Ada@Example\.org\./);
    const [mail] = await mailsIn(variables.DATA_DIR, 1);
    assert.match(mail!.text, /^Hello Ada,/);
    assert.match(mail!.text, /https:\/\/www\.example\.org\/members#community-sign-in=[\w-]{43}$/m);
    const again = await run(variables, ['members', 'invite', 'ada@example.org']);
    assert.match(again.said, /is already a member\. We’ve sent another link/);
    const wrong = await run(variables, ['members', 'invite', 'not an address']);
    assert.deepEqual(
      [wrong.exit, wrong.said],
      [1, '"not an address" isn’t an email address like ada@example.org.\n'],
    );
    await here.end('SIGTERM');
  });

  it('creates API tokens for programs, lists and deletes them', async () => {
    const variables = await freshVariables();
    const here = await server(variables);
    await run(variables, ['settings', 'set', PAGE]);
    await run(variables, ['members', 'invite', 'vera@example.org', '--role', 'host', '--name', 'Vera']);
    await run(variables, ['members', 'invite', 'ada@example.org']);
    const create = (...more: string[]) =>
      run(variables, ['tokens', 'create', 'Report', '--scope', 'overview:read', 'letters:read', ...more]);
    const created = await create('--as', 'vera@example.org', '--days', '7');
    assert.equal(created.exit, 0, created.said);
    assert.match(created.said, /^Expires on \d{4}-\d\d-\d\d\. It isn’t shown again: save it now\.\n$/);
    const headers = { Authorization: `Bearer ${created.out.trim()}` };
    const overview = () => fetch(`${here.url}/overview`, { headers });
    assert.equal((await overview()).status, 200);
    const { out } = await run(variables, ['tokens', 'list']);
    const [, id] = /^([\w-]{43})\tReport\toverview:read letters:read\tby Vera, until /.exec(out)!;
    assert.match(
      (await create('--as', 'ada@example.org')).said,
      /^ada@example\.org isn’t the address of a host/,
    );
    assert.match(
      (await create('--as', 'vera@example.org', '--days', '0')).said,
      /whole number from 1 to 366/,
    );
    assert.equal((await run(variables, ['tokens', 'delete', id!])).exit, 0);
    assert.equal((await overview()).status, 401);
    assert.equal((await run(variables, ['tokens', 'delete', id!])).exit, 1);
    await here.end('SIGTERM');
  });

  it('takes marks that turn the direction of a text out of names', async () => {
    const variables = await commandVariables();
    assert.equal((await run(variables, ['settings', 'set', PAGE])).exit, 0);
    const marked = '\u202eA\u2066da\u2069\u202c';
    await run(variables, ['members', 'invite', 'ada@example.org', '--name', marked]);
    await run(variables, ['members', 'import', '-'], `email,name\nben@example.org,${marked}\n`);
    const { out } = await run(variables, ['members', 'export']);
    assert.match(out, /ada@example\.org,Ada,/);
    assert.match(out, /ben@example\.org,Ada,/);
  });

  it('invites a whole list, and says which rows are wrong', async () => {
    const variables = await commandVariables();
    await run(variables, ['settings', 'set', PAGE]);
    const csv = [
      'Email,Name,Role,Locale',
      'ada@example.org,Ada,host,',
      'ben@example.org,,,de',
      'nobody,Nobody,,',
      'cyd@example.org,Cyd,king,',
      'ADA@example.org,Ada,,',
      'dot@example.org,"=HYPERLINK(""x"")",,',
    ].join('\n');
    const trial = await run(variables, ['members', 'import', '-', '--dry-run'], csv);
    assert.match(trial.said, /^Nothing is changed\. Invited: 3\. Already members: 1\. Skipped: 2\.$/m);
    assert.equal((await run(variables, ['members', 'export'])).out.trim().split('\n').length, 1);
    const { exit, said } = await run(variables, ['members', 'import', '-'], csv);
    assert.equal(exit, 0, said);
    assert.match(said, /^line 4: email must be an address/m);
    assert.match(said, /^line 5: role must be one of member, facilitator, host, not "king"/m);
    assert.match(said, /Invited: 3\. Already members: 1\. Skipped: 2\./);
    const { out } = await run(variables, ['members', 'export']);
    const day = /\d{4}-[\d:.TZ-]+/g;
    assert.deepEqual(out.replace(day, 'now').trim().split('\n'), [
      'email,name,role,locale,invited,joined,last_sign_in',
      'ada@example.org,Ada,host,en,now,,',
      'ben@example.org,,member,de,now,,',
      `dot@example.org,"'=HYPERLINK(""x"")",member,en,now,,`,
    ]);
    const again = await run(
      variables,
      ['members', 'import', '-'],
      out.replace('ben@example.org,,member', 'ben@example.org,,facilitator'),
    );
    assert.match(again.said, /^line 3: ben@example\.org was a member and is now a facilitator$/m);
    assert.match(again.said, /^Invited: 0\. Roles changed: 1\. Already members: 2\. Skipped: 0\.$/m);
  });

  it('changes roles and removes members, but not the last host', async () => {
    const variables = await commandVariables();
    await run(variables, ['settings', 'set', PAGE]);
    await run(variables, ['members', 'invite', 'ada@example.org', '--role', 'host']);
    await run(variables, ['members', 'invite', 'ben@example.org']);
    assert.match(
      (await run(variables, ['members', 'role', 'ada@example.org', 'member'])).said,
      /the last host/,
    );
    assert.match((await run(variables, ['members', 'remove', 'ada@example.org'])).said, /the last host/);
    assert.equal((await run(variables, ['members', 'role', 'ben@example.org', 'host'])).exit, 0);
    assert.equal((await run(variables, ['members', 'remove', 'ada@example.org'])).exit, 0);
    assert.equal((await run(variables, ['members', 'remove', 'ada@example.org'])).exit, 1);
    assert.match(
      (await run(variables, ['members', 'role', 'ben@example.org', 'king'])).said,
      /Allowed choices/,
    );
    assert.match((await run(variables, ['members', 'export'])).out, /^ben@example\.org,,host,/m);
  });

  it('puts pages in, lists them and takes them away', async () => {
    const variables = await commandVariables();
    const put = await run(variables, ['pages', 'put', '-'], '# A month\n\n## One\n\nLook.\n');
    assert.equal(put.said, 'Saved: page="a-month", 1 lesson, for members.\n');
    const wrong = await run(variables, ['pages', 'put', '-'], 'Nothing.\n');
    assert.equal(wrong.exit, 1);
    assert.match(wrong.said, /^line 1: Begin with a line like/);
    assert.equal((await run(variables, ['pages', 'list'])).out, 'a-month\tA month\t1 lesson\tfor members\n');
    assert.equal((await run(variables, ['pages', 'remove', 'a-month'])).exit, 0);
    assert.match((await run(variables, ['pages', 'remove', 'a-month'])).said, /There is no page "a-month"/);
  });

  it('gives the first host a link, and a new one as long as there is none', async () => {
    const variables = await commandVariables();
    const links = [];
    for (let times = 0; times < 2; times++) links.push((await run(variables, ['members', 'first-host'])).out);
    for (const link of links) assert.match(link, /^https?:\/\/\S+\/members\/first-host\?token=\S+\n$/);
    assert.notEqual(links[0], links[1]);
  });

  it('explains itself', async () => {
    for (const args of [
      ['members', '--help'],
      ['members', 'invite', '--help'],
      ['pages', 'put', '--help'],
    ]) {
      const { exit, out } = await run({}, args);
      assert.equal(exit, 0);
      assert.match(out, /Usage: community/);
    }
  });
});
