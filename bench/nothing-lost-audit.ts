import type { Database } from '../server/database/tables.ts';
import { CAPACITY, type Shared } from './nothing-lost-shared.ts';

/** Compares the database with what the server has acknowledged. */
export async function audit(database: Database, { writers, groups }: Shared) {
  let [lost, twice, strange] = [0, 0, 0];
  const compare = (said: string[], there: string[]) => {
    const counts = new Map<string, number>();
    for (const each of there) counts.set(each, (counts.get(each) ?? 0) + 1);
    lost += said.filter((each) => !counts.has(each)).length;
    twice += [...counts.values()].filter((count) => count > 1).length;
    strange += [...counts.keys()].filter((each) => !said.includes(each)).length;
  };
  for (const writer of writers) {
    const { id } = writer;
    const checkIns = await database
      .selectFrom('check_ins')
      .select('text')
      .where('member_id', '=', id)
      .execute();
    compare(
      writer.checkIns,
      checkIns.map(({ text }) => text),
    );
    const words = await database
      .selectFrom('encouragements')
      .select(['kind', 'text', 'entry_id'])
      .where('member_id', '=', id)
      .execute();
    compare(
      writer.replies,
      words.filter(({ kind }) => kind === 'reply').map(({ text }) => text),
    );
    const cheered = [...writer.cheers].flatMap(([about, is]) => (is ? about : []));
    compare(
      cheered,
      words.filter(({ kind }) => kind === 'cheer').map(({ entry_id: about }) => about),
    );
    const piece = await database
      .selectFrom('pieces')
      .select('note')
      .where('member_id', '=', id)
      .executeTakeFirst();
    if ((piece?.note ?? '') !== writer.note) lost++;
    const person = await database
      .selectFrom('participants')
      .select('attended_at')
      .where('member_id', '=', id)
      .executeTakeFirstOrThrow();
    if ((person.attended_at !== null) !== writer.here) lost++;
  }
  for (const group of groups) {
    const people = await database
      .selectFrom('participants')
      .select('member_id')
      .where('group_id', '=', group)
      .execute();
    if (people.length > CAPACITY) strange++;
  }
  const nudges = await database.selectFrom('nudges').select('member_id').execute();
  const said = writers.flatMap((writer) => writer.nudges);
  if (nudges.length !== said.length) strange += Math.abs(nudges.length - said.length);
  return { lost, twice, strange };
}
