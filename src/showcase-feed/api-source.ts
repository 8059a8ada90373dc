import { call } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import { Store } from '../community/store.ts';
import { showcaseEndpoints } from '../contract/showcase.ts';
import { Posts } from '../contract/showcase.ts';

/** Returns the source of an element's posts; logs a wrong `source` for the developer, and returns none. */
export function sourceOf(
  { source, address }: { source: string; address: string },
  query: Record<string, string>,
): Source | Promise<Source> {
  if (!source) return apiSource(address, query);
  return import('../api/sources/open.ts')
    .then(({ openSource }) => openSource(source, Number(query['limit'])))
    .catch((error: Error) => {
      console.error(error.message);
      return { read: async () => ({ ok: false, failure: { code: 'source' } }) };
    });
}

/** Shared by all showcases of the page, because it listens to page events as long as the page is open. */
let browserStore: Promise<Store> | undefined;

/** The showcase of the community at `api`; `query` selects posts, as in the contract. */
function apiSource(api: string, query: Record<string, string>): Source {
  const { showcase, showcaseNews } = showcaseEndpoints;
  const place = `answer ${api}${showcase.path} ${new URLSearchParams(query)}`;
  const store = (browserStore ??= Store.open());
  // A post that a host has hidden must disappear immediately, from the HTTP cache too; unchanged data isn't sent again.
  const send = (address: string, init: RequestInit) => fetch(address, { ...init, cache: 'no-cache' });
  return {
    read: (after) => call(api, showcase, { query: { ...query, ...(after && { after }) }, send }),
    async news(since) {
      const { limit: _, ...filter } = query;
      const result = await call(api, showcaseNews, { query: { ...filter, since }, send });
      return result.ok ? result.value.count : 0;
    },
    async recall() {
      const kept = (await (await store).get(place)) as { at?: unknown; posts?: unknown } | undefined;
      // An older version or another script may have written to this origin's storage, so it is validated like a
      // response.
      const posts = Posts.safeParse(kept?.posts);
      return posts.success ? { posts: posts.data, at: Number(kept!.at) || 0 } : undefined;
    },
    remember: async (posts) => (await store).set(place, { posts, at: Date.now() }),
  };
}
