import type { Hono } from 'hono';
import { join } from 'node:path';
import type { Mailbox } from '../../server/email/mailbox.ts';
import { fileFrom } from './files.ts';
import { mailboxPages } from './mailbox-pages.ts';

type Fetch = (request: Request, environment?: object) => Response | Promise<Response>;

/** The demo next to the API: the API responds first, then the mailbox, then the built pages and the page build. */
export function demoSite(api: Hono, mailbox: Mailbox, project: string, url: string): Fetch {
  const pages = join(project, 'demo', 'dist');
  const mails = mailboxPages(mailbox);
  return async (request, environment) => {
    const { pathname } = new URL(request.url);
    const isHome = pathname === '/' && request.method !== 'POST';
    const answer = isHome ? notFound() : await api.fetch(request, environment);
    if (answer.status !== 404 || (request.method !== 'GET' && request.method !== 'HEAD')) return answer;
    if (/^\/mailbox(\.json)?(\/|$)/.test(pathname))
      return isOwnHost(request, url) ? mails.fetch(request) : wrongHost();
    return (await fileFrom(pages, pathname, request)) ?? notFoundPage(pages, request, answer);
  };
}

/** A site whose name resolves to this machine (DNS rebinding) must not read its visitor's demo emails. */
function isOwnHost(request: Request, url: string): boolean {
  const { hostname } = new URL(request.url);
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) || hostname === new URL(url).hostname;
}

const wrongHost = () =>
  new Response('The mailbox is shown at localhost only.\n', {
    status: 421,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

const notFound = () =>
  new Response('Not found\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/** Responds with the site's own page to a browser, and with the problem to a program. */
async function notFoundPage(pages: string, request: Request, problem: Response): Promise<Response> {
  if (!request.headers.get('Accept')?.includes('text/html')) return problem;
  const page = await fileFrom(pages, '/404.html', new Request(request.url, { method: request.method }));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : notFound();
}
