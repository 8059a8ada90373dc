import { html, nothing, type TemplateResult } from 'lit';
import { postKinds, type PostKind } from '../contract/post-kinds.ts';
import { type Post } from '../contract/showcase.ts';
import { focusFieldErrors } from '../ui/fields.ts';
import { topicsIn } from '../ui/topics.ts';
import type { FeedStrings } from './strings.ts';

/** The editable fields of a piece's card. */
export interface Card {
  kind: PostKind;
  title: string;
  excerpt: string;
  topics: string[];
  alt: string;
}

/** The current values of a post's card. */
export const cardOf = ({ kind, title, excerpt, topics, picture }: Post): Card => ({
  kind,
  title,
  excerpt,
  topics,
  alt: picture?.alt ?? '',
});

/** The fields of a card; `hasPicture` adds the field that describes its picture. */
export function cardFields(words: FeedStrings, card: Card, hasPicture: boolean): TemplateResult {
  return html`<div class="field">
      <label for="title">${words.pieceTitle}</label>
      <input id="title" name="title" dir="auto" maxlength="200" required .value=${card.title} />
    </div>
    <div class="field">
      <label for="kind">${words.pieceKind}</label>
      <select id="kind" name="kind">
        ${postKinds.map(
          (kind) => html`<option value=${kind} ?selected=${kind === card.kind}>${words[kind]}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="excerpt">${words.pieceExcerpt}</label>
      <textarea
        id="excerpt"
        name="excerpt"
        rows="3"
        maxlength="500"
        dir="auto"
        .value=${card.excerpt}
      ></textarea>
    </div>
    <div class="field">
      <label for="topics">${words.pieceTopics}</label>
      <input id="topics" name="topics" dir="auto" .value=${card.topics.join(', ')} />
    </div>
    ${
      hasPicture
        ? html`<div class="field">
            <label for="alt">${words.pieceAlt}</label>
            <input id="alt" name="alt" maxlength="300" dir="auto" .value=${card.alt} />
          </div>`
        : nothing
    }`;
}

export function readCard(form: HTMLFormElement): Card {
  const data = new FormData(form);
  const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
  return {
    kind: text('kind') as PostKind,
    title: text('title'),
    excerpt: text('excerpt'),
    topics: topicsIn(text('topics'))
      .map((topic) => topic.slice(0, 50))
      .slice(0, 10),
    alt: text('alt'),
  };
}

/** Whether it may be sent; shows an error at a missing title. */
export function checkCard(form: HTMLFormElement, words: FeedStrings): boolean {
  const field = form.elements.namedItem('title') as HTMLInputElement;
  const errors = field.value.trim() ? [] : [{ field, message: words.titleMissing }];
  return !focusFieldErrors(form, errors);
}
