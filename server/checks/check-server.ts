import type { Config } from '../config.ts';
import type { Database } from '../database/tables.ts';
import type { LinkReader } from '../safe-fetch/port.ts';
import type { Check } from './check.ts';
import { factsOf } from './facts.ts';
import { runChecks } from './run-checks.ts';

/** Together shorter than the time limit of a request to this server. */
const ANSWER_TIMEOUT_MS = 3_500;
const LIMIT_MS = 8_000;
const MAX_REDIRECTS = 5;

interface Server {
  /** With the port that it listens on. */
  config: Config;
  database: Database;
  secret: string;
  web: LinkReader;
}

/** The checks that a running server makes about itself, for its hosts. */
export const serverChecker =
  ({ config, database, secret, web }: Server): (() => Promise<Check[]>) =>
  () =>
    runChecks({
      ...{ config, timeoutMs: ANSWER_TIMEOUT_MS, limitMs: LIMIT_MS },
      secret: () => secret,
      readFacts: () => factsOf(database),
      readPage: guardedReader(web),
    });

/** Hosts choose the pages, so they are read behind the guard against requests into the operator's network. */
const guardedReader = (web: LinkReader) => async (page: string, signal: AbortSignal) => {
  let url = page;
  for (let redirects = 0; ; redirects++) {
    const answer = await web.send(url, { method: 'GET', headers: {} }, signal);
    if ('fault' in answer) throw new Error(answer.say.replace(/\.$/, ''));
    const location = answer.headers.get('Location');
    const isRedirect = answer.status >= 300 && answer.status < 400 && location !== null;
    if (!isRedirect || redirects === MAX_REDIRECTS) return answer.status;
    url = new URL(location, url).href;
  }
};
