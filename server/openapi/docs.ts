import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';

export function docsRoutes({ database }: { database: Database; url: string }): Hono {
  const app = new Hono();
  app.get('/health', async (c) => {
    await sql`select 1`.execute(database);
    return c.json({ status: 'ok' });
  });
  return app;
}
