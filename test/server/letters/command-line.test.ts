import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MailServer } from '../../support/mail-server.ts';
import { command, commandVariables, freshVariables, server, type Variables } from '../process.ts';

async function run(variables: Variables, args: string[], input?: string) {
  const { exit, out, err } = await command(['letters', ...args], variables, input);
  return { exit, said: err, out };
}

describe('the command line for letters', () => {
  it('writes, shows, schedules, sends and removes', async () => {
    const variables = await commandVariables();
    const wrote = await run(
      variables,
      ['write', '-', '--preview', 'About birds'],
      '# A heron\n\nDraw **one**.\n',
    );
    assert.deepEqual([wrote.exit, wrote.said], [0, 'Saved a-heron. See it: letters test a-heron ADDRESS\n']);
    const { out } = await run(variables, ['show', 'a-heron']);
    assert.equal(out, 'subject: A heron\npreview: About birds\nstate: draft\n\nDraw **one**.\n');
    assert.match((await run(variables, ['schedule', 'a-heron'])).said, /^It will be sent at 20\d\d-.*Z\.\n$/);
    assert.match((await run(variables, ['list'])).out, /^a-heron\tscheduled for 20\d\d-.*\tA heron\n$/);
    assert.equal((await run(variables, ['unschedule', 'a-heron'])).said, 'It is a draft again.\n');

    const html = join(variables.DATA_DIR, 'letter.html');
    writeFileSync(html, '<h1 onclick="x">Hi</h1>');
    const replaced = await run(variables, ['write', html, '--slug', 'a-heron', '--subject', 'Two herons']);
    assert.equal(replaced.exit, 0, replaced.said);
    assert.match((await run(variables, ['list'])).out, /^a-heron\tdraft\tTwo herons\n$/);
    assert.match((await run(variables, ['send', 'a-heron'])).said, /^The server sends it to 0 people\./);
    assert.equal((await run(variables, ['pause', 'a-heron'])).said, 'Paused.\n');
    assert.equal((await run(variables, ['resume', 'a-heron'])).said, 'The server goes on sending it.\n');
    const sending = await run(variables, ['remove', 'a-heron']);
    assert.deepEqual([sending.exit, sending.said], [1, 'Pause this letter first.\n']);
    await run(variables, ['pause', 'a-heron']);
    assert.equal((await run(variables, ['remove', 'a-heron'])).said, 'Removed a-heron.\n');
    assert.equal((await run(variables, ['list'])).out, '');
  });

  it('says what is wrong, and changes nothing', async () => {
    const variables = await commandVariables();
    const said = async (args: string[], input?: string) => {
      const { exit, said } = await run(variables, args, input);
      assert.equal(exit, 1, args.join(' '));
      return said;
    };
    assert.match(await said(['write', '-'], 'No subject'), /^subject: /);
    assert.match(
      await said(['write', '-'], '# A\n\n{{name}}'),
      /^content: Line 3: There is no block \{\{name\}\}/,
    );
    assert.match(
      await said(['write', '-', '--topics', 'birds'], '# A\n'),
      /^topics: There is no topic birds\./,
    );
    assert.match(await said(['write', '-', '--slug', 'A B'], '# A\n'), /^slug: /);
    assert.equal(await said(['send', 'none']), 'There is no letter "none". See letters list.\n');
    assert.equal((await run(variables, ['list'])).out, '');
    await run(variables, ['write', '-'], '# A\n');
    assert.match(await said(['schedule', 'a', '--at', 'soon']), /^"soon" is not a time like/);
    assert.match(
      await said(['schedule', 'a', '--at', '2001-01-01T00:00:00Z']),
      /^at: Give a time in the next year\./,
    );
    assert.match(await said(['pause', 'a']), /^This letter is not being sent\.\n$/);
    assert.match(await said(['test', 'a', 'nobody']), /^"nobody" is not an address/);
  });

  it('sends while the server runs, with a test before', async () => {
    const mailServer = new MailServer();
    const variables = { ...(await freshVariables()), SMTP_URL: await mailServer.open() };
    await command(
      ['subscribers', 'import', '-'],
      variables,
      'email,confirmed_at\nada@example.org,2026-05-01T10:00:00Z\n',
    );
    const here = await server(variables);
    await run(variables, ['write', '-'], '# A heron\n\nDraw one.\n');
    const tested = await run(variables, ['test', 'a-heron', 'Owner@example.org']);
    assert.equal(tested.said, 'A test is on its way to Owner@example.org.\n');
    await mailServer.until(() => mailServer.emails.some(({ to }) => to === 'Owner@example.org'));
    assert.match((await run(variables, ['send', 'a-heron'])).said, /^The server sends it to 1 person\./);
    await mailServer.until(() => mailServer.emails.some(({ to }) => to === 'ada@example.org'));
    while (!(await run(variables, ['list'])).out.includes('sent: 1 of 1 sent')) await pause(200);
    assert.match(
      (await run(variables, ['show', 'a-heron'])).out,
      /^url: http:\/\/localhost:\d+\/letters\/a-heron$/m,
    );
    await here.end('SIGTERM');
    mailServer.close();
  });
});
