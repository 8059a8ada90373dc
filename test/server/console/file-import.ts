import assert from 'node:assert/strict';
import type { Community } from '../community.ts';
import type { Browser } from '../members/browser.ts';

export interface FileOptions {
  dryRun?: boolean;
  type?: string;
}

/** Sends a file to be imported. */
export async function sendFile(
  here: Community,
  member: Browser,
  path: string,
  csv: string | Uint8Array<ArrayBuffer>,
  { dryRun = false, type = 'text/csv' }: FileOptions = {},
): Promise<Response> {
  return here.request(`${path}${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    headers: {
      'Content-Type': type,
      ...(member.token && { Authorization: `DPoP ${member.token}` }),
      DPoP: await member.proof('POST', path),
    },
    body: csv,
  });
}

/** The events of an import that succeeds, as a schema reads them. */
export async function eventsOf<Event>(
  response: Response,
  schema: { parse: (event: unknown) => Event },
): Promise<Event[]> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text
    .trim()
    .split('\n')
    .map((it) => schema.parse(JSON.parse(it)));
}
