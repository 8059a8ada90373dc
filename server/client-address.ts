import type { IncomingMessage } from 'node:http';

/** Each trusted proxy has added the address it saw to the end of X-Forwarded-For; what stands before is anybody's claim. */
export function clientAddress(request: Request, env: unknown, proxies: number): string | undefined {
  const { incoming } = env as { incoming?: IncomingMessage };
  const seen = incoming?.socket.remoteAddress;
  if (proxies === 0) return seen;
  const forwarded = (request.headers.get('X-Forwarded-For') ?? '').split(',').map((entry) => entry.trim());
  return forwarded.at(-proxies) || seen;
}
