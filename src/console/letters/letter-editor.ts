import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import type { LetterPreview } from '../../contract/letters.ts';
import { noInfo } from '../newsletter-info.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { readView } from '../views.ts';
import { actionsView, questionView } from './letter-actions.ts';
import { LetterController, NEW } from './letter-controller.ts';
import { letterForm } from './letter-form.ts';
import { reachText, timeText } from './letter-list.ts';
import { stateWords, strings } from './letters.strings.ts';
import './preview-frame.ts';

/** One letter: write it, see it, test it, schedule and send it. */
class LetterEditor extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  readonly #controller = new LetterController(this);

  protected override render(): TemplateResult {
    const { page, preview, letter } = this.#controller;
    return html`<p class="back-link"><a href=${linkTo('letters')}>${strings.back}</a></p>
      <h1 tabindex="-1" dir="auto">
        ${this.path === NEW ? strings.newTitle : letter?.subject || strings.editTitle}
      </h1>
      ${readView(page, {
        rows: 6,
        retry: () => this.#controller.open(),
        ready: () =>
          html`<div class=${preview ? 'editor beside' : 'editor'}>
            <div class="writing">${this.#status()} ${this.#notice()} ${this.#editing()}</div>
            ${preview ? this.#previewPane(preview) : nothing}
          </div>`,
      })}`;
  }

  #status(): TemplateResult | typeof nothing {
    const { letter } = this.#controller;
    if (!letter) return nothing;
    const { state, problem, url } = letter;
    const reach = reachText(letter);
    return html`<p class="status">
        <span class="state ${state}">${stateWords[state]}</span>
        <span class="hint">${timeText(letter, this.info.zone)}${reach && ` · ${reach}`}</span>
        ${url ? html`<a href=${url} target="_blank">${strings.onTheWeb}</a>` : nothing}
      </p>
      ${problem ? html`<p class="notice bad">${fill(strings.problem, { problem })}</p>` : nothing}`;
  }

  #notice(): TemplateResult | typeof nothing {
    const { notice } = this.#controller;
    if (!notice) return nothing;
    if (notice.name === 'restored')
      return html`<div class="notice">
        <p>${strings.restored}</p>
        <button type="button" class="quiet small" @click=${() => this.#controller.discard()}>
          ${strings.discard}
        </button>
      </div>`;
    const { theirs } = notice;
    return html`<div class="notice bad" role="alert">
      <p tabindex="-1" data-conflict>${strings.conflict}</p>
      <details>
        <summary>${strings.theirs}</summary>
        <p dir="auto"><strong>${theirs.subject}</strong></p>
        <pre tabindex="0" dir="auto">${theirs.content}</pre>
      </details>
      <div class="row">
        <button type="button" class="quiet small" @click=${() => this.#controller.replaceTheirs(theirs)}>
          ${strings.keepMine}
        </button>
        <button type="button" class="quiet small" @click=${() => this.#controller.discard()}>
          ${strings.takeTheirs}
        </button>
      </div>
    </div>`;
  }

  #editing(): TemplateResult {
    const { info } = this;
    const controller = this.#controller;
    const { fields, errors, error, busy, asked, letter } = controller;
    const save = (event: Event) => {
      event.preventDefault();
      void controller.act('save');
    };
    return html`<form id="letter" novalidate @submit=${save}>
        ${
          controller.isEditable
            ? letterForm({
                ...{ fields, errors, info },
                archive: `${this.community.api}/letters/`,
                change: (change) => controller.change(change),
                insert: (block) => controller.insert(block),
              })
            : nothing
        }
        <p class="error" role="alert" .textContent=${error}></p>
        ${actionsView({ letter, busy, asked: asked?.about, act: (action) => void controller.act(action) })}
        ${
          controller.isEditable
            ? html`<p
                class="hint saved"
                .textContent=${controller.isSaved ? (letter ? strings.allSaved : '') : strings.unsaved}
              ></p>`
            : nothing
        }
      </form>
      ${
        letter && asked
          ? questionView({
              ...{ letter, asked, info },
              send: () => void controller.send(),
              remove: () => void controller.remove(),
              schedule: (form) => void controller.schedule(form),
              choose: (when) => controller.choose(when),
              cancel: () => controller.cancel(),
            })
          : nothing
      }`;
  }

  #previewPane(preview: LetterPreview): TemplateResult {
    return html`<section class="preview" aria-labelledby="preview-title">
      <div class="head">
        <h2 id="preview-title" tabindex="-1">${strings.previewTitle}</h2>
        <button type="button" class="quiet small" @click=${() => this.#controller.hidePreview()}>
          ${strings.hidePreview}
        </button>
      </div>
      <console-preview .preview=${preview}></console-preview>
    </section>`;
  }
}

customElements.define('console-letter', LetterEditor);
