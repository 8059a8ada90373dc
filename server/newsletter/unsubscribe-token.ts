import type { AppContext } from '../app-context.ts';
import { sameText } from '../secret.ts';

/**
 * The token in every newsletter email, to unsubscribe and manage the subscription. It contains the HMAC of
 * the address rather than the address. It never expires, because unsubscribing must work from the oldest
 * email.
 */
export async function unsubscribeToken({ secret }: AppContext, subject: string): Promise<string> {
  return `${subject}.${await secret.tag('leave', subject)}`;
}

export async function unsubscribeLink(ctx: AppContext, subject: string): Promise<string> {
  return `${ctx.url}/newsletter/leave?token=${await unsubscribeToken(ctx, subject)}`;
}

/** The subject of a token, if the token is valid. */
export async function subjectIn({ secret }: AppContext, token: string): Promise<string | undefined> {
  const [subject = '', signature = ''] = token.split('.');
  return sameText(signature, await secret.tag('leave', subject)) ? subject : undefined;
}
