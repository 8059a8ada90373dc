import type { AppContext } from '../app-context.ts';
import { sameText } from '../secret.ts';

/** Who wants no more mails of which event. */
export interface EventSubscription {
  event: string;
  member: string;
}

const tokenOf = ({ secret }: AppContext, { event, member }: EventSubscription) =>
  secret.tag('mute', `${event} ${member}`);

/** Where whoever has the mail turns the mails off. It never runs out: it must work from the oldest mail in the box. */
export async function unsubscribeLink(ctx: AppContext, about: EventSubscription): Promise<string> {
  const query = new URLSearchParams({ ...about, token: await tokenOf(ctx, about) });
  return `${ctx.url}/groups/mute?${query}`;
}

export const isUnsubscribeToken = async (
  ctx: AppContext,
  about: EventSubscription,
  token: string,
): Promise<boolean> => sameText(token, await tokenOf(ctx, about));
