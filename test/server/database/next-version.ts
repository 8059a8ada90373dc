/** The server as its next version would be: with one more migration. */
import { migrations } from '../../../server/database/migrations.ts';

migrations['9999-added'] = [
  'alter table members add column nickname text',
  'alter table posts add column rating integer not null default 0',
  ...(process.env['SLOW_MIGRATION'] ? ['select pg_sleep(12)'] : []),
];

await import('../../../server/main.ts');
