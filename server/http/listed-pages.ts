import type { AppContext } from '../app-context.ts';

/** Whether emails and pages may link to a page: it is on our own origin or on one listed explicitly. `*` lists none. */
export function isListedPage({ origins, url }: Pick<AppContext, 'origins' | 'url'>, page: string): boolean {
  if (!URL.canParse(page)) return false;
  const { origin, username } = new URL(page);
  const own = new URL(url).origin;
  // During local development, pages on other ports of the same machine are allowed.
  return (
    !username && (origin === own || origins?.includes(origin) === true || (isLocal(own) && isLocal(origin)))
  );
}

/** The page URL to store with a consent, or null. If ORIGINS is `*`, any URL is stored. */
export function recordedPage(
  ctx: Pick<AppContext, 'origins' | 'url'>,
  page: string | undefined,
): string | null {
  if (page === undefined) return null;
  return ctx.origins?.includes('*') || isListedPage(ctx, page) ? page : null;
}

const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
