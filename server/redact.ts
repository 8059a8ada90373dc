/** At most 64 characters before the @ (RFC 5321, 4.5.3.1.1), which also bounds the time that long texts take. */
const EMAIL = /[^\s@<>()"',;:/\\=?&]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]+\.)+(?:xn--[a-z\d-]+|\p{L}{2,})/giu;
const URL_CREDENTIALS = /\/\/[^\s/@]{1,200}@/g;
/** Queries and fragments of URLs: they may hold tokens, names and search terms. */
const URL_QUERY = /(https?:\/\/[^\s?#"'<>]+)[?#][^\s"'<>)]*/gi;

/**
 * Replaces every word with an @ in it. For replies of other servers, where text that is no valid address may still be
 * somebody's.
 */
export const withoutAddresses = (text: string): string => text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…');

/** Removes what looks like an email address, and the queries and credentials of URLs. */
export const redact = (text: string): string =>
  text.replace(URL_CREDENTIALS, '//').replace(URL_QUERY, '$1').replace(EMAIL, '[email]');
