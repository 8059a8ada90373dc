// Control characters, and those that change the direction or shaping of surrounding text: they can make one text look
// like another. Direction marks (U+200E, U+200F) and joiners are kept, because Arabic and Persian need them.
const UNSEEN = /[\p{Cc}\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu;

/** Removes invisible characters from untrusted text that change how the rest is displayed. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** The maximum number of positions to try as the start of JSON. */
const MAX_BEGINNINGS = 20;

/**
 * Parses the JSON in a text that a server has surrounded with other output, such as a PHP notice or a cache comment.
 * Undefined if there is none. Takes the longest of several values, because a notice may contain brackets.
 */
export function jsonIn(text: string): unknown {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  let longest = 0;
  let found: unknown;
  let at = 0;
  for (let tries = 0; tries < MAX_BEGINNINGS; tries++) {
    const from = text.slice(at).search(/[[{]/);
    if (from < 0) break;
    at += from;
    const end = endOf(text, at);
    const value = end - at > longest ? parsed(text.slice(at, end)) : undefined;
    if (value !== undefined) {
      longest = end - at;
      found = value;
    }
    at = value === undefined ? at + 1 : end;
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/**
 * The index after the bracket that closes the one at `start`, ignoring brackets in strings. Returns `start` if there
 * is none.
 */
function endOf(text: string, start: number): number {
  const sign = /["[\]{}]/g;
  const string = /(?:[^"\\]|\\[^])*/y;
  sign.lastIndex = start;
  let depth = 0;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === '"') {
      string.lastIndex = sign.lastIndex;
      string.exec(text);
      sign.lastIndex = string.lastIndex + 1;
    } else {
      depth += /[[{]/.test(found[0]) ? 1 : -1;
      if (depth === 0) return sign.lastIndex;
    }
  }
  return start;
}
