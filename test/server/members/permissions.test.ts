import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { type Endpoint, endpoints, type Role, roles } from '../../../src/contract/index.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import { errorResponse } from '../../../server/http/fallbacks.ts';
import type { RouteContext } from '../../../server/http/route-context.ts';
import { routesOf } from '../../../server/http/route.ts';
import { authenticate } from '../../../server/members/authenticate.ts';
import { profileOf } from '../../../server/members/profile.ts';
import { offlineLinkReader } from '../../../server/safe-fetch/port.ts';
import { Browser, browser, member, contextOf } from './browser.ts';

const database = testDatabase();
const all = Object.entries<Endpoint>(endpoints);
const people = ['stranger', ...roles] as const;

/** A browser in the hands of each. */
async function everybody() {
  const here = community(database());
  const browsers: Record<string, Browser> = { stranger: await browser(here) };
  for (const role of roles) {
    const row = await member(here, { email: `${role}@example.org`, role, password: null });
    browsers[role] = await browser(here);
    await browsers[role].comeByMail(row);
  }
  return { here, browsers };
}

const mayCall = (person: (typeof people)[number], least: Endpoint['role']) =>
  least === 'anyone' || (person !== 'stranger' && roles.indexOf(person) >= roles.indexOf(least));

const inWords = {
  anyone: 'anyone',
  member: 'members, facilitators and hosts',
  facilitator: 'facilitators and hosts',
  host: 'hosts',
};

describe('who may call what', () => {
  for (const [name, { method, path, role, request }] of all) {
    it(`${name} is for ${role}, and for nobody below`, async () => {
      const { here, browsers } = await everybody();
      for (const person of people) {
        const address = path.replace(/:\w+/g, 'none');
        const body = request ? {} : undefined;
        const answer = await browsers[person]!.request(method, address, body);
        const code = answer.ok ? 'ok' : await problemCode(answer);
        const refused = code === 'unauthenticated' || code === 'forbidden';
        assert.equal(refused, !mayCall(person, role), `${person}: ${code}`);
        if (refused) assert.equal(code, person === 'stranger' ? 'unauthenticated' : 'forbidden');
        assert.notEqual(code, 'method-not-allowed');
      }
      assert.deepEqual(here.accidents, []);
    });
  }

  it('is said of routes that the app has', () => {
    const { app } = community(database());
    const mounted = new Set(app.routes.map(({ method, path }) => `${method} ${path}`));
    for (const [name, { method, path }] of all) assert.ok(mounted.has(`${method} ${path}`), name);
  });

  it('is told to whoever reads the docs', async () => {
    const here = community(database());
    const docs = await (await here.request('/docs')).text();
    for (const { method, path, role } of Object.values<Endpoint>(endpoints)) {
      const heading = `<code>${method} ${path.replace(/:(\w+)/g, '{$1}')}</code>`;
      const [, told] = docs.split(heading);
      assert.equal(/<th scope="row">who<\/th>\s*<td>([^<]*)</.exec(told!)![1], inWords[role], heading);
    }
  });

  it('rises from role to role', async () => {
    const { here, browsers } = await everybody();
    const ctx: RouteContext = {
      ...contextOf(here),
      sendEmails() {},
      runJobs() {},
      web: offlineLinkReader,
      report: (error) => void here.accidents.push(error),
      clientAddress: undefined,
      authenticate,
    };
    const app = new Hono();
    for (const role of roles)
      routesOf(app, ctx)({ ...endpoints.member, path: `/for/${role}`, role }, (ctx) =>
        profileOf(ctx, ctx.member),
      );
    app.onError((error, c) => errorResponse(ctx, c, error));
    const inside = { ...here, request: async (path: string, init?: RequestInit) => app.request(path, init) };
    for (const person of roles) {
      const guest = new Browser(inside, browsers[person]!.keys);
      guest.token = browsers[person]!.token;
      for (const may of roles) {
        const answer = await guest.request('GET', `/for/${may}`);
        assert.equal(answer.status, mayCall(person, may) ? 200 : 403, `${person} at ${may}`);
      }
    }
  });

  it('is asked of the role of now, not of when the session began', async () => {
    const { here, browsers } = await everybody();
    await here.database.updateTable('members').set({ role: 'member' }).execute();
    const answer = await browsers['host']!.request('GET', '/member');
    assert.equal(((await answer.json()) as { role: Role }).role, 'member');
  });
});
