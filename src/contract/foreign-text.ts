// Control characters, and those that turn the direction of the text around them or change how it is shaped: they could make a
// text look like another. Marks of direction (U+200E, U+200F) and joiners stay, for Arabic and Persian are written with them.
const UNSEEN = /[\p{Cc}\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu;

/** A text of somebody else without what cannot be seen but changes how the rest is read. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** How many places in a text are tried as the beginning of JSON. */
const MAX_BEGINNINGS = 20;

/**
 * The JSON in a text around which a server has put something else, as a PHP notice or the comment of a cache; undefined where
 * there is none. Of several values the longest, for a notice may have brackets of its own.
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

/** Behind the bracket that closes the one at `start`; brackets in strings do not count. */
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
