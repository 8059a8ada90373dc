import type { Logger } from '../log.ts';
import { MONITORING_ROUTES } from './routes.ts';

const UNEXPECTED =
  'A request came through a proxy (it has X-Forwarded-For or Forwarded), but TRUST_PROXY is 0: the limits then count all visitors behind a proxy as one. If the proxy is yours, set TRUST_PROXY to how many there are, as in TRUST_PROXY=1. This is said once.';
const MISSING =
  'A request came without X-Forwarded-For, but TRUST_PROXY expects it from a proxy. Let the proxy send it, and let nobody reach the server but through the proxy: whoever does can choose the address that the limits count. Without a proxy, remove TRUST_PROXY. This is said once.';

/** Returns a function that warns, once, of a request that contradicts TRUST_PROXY. */
export function proxyWarnings(proxies: number, log: Logger): (request: Request) => void {
  let warned = false;
  return (request) => {
    if (warned) return;
    const { headers } = request;
    const forwarded = headers.has('X-Forwarded-For');
    // Load balancers and monitoring systems ask these directly.
    const isDirect = () => MONITORING_ROUTES.includes(new URL(request.url).pathname);
    warned = proxies === 0 ? forwarded || headers.has('Forwarded') : !forwarded && !isDirect();
    if (warned) log.warn({}, proxies === 0 ? UNEXPECTED : MISSING);
  };
}
