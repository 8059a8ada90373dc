import type { Office } from '../app-context.ts';
import { sameText } from '../secret.ts';

/**
 * The token in every mail that lets its reader leave and manage. It names the person by the HMAC of the address,
 * holds no address itself, and never runs out: leaving must work from the oldest mail in the box.
 */
export async function leaveToken({ secret }: Office, subject: string): Promise<string> {
  return `${subject}.${await secret.tag('leave', subject)}`;
}

export async function leaveLink(office: Office, subject: string): Promise<string> {
  return `${office.url}/newsletter/leave?token=${await leaveToken(office, subject)}`;
}

/** Whose token it is, if it is one of ours. */
export async function subjectIn({ secret }: Office, token: string): Promise<string | undefined> {
  const [subject = '', signature = ''] = token.split('.');
  return sameText(signature, await secret.tag('leave', subject)) ? subject : undefined;
}
