import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createApp } from '../server/app.ts';
import { openDatabase } from '../server/database/open.ts';
import { defaultLimits } from '../server/limits.ts';
import { deliverEmails } from '../server/email/queue.ts';
import { clientAddress } from '../server/client-address.ts';

/** A server process for the benchmark: the API as it ships, with limits that are counted but never reached. */
const WIDE = { most: 1e7, per: 3600 };
const names = Object.keys(defaultLimits);
const limits = Object.fromEntries(names.map((name) => [name, WIDE]));

const { database } = await openDatabase({ databaseUrl: process.env['DATABASE_URL']! });
const clock = { now: () => new Date() };
const mailer = { send: () => Promise.resolve() };
const app = createApp({
  database,
  mailer,
  clock,
  origins: ['*'],
  secret: 'a secret for the bench only, long enough',
  url: 'http://127.0.0.1',
  limits,
  clientAddress: (request, env) => clientAddress(request, env, 1),
});
setInterval(() => void deliverEmails({ database, mailer, clock, report: console.error }), 1000);
const server = createAdaptorServer({ fetch: app.fetch }) as Server;
server.keepAliveTimeout = 120_000; // longer than any pause of the benchmark
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
