import type { LinkError } from './port.ts';

/** Why fetching from another site failed. `say` is a message of one or two sentences for the host or member. */
export interface FetchError extends LinkError {
  fault:
    | 'address-refused'
    | 'unreachable'
    | 'too-slow'
    | 'too-large'
    | 'too-many-redirects'
    | 'certificate'
    | 'unreadable'
    | 'status';
}

export const tooSlow: FetchError = {
  fault: 'too-slow',
  say: 'The site takes too long to answer. Try again later.',
};

export const tooLarge: FetchError = {
  fault: 'too-large',
  say: 'What the site sends is too large to be looked at. Choose a smaller one.',
};

export const tooManyRedirects: FetchError = {
  fault: 'too-many-redirects',
  say: 'The site sends us from address to address without end. Paste the address where the page is in the end.',
};

export const unreadable: FetchError = {
  fault: 'unreadable',
  say: 'The site answers in a way that cannot be read. Tell whoever runs it, or choose another address.',
};

export const noSuchSite: FetchError = {
  fault: 'unreachable',
  say: 'There is no site of this name. Check how the address is written.',
};

const brokenOff: FetchError = {
  fault: 'unreachable',
  say: 'The site breaks off the connection. Try again later.',
};

const unreachable: FetchError = {
  fault: 'unreachable',
  say: 'The site does not answer. Check the address, or try again later.',
};

const certificate: FetchError = {
  fault: 'certificate',
  say: 'The site cannot prove that it is what it says it is: its certificate is not valid. Tell whoever runs it.',
};

/**
 * Converts an error of DNS, TCP, TLS, HTTP or decompression to a `FetchError`. Rethrows errors without a code, which
 * are bugs.
 */
export function fetchErrorFrom(error: unknown): FetchError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  if (code === 'HPE_HEADER_OVERFLOW') return tooLarge;
  if (/^(HPE_|Z_|ERR_BROTLI|ERR__ERROR_)/.test(code)) return unreadable;
  if (/^(ENOTFOUND|ENODATA|EAI_NONAME)$/.test(code)) return noSuchSite;
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) return certificate;
  if (/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(code)) return brokenOff;
  return unreachable;
}
