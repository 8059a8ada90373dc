import { factsOf } from '../checks/facts.ts';
import type { CliContext, Terminal } from './command.ts';

/** Part of `doctor`, run by the process that has the database open. */
export async function printFacts({ database }: CliContext, { out }: Terminal): Promise<number> {
  await out(JSON.stringify(await factsOf(database)));
  return 0;
}
