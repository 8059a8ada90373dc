import { html, nothing, type TemplateResult } from 'lit';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import { type OwnPost, Preview } from '../contract/own-posts.ts';
import type { SubmissionRequest } from '../contract/showcase-requests.ts';
import type { Post } from '../contract/showcase.ts';
import { isHttpUrl } from '../contract/http-url.ts';
import { reactive } from '../ui/reactive.ts';
import { cardView } from './card.ts';
import type { FeedMutation, MemberActions, Panel } from './member-actions.ts';
import { type Card, cardFields, checkCard, readCard } from './piece-form.ts';

type Step =
  | { name: 'link'; link: string; busy?: boolean; error?: string }
  | { name: 'card'; link: string; card: Card; preview?: Preview; busy?: boolean; error?: string }
  | { name: 'sent'; how: 'sentPending' | 'sentPublished' | 'sentWaiting' };

/** Submits a piece: a link, then its card, then it is sent. What was typed survives a reload. */
export class SubmitPanel implements Panel {
  readonly #controller: MemberActions;
  readonly #state;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<{ step: Step }>(controller.host, { step: { name: 'link', link: '' } });
  }

  load(): void {
    if (this.#state.step.name === 'sent') this.#state.step = { name: 'link', link: '' };
  }

  /** Restores what the member had typed in this tab. */
  async recall(): Promise<void> {
    const kept = (await this.#controller.community.store.get(this.#storageKey)) as Step | undefined;
    if (kept?.name === 'link') this.#state.step = { name: 'link', link: String(kept.link) };
    if (kept?.name !== 'card') return;
    // An older version or another script may have written to this origin's storage.
    const preview = Preview.safeParse(kept.preview);
    const { link, card } = kept;
    const whole = [link, card?.title, card?.excerpt, card?.alt].every((it) => typeof it === 'string');
    if (whole && Array.isArray(card.topics))
      this.#state.step = { name: 'card', link, card, ...(preview.success && { preview: preview.data }) };
  }

  /** Restores the fields of a piece that was rejected after a wait. */
  restore({ body }: FeedMutation<'submitPost'>, code: string): void {
    const { link, preview: _, alt = '', ...card } = body;
    this.#goTo({ name: 'card', link, card: { ...card, alt }, error: errorCodeOf(code) });
  }

  view(): TemplateResult {
    const step = this.#state.step;
    const { words } = this.#controller.host;
    return html`<h2 id="panel" tabindex="-1">${words.showYours}</h2>
      ${step.name === 'link' ? this.#linkView(step) : step.name === 'card' ? this.#cardView(step) : this.#sentView(step)}`;
  }

  #linkView({ link, busy, error }: Step & { name: 'link' }): TemplateResult {
    const { words } = this.#controller.host;
    const typed = (event: Event) =>
      this.#save({ name: 'link', link: (event.target as HTMLInputElement).value });
    // Loads the preview as soon as a link is pasted.
    const pasted = (event: Event) => setTimeout(() => void this.#preview(event.target as HTMLInputElement));
    const send = (event: Event) => {
      event.preventDefault();
      void this.#preview((event.target as HTMLFormElement).elements.namedItem('link') as HTMLInputElement);
    };
    return html`<form class="fields" novalidate @submit=${send}>
      <div class="field">
        <label for="link">${words.pasteLink}</label>
        <div class="beside">
          <input
            id="link"
            name="link"
            type="url"
            dir="ltr"
            inputmode="url"
            autocomplete="off"
            placeholder="https://"
            aria-describedby="error"
            aria-invalid=${error ? 'true' : nothing}
            .value=${link}
            @input=${typed}
            @paste=${pasted}
          />
          <button class="button main" aria-disabled=${busy || nothing}>
            ${busy ? words.looking : words.look}
          </button>
        </div>
      </div>
      ${this.#errorView(error)}
      ${
        error && error !== 'linkInvalid' && error !== 'linkTaken'
          ? html`<button type="button" class="button" @click=${() => this.#write(link)}>
              ${words.writeMyself}
            </button>`
          : nothing
      }
    </form>`;
  }

  #cardView(step: Step & { name: 'card' }): TemplateResult {
    const { host } = this.#controller;
    const { words, language } = host;
    const { card, preview, busy, error, link } = step;
    const typed = (event: Event) => {
      const form = (event.target as HTMLInputElement).form!;
      this.#save({ ...step, card: readCard(form) });
    };
    const send = (event: Event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (!busy && checkCard(form, words)) void this.#send({ ...step, card: readCard(form) });
    };
    const acts = { open() {}, play() {}, player: undefined, cheer: undefined };
    return html`<div class="draft">
      <div>
        <p class="hint">${words.preview}</p>
        <div class="feed one" inert>${cardView(this.#post(step), words, language, acts)}</div>
        <p class="hint"><bdi>${link}</bdi></p>
      </div>
      <form class="fields" novalidate @input=${typed} @submit=${send}>
        ${cardFields(words, card, !!preview?.picture)} ${this.#errorView(error)}
        <div class="actions">
          <button class="button main" aria-disabled=${busy || nothing}>
            ${busy ? words.sending : words.send}
          </button>
          <button type="button" class="plain" @click=${() => this.#goTo({ name: 'link', link: '' })}>
            ${words.anotherLink}
          </button>
        </div>
      </form>
    </div>`;
  }

  #sentView({ how }: Step & { name: 'sent' }): TemplateResult {
    const { words } = this.#controller.host;
    return html`<p>${words[how]}</p>
      <div class="actions">
        <button type="button" class="button" @click=${() => this.#goTo({ name: 'link', link: '' })}>
          ${words.oneMore}
        </button>
        <button type="button" class="plain" @click=${() => this.#controller.toggle('yours')}>
          ${words.myPieces}
        </button>
      </div>`;
  }

  #errorView(code: string | undefined): TemplateResult {
    return html`<p class="error" id="error" role="alert">${this.#controller.errorText(code)}</p>`;
  }

  async #preview(field: HTMLInputElement): Promise<void> {
    const { community } = this.#controller;
    const link = field.value.trim();
    if (this.#state.step.name !== 'link' || this.#state.step.busy) return;
    if (!isHttpUrl(link)) return this.#goTo({ name: 'link', link, error: 'linkInvalid' });
    this.#goTo({ name: 'link', link, busy: true });
    const result = await community.call(ownPostEndpoints.previewLink, { body: { link } });
    if (!result.ok) return this.#goTo({ name: 'link', link, error: errorCodeOf(result.failure.code) });
    const preview = result.value;
    const { kind, title, excerpt, picture } = preview;
    const card = { kind, title, excerpt, topics: [], alt: picture?.alt ?? '' };
    this.#goTo({ name: 'card', link: preview.link, card, preview });
  }

  /** Fills in the card without a preview, for example if the page can't be reached. */
  #write(link: string): void {
    this.#goTo({ name: 'card', link, card: { kind: 'link', title: '', excerpt: '', topics: [], alt: '' } });
  }

  async #send(step: Step & { name: 'card' }): Promise<void> {
    const { mutations, host } = this.#controller;
    const { link, preview, card } = step;
    this.#goTo({ ...step, busy: true });
    const body: SubmissionRequest = {
      link,
      ...(preview && { preview: preview.id, language: preview.language }),
      ...card,
    };
    const outcome = await mutations.send({ call: 'submitPost', params: {}, body });
    if (outcome.state === 'waiting') return this.#goTo({ name: 'sent', how: 'sentWaiting' });
    // A rejected piece has been restored.
    if (outcome.state !== 'answered' || !outcome.result.ok) return;
    const { state } = outcome.result.value as OwnPost;
    this.#goTo({ name: 'sent', how: state === 'published' ? 'sentPublished' : 'sentPending' });
    if (state === 'published') void host.store?.reload();
  }

  #goTo(step: Step): void {
    const moved = step.name !== this.#state.step.name;
    this.#save(step);
    const { host } = this.#controller;
    if (step.name === 'sent') host.announce(host.words[step.how]);
    if (moved) this.#controller.focus('#panel');
  }

  #save(step: Step): void {
    this.#state.step = step;
    const { store } = this.#controller.community;
    const worth = step.name === 'card' || (step.name === 'link' && step.link);
    const { busy: _, error: __, ...kept } = { busy: false, error: '', ...step };
    void (worth ? store.set(this.#storageKey, kept) : store.delete(this.#storageKey));
  }

  /** Per member: another member of this browser doesn't see it. */
  get #storageKey(): string {
    const { community, member } = this.#controller;
    return `draft ${community.api} ${member?.id ?? ''}`;
  }

  #post({ link, card, preview }: Step & { name: 'card' }): Post {
    const { name, link: own } = this.#controller.member ?? { name: '', link: null };
    const { kind, title, excerpt, topics, alt } = card;
    return {
      id: '',
      kind,
      title,
      excerpt,
      topics,
      link,
      author: { name, link: own, picture: null },
      picture: preview?.picture ? { ...preview.picture, alt } : null,
      media: preview?.media ?? null,
      event: null,
      group: null,
      language: preview?.language ?? null,
      date: new Date().toISOString(),
      cheers: 0,
    };
  }
}

/** The only link that the server rejects as invalid is one that was submitted already. */
export const errorCodeOf = (code: string): string => (code === 'validation-failed' ? 'linkTaken' : code);
