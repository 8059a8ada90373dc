import type { Source } from './source.ts';

interface Service {
  /** The syntax of its `source`, as an example. */
  readonly like: string;
  /** Returns undefined if `place` has another syntax. */
  open(place: string, count: number): Promise<Source> | undefined;
}

/** This machine, where a service under development has no certificate. */
const LOCAL = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

const services: Record<string, Service> = {
  'json-feed': {
    like: '"json-feed:https://example.org/feed.json"',
    open(place, count) {
      const address = webAddress(place)?.href;
      return address ? import('./json-feed.ts').then((it) => it.jsonFeed(address, count)) : undefined;
    },
  },
  mastodon: {
    like: '"mastodon:@name@server" or "mastodon:#tag@server"',
    open(place, count) {
      const [, whose, host] = /^(@[\w.-]+|#[\p{L}\p{M}\p{N}_·]+)@([^\s/?#@\\]+)$/u.exec(place) ?? [];
      const server = webAddress(`${LOCAL.test(host ?? '') ? 'http' : 'https'}://${host}`)?.origin;
      return whose && server
        ? import('./mastodon.ts').then((it) => it.mastodon(server, whose, count))
        : undefined;
    },
  },
  bluesky: {
    like: '"bluesky:name.example.org"',
    open(place, count) {
      const [, actor] = /^@?(did:[a-z]+:[\w.:%-]+|[\w-]+(?:\.[\w-]+)+)$/.exec(place) ?? [];
      return actor ? import('./bluesky.ts').then((it) => it.bluesky(actor, count)) : undefined;
    },
  },
  wordpress: {
    like: '"wordpress:https://blog.example.org"',
    open(place, count) {
      const { origin, pathname = '' } = webAddress(place) ?? {};
      return origin
        ? import('./wordpress.ts').then((it) => it.wordpress(origin + pathname.replace(/\/$/, ''), count))
        : undefined;
    },
  },
};

/**
 * Opens the service that the attribute `source` of `<showcase-feed>` names, with `count` posts at a time; loads its
 * module.
 *
 * @throws Error for developers, if `source` has an unknown syntax
 */
export async function openSource(source: string, count: number): Promise<Source> {
  const [, name = '', place = ''] = /^\s*([a-z-]+):(.*?)\s*$/.exec(source) ?? [];
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  const opened = service?.open(place, count);
  if (opened) return opened;
  const like = service ? [service.like] : Object.values(services).map((it) => it.like);
  throw new Error(`showcase-feed: "source" must be like ${like.join(' or ')}, got "${source}"`);
}

/** An https URL; on this machine, http too. */
function webAddress(place: string): URL | undefined {
  if (!URL.canParse(place)) return undefined;
  const url = new URL(place);
  const { protocol, hostname, username } = url;
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && LOCAL.test(hostname));
  return isAllowed && !username ? url : undefined;
}
