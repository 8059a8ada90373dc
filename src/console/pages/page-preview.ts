import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../contract/fill.ts';
import type { PagePreview } from '../../contract/page-list.ts';
import { type MediaView, textView } from '../../ui/rich-text.ts';
import { dayIn } from '../format.ts';
import { strings } from './pages.strings.ts';

/** The console loads nothing of other sites: what they show is named. */
const media: MediaView = ({ kind, source, title }) =>
  html`<p class="hint">
    ${kind === 'image' ? strings.picture : strings.video}
    <a href=${source} target="_blank" rel="noopener noreferrer" dir="auto">${title || source}</a>
  </p>`;

/** A page as members see it when all of its lessons are open. */
export const pagePreview = ({ title, intro, lessons }: PagePreview): TemplateResult =>
  html`<div class="panel page" dir="auto">
    <p class="page-title">${title}</p>
    ${textView(intro, media)}
    ${lessons.map(
      (lesson) =>
        html`<details>
          <summary>
            ${lesson.title}
            <span class="hint">
              ${
                lesson.opensOn
                  ? fill(strings.opensOn, { date: dayIn(`${lesson.opensOn}T12:00Z`, 'UTC') })
                  : strings.alwaysOpen
              }
            </span>
          </summary>
          ${lesson.content.length ? textView(lesson.content, media) : nothing}
        </details>`,
    )}
  </div>`;
