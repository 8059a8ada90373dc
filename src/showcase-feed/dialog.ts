import { html, nothing, type TemplateResult } from 'lit';
import { isDated } from '../contract/dated.ts';
import { imageView } from './card.ts';
import type { Visit } from './visitor-controller.ts';
import { dateIn } from '../ui/dates.ts';

/** A post, large. */
export function dialogView(visit: Visit): TemplateResult {
  const { words } = visit.host;
  const close = (event: Event) => {
    event.preventDefault();
    visit.close();
  };
  const outside = (event: MouseEvent) => event.target === event.currentTarget && close(event);
  return html`<dialog
    part="dialog"
    aria-labelledby="open"
    @cancel=${close}
    @click=${outside}
    @keydown=${(event: KeyboardEvent) => turn(visit, event)}
  >
    <div class="sheet">
      <button type="button" class="close" aria-label=${words.close} @click=${close}>✕</button>
      <p class="spoken" role="status" .textContent=${visit.host.said}></p>
      ${visit.post ? postView(visit) : html`<h2 id="open" tabindex="-1">${words.gone}</h2>`}
    </div>
  </dialog>`;
}

/** The arrow keys turn the pages, in the direction of the text. */
function turn(visit: Visit, { key, target }: KeyboardEvent): void {
  if ((target as Element).matches('input, textarea, audio, video')) return;
  const ahead = getComputedStyle(visit.host).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const other =
    key === 'ArrowLeft' || key === 'ArrowRight' ? visit.beside(key === ahead ? 1 : -1) : undefined;
  if (other) visit.open(other);
}

function postView(visit: Visit): TemplateResult {
  const { host, post } = visit;
  const { words, language } = host;
  const { title, excerpt, link, author, date, picture, kind, topics, language: lang } = post!;
  const player = visit.player(post!);
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
                    @click=${() => visit.play(post!)}
                  >
                    <span aria-hidden="true">▶</span>
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
        <button type="button" @click=${() => visit.copyLink()}>
          ${visit.copied ? words.copied : words.copyLink}
        </button>
        ${reportView(visit)}
      </p>
      ${
        visit.linkShown
          ? html`<input
              class="link"
              readonly
              aria-label=${words.copyLink}
              .value=${visit.link}
              @focus=${selectAll}
            />`
          : nothing
      }
      ${
        visit.reporting === 'asked' || visit.reporting === 'failed'
          ? html`<form class="report" @submit=${(event: Event) => send(visit, event)}>
              <label>${words.reportWhy} <textarea name="reason" rows="2" maxlength="500"></textarea></label>
              <button class="button">${words.sendReport}</button>
              ${visit.reporting === 'failed' ? html`<p class="error">${words.actionFailed}</p>` : nothing}
            </form>`
          : nothing
      }
      <p class="turn">${turnView(visit, -1, words.previous)} ${turnView(visit, 1, words.next)}</p>
    </div>`;
}

function reportView(visit: Visit): TemplateResult {
  const { words } = visit.host;
  if (visit.reporting === 'sent') return html`<span class="thanks" tabindex="-1">${words.thanks}</span>`;
  const ask = () => {
    visit.reporting = 'asked';
    visit.host.requestUpdate();
  };
  return html`<button type="button" aria-expanded=${visit.reporting !== 'no'} @click=${ask}>
    ${words.report}
  </button>`;
}

const selectAll = ({ target }: Event) => (target as HTMLInputElement).select();

function send(visit: Visit, event: Event): void {
  event.preventDefault();
  const reason = new FormData(event.target as HTMLFormElement).get('reason') as string;
  void visit.report(reason);
}

function turnView(visit: Visit, step: 1 | -1, label: string): TemplateResult | typeof nothing {
  const other = visit.beside(step);
  if (!other) return nothing;
  return html`<button type="button" class=${step < 0 ? 'before' : 'after'} @click=${() => visit.open(other)}>
    <small>${label}</small> <bdi>${other.title}</bdi>
  </button>`;
}
