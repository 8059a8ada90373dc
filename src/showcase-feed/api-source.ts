import { call } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import { Store } from '../community/store.ts';
import { showcaseEndpoints } from '../contract/showcase.ts';
import { Posts } from '../contract/showcase.ts';

/** Where an element's posts come from; a wrong `source` is said to the developer, and gives none. */
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

/** What this browser keeps; one for the page, for it listens to the page as long as that is open. */
let browserStore: Promise<Store> | undefined;

/** The showcase of the community at `api`; `query` says what of it, as in the contract. */
function apiSource(api: string, query: Record<string, string>): Source {
  const { showcase, showcaseNews } = showcaseEndpoints;
  const place = `answer ${api}${showcase.path} ${new URLSearchParams(query)}`;
  const store = (browserStore ??= Store.open());
  // What a host has hidden is gone at once, also from where the browser keeps answers; where nothing changed, none is sent.
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
      // Whatever wrote to this origin's storage may be an older version, or a stranger: it is checked like an answer.
      const posts = Posts.safeParse(kept?.posts);
      return posts.success ? { posts: posts.data, at: Number(kept!.at) || 0 } : undefined;
    },
    remember: async (posts) => (await store).set(place, { posts, at: Date.now() }),
  };
}
