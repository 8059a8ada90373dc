import type { Failure, Result } from '../api/client.ts';
import { parseJson } from '../api/json.ts';
import type { Community } from '../community/community.ts';
import { sessionOf } from '../community/session.ts';
import type { Endpoint, PathParameters } from '../contract/endpoint.ts';
import { Failure as Refused } from '../contract/problem.ts';

/** Gives the browser a file to save. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** With the day, as exports of different days stand side by side. */
export const fileName = (name: string, format: string): string =>
  `${name}-${new Date().toISOString().slice(0, 10)}.${format}`;

interface FileRequest {
  params?: Readonly<Record<string, string>>;
  /** With its question mark. */
  query?: string;
  init?: RequestInit;
}

/** A request whose response is a file. */
export async function request(
  community: Community,
  { method, path }: Endpoint,
  { params = {}, query = '', init = {} }: FileRequest = {},
): Promise<Response | Failure> {
  const session = await sessionOf(community);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const send = () => session.fetch(`${filled}${query}`, { ...init, method });
  try {
    let response = await send();
    // The answer told the time of the server.
    if (response.status === 401) response = await send();
    if (response.ok) return response;
    const problem = Refused.safeParse(parseJson(await response.text()));
    return problem.success ? problem.data : { code: 'not-understood' };
  } catch {
    return { code: 'unreachable' };
  }
}

/** An export, whole. */
export async function readFile<Path extends string>(
  community: Community,
  endpoint: Endpoint<Path>,
  params?: PathParameters<Path>,
): Promise<Result<Blob>> {
  const response = await request(community, endpoint, { ...(params && { params }) });
  if (!('ok' in response)) return { ok: false, failure: response };
  try {
    return { ok: true, value: await response.blob() };
  } catch {
    return { ok: false, failure: { code: 'unreachable' } };
  }
}
