import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { fileURLToPath } from 'node:url';
import { addressedFiles } from './loader-file.ts';

/** The build for pages: beside `server/` in the repository, beside the compiled server in the package. */
export const widgetsFolder = fileURLToPath(new URL('../widgets', import.meta.url));

const DAY_S = 24 * 3600;

const BRIEFLY = `public, max-age=300, stale-while-revalidate=${DAY_S}`;
const FOR_GOOD = `public, max-age=${365 * DAY_S}, immutable`;

export interface WidgetFiles {
  /** Public base URL of the API, where it is known for sure. The loader then knows it, too. */
  url?: string | undefined;
  /** The page build. */
  folder?: string;
}

/**
 * The API together with the files of the elements at `/widgets/`, for any site: a page loads them, and knows the API, by
 * one address. Chunks have a hash in their name and never change. The entries change with an upgrade, so browsers ask
 * for them again after five minutes, and use what they have while they ask.
 */
export function withWidgets(api: Hono, { url, folder = widgetsFolder }: WidgetFiles = {}): Hono {
  const app = new Hono();
  const addressed = url === undefined ? undefined : addressedFiles(folder, url);
  app.use('/widgets/*', cors(), etag());
  for (const [name, file] of Object.entries(addressed ?? {}))
    app.get(`/widgets/${name}`, (c) => {
      setHeaders(c, BRIEFLY);
      c.header('Vary', 'Accept-Encoding', { append: true });
      const encoding = (['br', 'gzip'] as const).find((it) => accepts(c, it)) ?? 'identity';
      if (encoding !== 'identity') c.header('Content-Encoding', encoding);
      return c.body(file.bytes(encoding), 200, { 'Content-Type': file.type });
    });
  app.use(
    '/widgets/*',
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace(/^\/widgets/, ''),
      precompressed: true,
      onFound: (path, c) => setHeaders(c, /[/\\]chunks[/\\]/.test(path) ? FOR_GOOD : BRIEFLY),
    }),
  );
  app.all('*', (c) => api.fetch(c.req.raw, c.env as object));
  return app;
}

function setHeaders(c: Context, cacheControl: string): void {
  c.header('Cache-Control', cacheControl);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
}

const accepts = (c: Context, encoding: string) =>
  (c.req.header('Accept-Encoding') ?? '').split(/\s*,\s*/).some((it) => it.split(';')[0] === encoding);
