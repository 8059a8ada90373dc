import { html, nothing, type TemplateResult } from 'lit';
import { isDated } from '../contract/dated.ts';
import { imageView } from './card.ts';
import type { Opened, VisitorActions } from './visitor-actions.ts';
import { dateIn } from '../ui/dates.ts';
import { closeIcon, playIcon } from '../ui/icons.ts';
import { onEscape } from '../ui/on-escape.ts';

type Open = Extract<Opened, { name: 'post' }>;

export function dialogView(visitor: VisitorActions, opened: Opened): TemplateResult {
  const { words } = visitor.host;
  const close = (event: Event) => {
    event.preventDefault();
    visitor.close();
  };
  const outside = (event: MouseEvent) => event.target === event.currentTarget && close(event);
  return html`<dialog
    part="dialog"
    tabindex="-1"
    aria-labelledby="open"
    @cancel=${close}
    @click=${outside}
    @keydown=${(event: KeyboardEvent) => turn(visitor, event)}
  >
    <div class="sheet">
      <button type="button" class="close" aria-label=${words.close} @click=${close}>${closeIcon}</button>
      <p class="spoken" role="status" .textContent=${visitor.host.announcement}></p>
      ${opened.name === 'post' ? postView(visitor, opened) : html`<h2 id="open" tabindex="-1">${words.gone}</h2>`}
    </div>
  </dialog>`;
}

/** The arrow keys go to the previous or next post, in the direction of the text. */
function turn(visitor: VisitorActions, { key, target }: KeyboardEvent): void {
  if ((target as Element).matches('input, textarea, audio, video')) return;
  const ahead = getComputedStyle(visitor.host).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const other =
    key === 'ArrowLeft' || key === 'ArrowRight' ? visitor.adjacent(key === ahead ? 1 : -1) : undefined;
  if (other) visitor.open(other);
}

function postView(visitor: VisitorActions, { post, link: copied, report }: Open): TemplateResult {
  const { host } = visitor;
  const { words, language } = host;
  const { title, excerpt, link, author, date, picture, kind, topics, language: lang } = post;
  const player = visitor.player(post);
  const playable = kind === 'video' || kind === 'audio';
  return html`${
      player || picture
        ? html`<div class="media stage">
            ${player ?? imageView(picture!, '60rem')}
            ${
              playable && !player
                ? html`<button
                    type="button"
                    class="play"
                    aria-label=${words.play.replace('{title}', title)}
                    @click=${() => visitor.play(post)}
                  >
                    ${playIcon}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
    <div class="text">
      <p class="kind">${words[kind]}</p>
      <h2 id="open" tabindex="-1" dir="auto" lang=${lang ?? nothing}>${title}</h2>
      <p class="byline">
        ${
          author.link
            ? html`<a href=${author.link} rel="noopener nofollow"><bdi>${author.name}</bdi></a>`
            : html`<bdi>${author.name}</bdi>`
        }
        ${isDated(date) ? html`<time datetime=${date}>${dateIn(date, language, { dateStyle: 'long' })}</time>` : nothing}
      </p>
      <p class="whole" dir="auto" lang=${lang ?? nothing}>${excerpt}</p>
      ${topics.length ? html`<p class="topics">${topics.map((topic) => html`<bdi>${topic}</bdi> `)}</p>` : nothing}
      <p class="actions">
        <a class="button main" href=${link} rel="noopener">${words.goTo}</a>
        <button type="button" @click=${() => visitor.copyLink()}>
          ${copied === 'copied' ? words.copied : words.copyLink}
        </button>
        ${reportView(visitor, report)}
      </p>
      ${
        copied === 'shown'
          ? html`<input
              class="link"
              readonly
              aria-label=${words.copyLink}
              .value=${visitor.link}
              @focus=${selectAll}
            />`
          : nothing
      }
      ${
        report === 'asked' || report === 'failed'
          ? html`<form
              class="report"
              @submit=${(event: Event) => send(visitor, event)}
              @keydown=${onEscape(() => visitor.askForReason(false))}
            >
              <label
                >${words.reportWhy} <textarea name="reason" rows="2" dir="auto" maxlength="500"></textarea>
              </label>
              <button class="button">${words.sendReport}</button>
              ${report === 'failed' ? html`<p class="error">${words.actionFailed}</p>` : nothing}
            </form>`
          : nothing
      }
      <p class="turn">${turnView(visitor, -1, words.previous)} ${turnView(visitor, 1, words.next)}</p>
    </div>`;
}

function reportView(visitor: VisitorActions, report: Open['report']): TemplateResult {
  const { words } = visitor.host;
  if (report === 'sent') return html`<span class="thanks" tabindex="-1">${words.thanks}</span>`;
  return html`<button type="button" aria-expanded=${!!report} @click=${() => visitor.askForReason(!report)}>
    ${words.report}
  </button>`;
}

const selectAll = ({ target }: Event) => (target as HTMLInputElement).select();

function send(visitor: VisitorActions, event: Event): void {
  event.preventDefault();
  const reason = new FormData(event.target as HTMLFormElement).get('reason') as string;
  void visitor.report(reason);
}

function turnView(visitor: VisitorActions, step: 1 | -1, label: string): TemplateResult | typeof nothing {
  const other = visitor.adjacent(step);
  if (!other) return nothing;
  return html`<button
    type="button"
    class=${step < 0 ? 'before' : 'after'}
    @click=${() => visitor.open(other)}
  >
    <small>${label}</small> <bdi>${other.title}</bdi>
  </button>`;
}
