import { inTransaction } from '../database/transaction.ts';
import { addressFrom } from '../email/address.ts';
import { deleteSignupsTo } from '../newsletter/queries/signups.ts';
import { subscriberByAddress } from '../newsletter/queries/subscribers.ts';
import { subjectOf } from '../newsletter/signups.ts';
import { erase } from '../newsletter/personal-data.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';

/** Erases a person. The consent records stay, without the email address. Returns the exit code. */
export async function removeSubscriber(
  cli: CliContext,
  { writeStatus }: Terminal,
  text: string,
): Promise<number> {
  const address = addressFrom(text);
  if (!address) {
    await writeStatus(`"${text}" isn’t an email address like ada@example.org.\n`);
    return 1;
  }
  const ctx = contextFor(cli);
  const removed = await inTransaction(ctx, async (ctx) => {
    const subscriber = await subscriberByAddress(ctx.db, address.canonical);
    const subject = subscriber?.subject ?? (await subjectOf(ctx, address.canonical));
    const signups = await deleteSignupsTo(ctx.db, address.canonical);
    await erase(ctx, subject);
    return subscriber !== undefined || signups > 0;
  });
  await writeStatus(
    removed
      ? `Removed ${address.typed}. The proof of consent is kept, without the address.\n`
      : `${address.typed} is not on the list.\n`,
  );
  return removed ? 0 : 1;
}
