import { Parser } from 'htmlparser2';

const MAX_HTML_LENGTH = 20_000;
const SILENT = /^(script|style|template|noscript|iframe|object)$/;
const INLINE = /^(a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/;

/**
 * The text of markup with its tags removed and its entities decoded, for example from JSON that was generated from a
 * page.
 */
export function textFromMarkup(html: string): string {
  let words = '';
  let silent = 0;
  const turn = (name: string, step: number) => {
    if (SILENT.test(name)) silent += step;
    else if (!INLINE.test(name)) words += ' ';
  };
  const parser = new Parser({
    onopentag: (name) => turn(name, 1),
    onclosetag: (name) => turn(name, -1),
    ontext(text) {
      if (silent === 0) words += text;
    },
  });
  parser.end(html.slice(0, MAX_HTML_LENGTH));
  return words;
}

/** Decodes entities only: a title that mentions `<dialog>` keeps it. */
export const decodeEntities = (text: string): string =>
  textFromMarkup(text.slice(0, MAX_HTML_LENGTH).replaceAll('<', '&lt;'));
