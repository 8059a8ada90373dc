import type { LitElement } from 'lit';
import { MADE } from '../ui/made-mark.ts';

/** An element that can be diagnosed. */
export interface DiagnosticsHost extends LitElement {
  api: string;
  /** Base URL of its API requests; empty while there is none. */
  readonly address: string;
  debug: boolean;
  /** Of a feed: the service in place of the API. */
  source?: string;
  /** Of a signup: a service in the place of the API. */
  provider?: string;
}

/** The first child that comes from the page itself. */
export const ownContent = (host: Element): Element | null =>
  host.querySelector(`:scope > :not([${MADE}], br)`);
