import type { Office } from '../app-context.ts';
import { sameText } from '../secret.ts';

/** Who wants no more mails of which event. */
export interface Muting {
  event: string;
  member: string;
}

const tokenOf = ({ secret }: Office, { event, member }: Muting) => secret.tag('mute', `${event} ${member}`);

/** Where whoever has the mail turns the mails off. It never runs out: it must work from the oldest mail in the box. */
export async function muteLink(office: Office, about: Muting): Promise<string> {
  const query = new URLSearchParams({ ...about, token: await tokenOf(office, about) });
  return `${office.url}/groups/mute?${query}`;
}

export const isMuteToken = async (office: Office, about: Muting, token: string): Promise<boolean> =>
  sameText(token, await tokenOf(office, about));
