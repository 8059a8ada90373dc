import { inTransaction } from '../database/transaction.ts';
import { addressFrom } from '../email/address.ts';
import { eraseAddress } from '../newsletter/personal-data.ts';
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
  const removed = await inTransaction(contextFor(cli), (ctx) => eraseAddress(ctx, address.canonical));
  await writeStatus(
    removed
      ? `Removed ${address.typed}. The proof of consent is kept, without the address.\n`
      : `${address.typed} is not on the list.\n`,
  );
  return removed ? 0 : 1;
}
