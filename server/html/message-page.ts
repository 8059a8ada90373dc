import { html } from 'hono/html';
import type { Language } from '../i18n/language.ts';
import type { Html } from './document.ts';
import { renderPage } from './layout.ts';

export interface MessagePageProps {
  language: Language;
  newsletter: string;
  title: string;
  text: string;
  back?: string | null | undefined;
  /** Relative URL of the API's address, as in `renderPage`. */
  root?: string;
  more?: Html | undefined;
}

/** A page with one heading and one sentence. */
export function messagePage({ text, more, ...rest }: MessagePageProps): Html {
  return renderPage({
    ...rest,
    main: html`<p dir="auto">${text}</p>
      ${more}`,
  });
}

export interface Step extends MessagePageProps {
  action: string;
  button: string;
  fields: Record<string, string>;
}

/** A page with one heading, one sentence and one button. Only the button has an effect; opening the page has none. */
export function stepPage({ action, button, fields, more, ...rest }: Step): Html {
  const form = html`<form action="${action}" method="post">
      ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button>${button}</button>
    </form>
    ${more}`;
  return messagePage({ ...rest, more: form });
}
