import type { FetchError } from './fetch-error.ts';

const sentences: Record<number, string> = {
  400: 'The site does not understand the request for this address. Check how it is written.',
  401: 'One has to sign in to see this. Choose an address that everybody can open.',
  402: 'One has to pay to see this. Choose an address that everybody can open.',
  403: 'The site does not let this server in. If you can open the address, ask whoever runs the site to let it in.',
  404: 'There is nothing at this address. Check how it is written.',
  405: 'This address cannot be read, only written to. Choose another.',
  406: 'The site has nothing at this address that can be shown here.',
  407: 'A proxy in front of the site wants a password. Tell whoever runs the site.',
  408: 'The site has given up waiting. Try again later.',
  409: 'The site cannot answer at the moment. Try again later.',
  410: 'What was at this address is gone for good. Choose another.',
  414: 'The address is too long for the site. Choose a shorter one.',
  418: 'The site refuses to answer, and says that it is a teapot. Choose another address.',
  421: 'The site has no page under this name. Check how the address is written.',
  423: 'This is locked at the moment. Try again later.',
  425: 'The site wants to be asked again later. Try again later.',
  429: 'The site wants to be asked less often. Try again later.',
  451: 'The site may not show this, by law.',
  500: 'The site has a fault of its own. Try again later.',
  501: 'The site cannot answer such requests. Tell whoever runs it.',
  502: 'Something behind the site does not answer. Try again later.',
  503: 'The site is closed or too busy at the moment. Try again later.',
  504: 'Something behind the site answers too late. Try again later.',
  505: 'The site does not speak this kind of HTTP. Tell whoever runs it.',
  507: 'The site has no room left. Tell whoever runs it.',
  508: 'The site runs in circles. Tell whoever runs it.',
  511: 'A network in front of the site wants somebody to sign in. Tell whoever runs the site.',
};

/** A plain message for each HTTP status without usable content (RFC 9110, section 15). */
export const httpErrorMessage = (status: number): string => sentences[status] ?? sayClass(status);

function sayClass(status: number): string {
  if (status >= 500) return `The site has a fault of its own (${status}). Try again later.`;
  if (status >= 400) return `The site refuses to show this (${status}). Check the address.`;
  if (status >= 300)
    return `The site says that this is elsewhere, but not where (${status}). Check the address.`;
  return `The site answers without contents (${status}). Try again later.`;
}

/** Whether the response contains the requested content. */
export const hasContents = (status: number): boolean => status === 200 || status === 203;

export const httpStatusError = (status: number): FetchError => ({
  fault: 'status',
  say: httpErrorMessage(status),
});
