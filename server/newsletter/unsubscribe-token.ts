import type { AppContext } from '../app-context.ts';
import { sameText } from '../secret.ts';

/**
 * The token in every mail that lets its reader leave and manage. It names the person by the HMAC of the address,
 * holds no address itself, and never runs out: leaving must work from the oldest mail in the box.
 */
export async function unsubscribeToken({ secret }: AppContext, subject: string): Promise<string> {
  return `${subject}.${await secret.tag('leave', subject)}`;
}

export async function unsubscribeLink(ctx: AppContext, subject: string): Promise<string> {
  return `${ctx.url}/newsletter/leave?token=${await unsubscribeToken(ctx, subject)}`;
}

/** Whose token it is, if it is one of ours. */
export async function subjectIn({ secret }: AppContext, token: string): Promise<string | undefined> {
  const [subject = '', signature = ''] = token.split('.');
  return sameText(signature, await secret.tag('leave', subject)) ? subject : undefined;
}
