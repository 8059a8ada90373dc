/** How an API responds to this page: `open`, `refused` if it responds but the browser may not read it, or `silent`. */
export type Reach = 'open' | 'refused' | 'silent';

/** A script can't tell a CORS refusal from no response; a `no-cors` request tells whether the server is there. */
export async function reach(api: string): Promise<Reach> {
  // HEAD: a response whose body is never read keeps the request open.
  const ask = (mode: RequestMode) =>
    fetch(`${api}/health`, { method: 'HEAD', mode, credentials: 'omit', cache: 'no-store' }).then(
      () => true,
      () => false,
    );
  if (await ask('cors')) return 'open';
  return (await ask('no-cors')) ? 'refused' : 'silent';
}

/** The fix for an API that refuses this page. */
export const refusal = (api: string): string =>
  origin === 'null'
    ? `${api} answers, but this page is a file or in a sandboxed frame, so it has no origin that ORIGINS could name. Serve the page from a site, or give the frame's "sandbox" allow-same-origin. With "null" in ORIGINS, the server accepts every file and every sandboxed frame, of anyone.`
    : `${api} answers, but does not allow pages of ${origin}. Start it with ORIGINS=${origin} (several with commas between).`;

const examined = new Set<string>();

/** If no response came, logs once in the console whether the API refuses this site. */
export async function explainSilence(api: string): Promise<void> {
  if (examined.has(api) || !navigator.onLine) return;
  examined.add(api);
  if ((await reach(api)) === 'refused') console.error(`community-widgets: ${refusal(api)}`);
}
