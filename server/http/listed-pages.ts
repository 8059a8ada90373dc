import type { AppContext } from '../app-context.ts';

/** Whether the owner has named the site of a page, so that our emails and pages may lead there. `*` names nobody. */
export function isListedPage({ origins, url }: Pick<AppContext, 'origins' | 'url'>, page: string): boolean {
  if (!URL.canParse(page)) return false;
  const { origin, username } = new URL(page);
  const own = new URL(url).origin;
  // A developer's API on their own machine serves pages of other ports there.
  return (
    !username && (origin === own || origins?.includes(origin) === true || (isLocal(own) && isLocal(origin)))
  );
}

/** The page as it may be put on record. Where every site may use the API, each may say where it was. */
export function recordedPage(
  ctx: Pick<AppContext, 'origins' | 'url'>,
  page: string | undefined,
): string | null {
  if (page === undefined) return null;
  return ctx.origins?.includes('*') || isListedPage(ctx, page) ? page : null;
}

const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
