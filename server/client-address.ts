import type { IncomingMessage } from 'node:http';

/**
 * The client's IP address. Each trusted proxy appends the address it saw to X-Forwarded-For; earlier entries can be
 * forged.
 */
export function clientAddress(request: Request, env: unknown, proxies: number): string | undefined {
  const { incoming } = env as { incoming?: IncomingMessage };
  const seen = incoming?.socket.remoteAddress;
  if (proxies === 0) return seen;
  const forwarded = (request.headers.get('X-Forwarded-For') ?? '').split(',').map((entry) => entry.trim());
  return forwarded.at(-proxies) || seen;
}
