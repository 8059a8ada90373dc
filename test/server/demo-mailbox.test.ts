import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { demoSite } from '../../demo/server/site.ts';
import { mailbox } from '../../server/email/mailbox.ts';
import { temporaryFolder } from './process.ts';

describe('the demo’s mailbox', () => {
  it('is shown to this machine only, not to a site whose name leads here', async () => {
    const api = new Hono();
    const site = demoSite(api, mailbox(temporaryFolder()), temporaryFolder(), 'http://demo.example.org:8080');
    const own = ['localhost:8080', '127.0.0.1:8080', '127.8.9.1', '[::1]:8080', 'demo.example.org:8080'];
    const foreign = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '192.0.2.1',
      '0.0.0.0:8080',
    ];
    for (const path of ['/mailbox', '/mailbox.json', '/mailbox/one', '/mailbox/one/html']) {
      for (const host of own)
        assert.notEqual((await site(new Request(`http://${host}${path}`))).status, 421, `${host}${path}`);
      for (const host of foreign)
        assert.equal((await site(new Request(`http://${host}${path}`))).status, 421, `${host}${path}`);
    }
  });
});
