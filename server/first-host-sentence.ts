import type { AppContext } from './app-context.ts';
import { firstHostLink } from './members/first-host.ts';

const INVITE = 'Or have a link emailed to you: community members invite you@example.org --role host';

/**
 * What a server without a host says at its start. Whoever opens the link becomes the host, so it is shown to the
 * person at the terminal only: a log is copied, kept, and read by others.
 */
export async function firstHostSentence(ctx: AppContext, isTerminal: boolean): Promise<string | undefined> {
  const link = await firstHostLink(ctx);
  if (link === undefined) return undefined;
  return isTerminal
    ? `There is no host yet. Open this link within a day and enter your name and email address: ${link}\n${INVITE}`
    : `There is no host yet. Run this where the server runs, for a link that makes you the host: community members first-host`;
}
