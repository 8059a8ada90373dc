import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultSettings, writeSettings } from '../../../server/index.ts';
import { firstHostLink } from '../../../server/members/first-host.ts';
import { defaultLimits } from '../../../server/limits.ts';
import { secretFrom } from '../../../server/secret.ts';
import { API, type Community, community, path, SECRET, testDatabase } from '../community.ts';
import { command, freshVariables, logOf, server } from '../process.ts';

const database = testDatabase();
const membersPage = 'https://www.example.org/members';
const DAY_S = 24 * 3600;

const linkOf = (here: Community) =>
  firstHostLink({
    ...{
      clock: here.clock,
      url: API,
      secret: secretFrom(SECRET),
      limits: defaultLimits,
    },
    db: database(),
  });
const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;
const become = (here: Community, token: string, fields: Record<string, string> = {}) =>
  here.submit('/members/first-host', { token, email: 'Ada@example.org', name: 'Ada', ...fields });
const members = () =>
  database().selectFrom('members').select(['email', 'name', 'role', 'joined_at']).execute();

describe('the first host', () => {
  it('is whoever opens the link and says who they are, and is signed in; nobody else is made', async () => {
    const here = community(database());
    await writeSettings(database(), { ...defaultSettings, membersPage }, here.clock.now());
    const link = (await linkOf(here))!;
    assert.deepEqual(await members(), []);
    const opened = await here.request(path(link));
    assert.equal(opened.status, 200);
    assert.match(await opened.text(), /<h1>Become the first host<\/h1>/);
    assert.deepEqual(await members(), []); // a scanner that opens it changes nothing

    const answer = await become(here, tokenOf(link));
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('Location')!, /^https:\/\/www\.example\.org\/members#community-sign-in=/);
    assert.deepEqual(
      (await members()).map(({ email, name, role, joined_at }) => ({
        email,
        name,
        role,
        joined: joined_at !== null,
      })),
      [{ email: 'Ada@example.org', name: 'Ada', role: 'host', joined: true }],
    );
    assert.equal(await linkOf(here), undefined);
    assert.equal((await here.request(path(link))).status, 410);
    assert.equal((await become(here, tokenOf(link), { email: 'eve@example.org' })).status, 410);
  });

  it('needs no page for members: it is signed in to the console', async () => {
    const here = community(database());
    const answer = await become(here, tokenOf((await linkOf(here))!));
    assert.equal(answer.status, 303);
    assert.ok(answer.headers.get('Location')!.startsWith(`${API}/console#community-sign-in=`));
    assert.equal((await members()).length, 1);
  });

  it('is one, however many press the button at once', async () => {
    const here = community(database());
    const tokens = [tokenOf((await linkOf(here))!), tokenOf((await linkOf(here))!)];
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((at) => become(here, tokens[at % 2]!, { email: `host-${at}@example.org` })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410, 410, 410, 410, 410]);
    assert.equal((await members()).length, 1);
  });

  it('is asked again for what is missing or wrong', async () => {
    const here = community(database());
    const token = tokenOf((await linkOf(here))!);
    for (const wrong of [
      { email: 'ada' },
      { email: '' },
      { name: ' ' },
      { name: 'x'.repeat(201) },
      { name: 'a\u0000b' },
    ]) {
      const answer = await become(here, token, wrong);
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), /class="error"/);
    }
    assert.deepEqual(await members(), []);
  });

  it('is nobody with a link that was guessed, is a day old, or comes from a clock that was ahead', async () => {
    const here = community(database());
    const token = tokenOf((await linkOf(here))!);
    const [expires, tag] = token.split('.');
    for (const forged of [
      '',
      '.',
      `${Number(expires) + 1}.${tag}`,
      `${expires}.${tag!.slice(1)}`,
      `${expires}`,
    ])
      assert.equal((await become(here, forged)).status, 410, forged);
    here.clock.pass(DAY_S);
    assert.equal((await become(here, token)).status, 410);
    here.clock.pass(-3 * DAY_S);
    assert.equal((await become(here, token)).status, 410);
    assert.deepEqual(await members(), []);
  });

  it('is asked for by a server at its start, without any setting, and no log has the link', async () => {
    const variables = await freshVariables();
    const running = await server(variables);
    const ended = await running.end('SIGTERM');
    assert.equal(ended.exit, 0);
    assert.match(logOf(ended).at(-1)!.message, /no host yet\..*: community members first-host$/);
    assert.doesNotMatch(ended.out + ended.err, /token|Juniper|host@example\.org/);
  });

  it('is given the link by the command line, while the server runs and without it', async () => {
    const variables = await freshVariables();
    const running = await server(variables);
    const asked = await command(['members', 'first-host'], {
      ...variables,
      PUBLIC_URL: running.url,
    });
    assert.equal(asked.exit, 0, asked.err);
    const link = asked.out.trim();
    assert.equal((await fetch(link)).status, 200);
    const fields = { token: tokenOf(link), email: 'ada@example.org', name: 'Ada' };
    const answer = await fetch(`${running.url}/members/first-host`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    assert.equal(answer.status, 200);
    await running.end('SIGTERM');
    const again = await command(['members', 'first-host'], variables);
    assert.deepEqual([again.exit, again.out], [1, '']);
    assert.match(again.err, /There is already a host/);
  });
});
