import { type Consent, recordConsents } from '../newsletter/rows/consents.ts';
import { readSettings } from '../newsletter/rows/settings.ts';
import { addSubscribers, type NewSubscriber } from '../newsletter/rows/subscribers.ts';
import { type Complain, type Line, rowsIn, UnusableFile } from './csv.ts';
import { type Imported, rowReader } from './import-row.ts';
import { officeAt, type Terminal, type Workplace } from './orders.ts';

const BATCH = 1000;
const REPORT_EVERY = 50_000;

interface Tally {
  added: number;
  known: number;
  bad: number;
}

/** Reads the list as CSV in pieces. A bad row is told with its line, and the others go in. */
export async function importSubscribers(place: Workplace, terminal: Terminal): Promise<number> {
  const office = officeAt(place);
  const read = rowReader(office, await readSettings(place.database));
  const tally: Tally = { added: 0, known: 0, bad: 0 };
  const complain = async (line: number, detail: string) => {
    tally.bad += 1;
    await terminal.say(`line ${line}: ${detail}\n`);
  };
  let batch: Line[] = [];
  let seen = 0;
  const finish = async () => {
    await store(place, await Promise.all(batch.map(read)), tally, complain);
    batch = [];
  };
  try {
    for await (const line of rowsIn(terminal.input, complain)) {
      batch.push(line);
      seen += 1;
      if (batch.length === BATCH) await finish();
      if (seen % REPORT_EVERY === 0) await terminal.say(`${seen} rows\n`);
    }
    await finish();
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    await terminal.say(`${error.message}\n`);
    return 1;
  }
  await terminal.say(`Imported ${tally.added}, there already ${tally.known}, left out ${tally.bad}.\n`);
  return 0;
}

async function store(
  place: Workplace,
  rows: (Imported | string)[],
  tally: Tally,
  complain: Complain,
): Promise<void> {
  const people = new Map<string, Imported>();
  for (const row of rows) {
    if (typeof row === 'string') {
      const [line, detail] = split(row);
      await complain(line, detail);
    } else if (people.has(row.subscriber.address)) tally.known += 1;
    else people.set(row.subscriber.address, row);
  }
  if (people.size === 0) return;
  const all = [...people.values()];
  const added = await place.database.transaction().execute(async (transaction) => {
    const fresh = await addSubscribers(
      transaction,
      all.map(({ subscriber }): NewSubscriber => subscriber),
    );
    const consents = all.flatMap(({ subscriber, consents }): Consent[] =>
      fresh.has(subscriber.address) ? consents : [],
    );
    await recordConsents(transaction, consents);
    return fresh.size;
  });
  tally.added += added;
  tally.known += people.size - added;
}

const split = (complaint: string): [number, string] => {
  const colon = complaint.indexOf(':');
  return [Number(complaint.slice(0, colon)), complaint.slice(colon + 1)];
};
