import { html, nothing, type TemplateResult } from 'lit';
import type { Post } from '../contract/showcase.ts';
import { imageView } from './card.ts';

/** A piece in a list of an author or a host. */
export const rowView = (
  { title, link, picture }: Pick<Post, 'title' | 'link' | 'picture'>,
  below: TemplateResult,
): TemplateResult =>
  html`<div class="row">
    <div class="thumb">${picture ? imageView(picture, '8rem') : nothing}</div>
    <div>
      <h3 class="name"><a href=${link} target="_blank" rel="noopener noreferrer" dir="auto">${title}</a></h3>
      ${below}
    </div>
  </div>`;
