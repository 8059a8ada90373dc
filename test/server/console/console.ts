import { API } from '../community.ts';
import type { Browser } from '../members/browser.ts';

/** What a GET answers. A proof is for the URL without its query (RFC 9449, 4.3). */
export async function read<Body>(
  host: Browser,
  path: string,
  query: Record<string, string> = {},
): Promise<Body> {
  const search = new URLSearchParams(query).toString();
  const response = await host.request('GET', `${path}${search && `?${search}`}`, undefined, {
    proofFor: { url: `${API}${path}` },
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Body;
}
