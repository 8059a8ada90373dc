import { HttpUrl } from './values.ts';

/** Whether a text is an http(s) URL, as requests take it. */
export const isHttpUrl = (text: string): boolean => HttpUrl.safeParse(text).success && URL.canParse(text);
