/** Why and where a text is rejected. `line` counts from 1. */
export interface MarkdownError {
  line: number;
  detail: string;
}

// The parser parses the contents of each list and quotation again, and searches for the match of each emphasis
// character. Its time is quadratic in the nesting depth and in the number of such characters. Text written by
// hand stays within these limits.
const MAX_DEPTH = 20;
/** Spaces before a line of a list. Room for 20 levels of the widest markers. */
const MAX_INDENT = 100;
/** Characters in one paragraph that may begin inline markup. */
const MAX_SIGNS = 1000;

const MARKERS = /^[\s>]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*/;
const MARKER = /[-*+>]|\d{1,9}[.)]/g;
const SIGNS = /[*_~`[\]!<&|]/g;
const BEGINS = /^\s*(?:[-+>#]|\*\s|\d{1,9}[.)]\s|$)/;

/**
 * Rejects text that would block the server while it is parsed. Undefined if the text is within the limits.
 * Takes linear time.
 */
export function checkMarkdownLimits(markdown: string): MarkdownError | undefined {
  let signs = 0;
  const lines = markdown.split('\n');
  for (const [at, line] of lines.entries()) {
    const [start] = MARKERS.exec(line.slice(0, 1000))!;
    const markers = start.match(MARKER)?.length ?? 0;
    const indent = /^\s*/.exec(line)![0].length;
    if (markers > MAX_DEPTH && !/^\s*([-*_])(?:\s*\1)+\s*$/.test(line))
      return {
        line: at + 1,
        detail: `Lists and quotations may be nested ${MAX_DEPTH} levels deep. Take some away.`,
      };
    if (markers > 0 && indent > MAX_INDENT)
      return {
        line: at + 1,
        detail: `A line of a list may have ${MAX_INDENT} spaces before it. Nest it less deep.`,
      };
    if (BEGINS.test(line)) signs = 0;
    signs += line.match(SIGNS)?.length ?? 0;
    if (signs > MAX_SIGNS)
      return {
        line: at + 1,
        detail: `One paragraph may have ${MAX_SIGNS} signs like * _ [ and \`. Put an empty line into it.`,
      };
  }
  return undefined;
}
