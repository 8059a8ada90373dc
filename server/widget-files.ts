import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { fileURLToPath } from 'node:url';

/** The build for pages: beside `server/` in the repository, beside the compiled server in the package. */
export const widgetsFolder = fileURLToPath(new URL('../widgets', import.meta.url));

const DAY_S = 24 * 3600;

/**
 * The API together with the files of the elements at `/widgets/`, for any site: a page loads them, and knows the API, by
 * one address. Chunks have a hash in their name and never change. The entries change with an upgrade, so browsers ask
 * for them again after five minutes, and use what they have while they ask.
 */
export function withWidgets(api: Hono, folder = widgetsFolder): Hono {
  const app = new Hono();
  app.use(
    '/widgets/*',
    cors(),
    etag(),
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace(/^\/widgets/, ''),
      precompressed: true,
      onFound: (path, c) => {
        const isImmutable = /[/\\]chunks[/\\]/.test(path);
        c.header(
          'Cache-Control',
          isImmutable
            ? `public, max-age=${365 * DAY_S}, immutable`
            : `public, max-age=300, stale-while-revalidate=${DAY_S}`,
        );
        c.header('X-Content-Type-Options', 'nosniff');
        c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      },
    }),
  );
  app.all('*', (c) => api.fetch(c.req.raw, c.env as object));
  return app;
}
