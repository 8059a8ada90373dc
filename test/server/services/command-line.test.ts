import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandRequest } from '../../../server/cli/command.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { API, SECRET } from '../community.ts';
import { type BesideAService, besideServices } from './beside-a-service.ts';
import { KEY, REFUSED, type StandIn } from './stand-in.ts';
import { Listmonk } from './stand-ins/listmonk.ts';

const beside = besideServices();

/** Runs a command in this process. */
async function command({ here, service }: BesideAService<StandIn>, request: CommandRequest, input = '') {
  const { database, clock } = here;
  const web = service.in(createLinkReader({ allow: ['127.0.0.1'] }));
  let out = '';
  let said = '';
  const exit = await runCommand(
    request,
    { database, secret: SECRET, url: API, clock, web },
    {
      input: (async function* () {
        yield Buffer.from(input);
      })(),
      out: async (text) => void (out += text),
      writeStatus: async (text) => void (said += text),
    },
  );
  return { exit, out, said };
}

describe('the command line for services', () => {
  it('connects with a key from standard input, sends everyone, and shows what happened', async () => {
    const my = await beside(Listmonk);
    await my.join('ada@example.org');
    await my.join(REFUSED);
    const { url, user, list } = my.service.settings;
    const connect = { command: 'services connect', kind: 'listmonk', url, user, list } as const;
    const wrong = await command(my, { ...connect, list: undefined }, KEY);
    assert.deepEqual([wrong.exit, wrong.said.startsWith('list: ')], [1, true]);
    const refused = await command(my, connect, 'another-key\n');
    assert.match(refused.said, /^key: It does not accept the key \(403/);
    const connected = await command(my, connect, `${KEY}\n`);
    assert.deepEqual([connected.exit, connected.said.includes('services sync listmonk')], [0, true]);
    for (const name of ['test', 'sync'] as const)
      assert.equal((await command(my, { command: `services ${name}`, kind: 'listmonk' })).exit, 0);
    await my.deliver();
    assert.equal(my.service.stateOf('ada@example.org'), 'listed');
    const { out } = await command(my, { command: 'services list' });
    assert.match(out, /^listmonk\thttp\S+\t3\t0 waiting, 1 given up\t/);
    assert.match(out, new RegExp(`^ {2}${REFUSED}\\tIt answered 400: Invalid e-mail\\.`, 'm'));
    assert.ok(!out.includes(KEY));
    for (const name of ['retry', 'disconnect'] as const)
      assert.equal((await command(my, { command: `services ${name}`, kind: 'listmonk' })).exit, 0);
    const gone = await command(my, { command: 'services test', kind: 'listmonk' });
    assert.deepEqual([gone.exit, gone.said], [1, 'It is not connected. See: services list\n']);
  });
});
