import type { AppContext } from '../app-context.ts';
import { sameText } from '../secret.ts';

/** The member who unsubscribes from an event's emails. */
export interface EventSubscription {
  event: string;
  member: string;
}

const tokenOf = ({ secret }: AppContext, { event, member }: EventSubscription) =>
  secret.tag('mute', `${event} ${member}`);

/**
 * The unsubscribe URL in an email. It needs no sign-in and never expires, because it must work from the
 * oldest email.
 */
export async function unsubscribeLink(ctx: AppContext, about: EventSubscription): Promise<string> {
  const query = new URLSearchParams({ ...about, token: await tokenOf(ctx, about) });
  return `${ctx.url}/groups/mute?${query}`;
}

export const isUnsubscribeToken = async (
  ctx: AppContext,
  about: EventSubscription,
  token: string,
): Promise<boolean> => sameText(token, await tokenOf(ctx, about));
