import type { IncomingMessage } from 'node:http';
import { sameText } from '../secret.ts';

export interface MetricsAccess {
  /** Whoever sends it as a bearer token may read the metrics. */
  token: string | undefined;
  /** The public URL of the server. */
  url: string;
  proxies: number;
}

const FORWARDING_HEADERS = ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via', 'X-Real-IP'];

/**
 * Whether a request may read the metrics: it has the token, or, while no token is set, comes from this machine without
 * a proxy. A proxy on this machine need not say that it is one, so a server that is public takes the token only.
 */
export function mayReadMetrics(
  { token, url, proxies }: MetricsAccess,
  request: Request,
  environment: unknown,
): boolean {
  if (token !== undefined) return sameText(request.headers.get('Authorization') ?? '', `Bearer ${token}`);
  return (
    proxies === 0 &&
    isLoopback(new URL(url).hostname) &&
    // A site whose name leads to this machine (DNS rebinding) must not read them.
    isLoopback(new URL(request.url).hostname) &&
    isLoopback(remoteAddress(environment)) &&
    !FORWARDING_HEADERS.some((name) => request.headers.has(name))
  );
}

const remoteAddress = (environment: unknown) =>
  (environment as { incoming?: IncomingMessage }).incoming?.socket.remoteAddress ?? '';

const isLoopback = (host: string) => /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
