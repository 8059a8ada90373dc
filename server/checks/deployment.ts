import type { Config } from '../config.ts';
import type { Facts } from './facts.ts';

/** The status that a page answers. Rejects if it does not answer. */
export type ReadPage = (url: string, signal: AbortSignal) => Promise<number>;

/** What is checked, and how. */
export interface Deployment {
  config: Config;
  /** How long another server may take to answer, in milliseconds. */
  timeoutMs: number;
  /** How long checks of one kind may take in all, in milliseconds. Without it, as long as they need. */
  limitMs?: number;
  /** What the server signs with; undefined: it is not known here. */
  secret: () => string | undefined;
  /** Undefined: there is no database yet. */
  readFacts: () => Promise<Facts | undefined>;
  readPage: ReadPage;
  /** Address and port of the name servers. Default: those of this machine. */
  nameServers?: readonly string[] | undefined;
}
