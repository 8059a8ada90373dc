import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import {
  pageListEndpoints as endpoints,
  type PagePreview,
  type PageSource,
} from '../../contract/page-list.ts';
import { MAX_PAGE_LENGTH } from '../../contract/page-requests.ts';
import { roles, type Role } from '../../contract/roles.ts';
import { linkTo, navigate } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { describedBy, fieldError } from '../fields.ts';
import { question, readView, selectField, type Unread } from '../views.ts';
import { emptyFields, fieldsOf, isSame, keptPagesOf, type PageFields } from './page-fields.ts';
import { pagePreview } from './page-preview.ts';
import { roleWords, strings } from './pages.strings.ts';

const NEW = 'new';
/** How long a host stops typing before the preview follows. */
const PREVIEW_AFTER_MS = 800;

type Read = Unread | { name: 'ready'; source: PageSource | undefined };
type Notice = { name: 'restored' } | { name: 'conflict'; theirs: PageSource };
type Errors = Readonly<Partial<Record<'content' | 'id', string>>>;

/** One members' page: write it, see it, save it. */
class PageEditor extends SectionElement {
  @state() private accessor read: Read = { name: 'loading' };
  @state() private accessor fields = emptyFields;
  @state() private accessor errors: Errors = {};
  @state() private accessor error = '';
  @state() private accessor notice: Notice | undefined;
  @state() private accessor preview: PagePreview | undefined;
  @state() private accessor isBusy = false;
  @state() private accessor asksToRemove = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The page that is shown, by its id. */
  #shown: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #source(): PageSource | undefined {
    return this.read.name === 'ready' ? this.read.source : undefined;
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    // A new page gets its address when it is saved.
    if (changes.has('path') && this.path !== this.#shown) void this.#open();
  }

  protected override render(): TemplateResult {
    const { preview } = this;
    return html`<p class="back-link"><a href=${linkTo('pages')}>${strings.back}</a></p>
      <h1 tabindex="-1" dir="auto">
        ${this.path === NEW ? strings.newTitle : (this.#source?.title ?? strings.editTitle)}
      </h1>
      ${readView(this.read, {
        rows: 6,
        retry: () => this.#open(),
        ready: ({ source }) =>
          html`<div class=${preview ? 'editor beside' : 'editor'}>
            <div class="writing">${this.#noticeView()} ${this.#form(source)}</div>
            ${preview ? this.#previewPane(preview) : nothing}
          </div>`,
      })}`;
  }

  #noticeView(): TemplateResult | typeof nothing {
    const { notice } = this;
    if (!notice) return nothing;
    if (notice.name === 'restored')
      return html`<div class="notice">
        <p>${strings.restored}</p>
        <button type="button" class="quiet small" @click=${() => this.#discard(this.#source)}>
          ${strings.discard}
        </button>
      </div>`;
    const { theirs } = notice;
    return html`<div class="notice bad" role="alert">
      <p tabindex="-1" data-conflict>${strings.conflict}</p>
      <details>
        <summary>${strings.theirs}</summary>
        <pre tabindex="0" dir="auto">${theirs.content}</pre>
      </details>
      <div class="row">
        <button type="button" class="quiet small" @click=${() => this.#replace(theirs)}>
          ${strings.keepMine}
        </button>
        <button type="button" class="quiet small" @click=${() => this.#discard(theirs)}>
          ${strings.takeTheirs}
        </button>
      </div>
    </div>`;
  }

  #form(source: PageSource | undefined): TemplateResult {
    const { fields, errors, error, isBusy } = this;
    const isSaved = isSame(fields, source ? fieldsOf(source) : emptyFields);
    const save = (event: Event) => {
      event.preventDefault();
      void this.#save();
    };
    return html`<form novalidate @submit=${save}>
        ${source?.content === null ? html`<p class="notice">${strings.noSource}</p>` : nothing}
        <div class="field">
          <label for="content">${strings.content}</label>
          <textarea
            id="content"
            rows="18"
            dir="auto"
            maxlength=${MAX_PAGE_LENGTH}
            placeholder=${strings.example}
            aria-describedby=${describedBy('content', errors.content)}
            aria-invalid=${errors.content ? 'true' : nothing}
            .value=${fields.content}
            @input=${({ target }: Event) => this.#change({ content: (target as HTMLTextAreaElement).value })}
          ></textarea>
          <p class="hint" id="content-hint">${strings.contentHint}</p>
          ${fieldError('content', errors.content)}
        </div>
        ${selectField('role', strings.role, fields.role, {
          options: roles.map((it) => [it, roleWords[it]] as const),
          change: (role) => this.#change({ role: role as Role }),
        })}
        ${source ? this.#snippet(source) : this.#idField()}
        <p class="error" role="alert" .textContent=${error}></p>
        <div class="actions">
          <button data-action="save" aria-disabled=${isBusy ? 'true' : nothing}>${strings.save}</button>
          <button type="button" class="quiet" data-action="preview" @click=${() => this.#showPreview()}>
            ${strings.preview}
          </button>
          ${
            source
              ? html`<button
                  type="button"
                  class="quiet danger"
                  data-action="remove"
                  aria-expanded=${this.asksToRemove}
                  @click=${() => this.#ask(!this.asksToRemove)}
                >
                  ${strings.remove}
                </button>`
              : nothing
          }
        </div>
        <p
          class="hint saved"
          .textContent=${isSaved ? (source ? strings.allSaved : '') : strings.unsaved}
        ></p>
      </form>
      ${
        source && this.asksToRemove
          ? question(fill(strings.removeSure, { title: source.title }), {
              yes: common.remove,
              act: () => this.#remove(source),
              cancel: () => this.#ask(false),
              danger: true,
            })
          : nothing
      }`;
  }

  #idField(): TemplateResult {
    const { id } = this.errors;
    return html`<div class="field">
      <label for="id">${strings.id}</label>
      <input
        id="id"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        maxlength="100"
        aria-describedby=${describedBy('id', id)}
        aria-invalid=${id ? 'true' : nothing}
        .value=${this.fields.id}
        @input=${({ target }: Event) => this.#change({ id: (target as HTMLInputElement).value })}
      />
      <p class="hint" id="id-hint">${strings.idHint}</p>
      ${fieldError('id', id)}
    </div>`;
  }

  #snippet({ id }: PageSource): TemplateResult {
    const snippet = `<member-login api="${this.community.api}" page="${id}"></member-login>`;
    return html`<p class="hint">${strings.snippet}</p>
      <pre tabindex="0" dir="ltr">${snippet}</pre>`;
  }

  #previewPane(preview: PagePreview): TemplateResult {
    return html`<section class="preview" aria-labelledby="preview-title">
      <div class="head">
        <h2 id="preview-title" tabindex="-1">${strings.previewTitle}</h2>
        <button type="button" class="quiet small" @click=${() => this.#hidePreview()}>
          ${strings.hidePreview}
        </button>
      </div>
      ${pagePreview(preview)}
    </section>`;
  }

  get #kept() {
    return keptPagesOf(this.community);
  }

  async #open(): Promise<void> {
    const id = (this.#shown = this.path);
    this.read = { name: 'loading' };
    this.#reset(undefined);
    let source: PageSource | undefined;
    if (id !== NEW) {
      const result = await this.community.call(endpoints.pageSource, { params: { page: id } });
      if (id !== this.#shown) return;
      if (!result.ok) {
        this.read = { name: 'failed', text: failureText(result.failure.code) };
        return;
      }
      source = result.value;
    }
    const kept = await this.#kept.read(id);
    if (id !== this.#shown) return;
    this.read = { name: 'ready', source };
    this.#reset(source);
    if (!kept || isSame(kept.fields, this.fields)) return;
    this.fields = kept.fields;
    this.notice =
      source && kept.version !== source.updatedAt
        ? { name: 'conflict', theirs: source }
        : { name: 'restored' };
  }

  #reset(source: PageSource | undefined): void {
    this.fields = source ? fieldsOf(source) : emptyFields;
    this.errors = {};
    this.error = '';
    this.notice = this.preview = undefined;
    this.asksToRemove = false;
  }

  #change(change: Partial<PageFields>): void {
    this.fields = { ...this.fields, ...change };
    this.errors = {};
    void this.#kept.write({ fields: this.fields, version: this.#source?.updatedAt ?? '' }, this.#shown);
    clearTimeout(this.#timer);
    if (this.preview) this.#timer = setTimeout(() => void this.#followPreview(), PREVIEW_AFTER_MS);
  }

  async #followPreview(): Promise<void> {
    const body = { content: this.fields.content };
    const result = await this.community.call(endpoints.previewPage, { body });
    if (result.ok && this.preview) this.preview = result.value;
  }

  async #showPreview(): Promise<void> {
    if (this.#isEmpty()) return this.focusOn('#content');
    const body = { content: this.fields.content };
    const result = await this.community.call(endpoints.previewPage, { body });
    if (!result.ok) return this.#fail(result.failure);
    this.preview = result.value;
    this.announce(strings.previewReady);
    return this.focusOn('#preview-title');
  }

  #hidePreview(): void {
    this.preview = undefined;
    void this.focusOn('[data-action=preview]');
  }

  #isEmpty(): boolean {
    if (this.fields.content.trim()) return false;
    this.errors = { content: strings.contentMissing };
    return true;
  }

  async #save(): Promise<void> {
    if (this.isBusy || this.notice?.name === 'conflict') return;
    if (this.#isEmpty()) return this.focusOn('#content');
    this.isBusy = true;
    const result = await this.#send();
    this.isBusy = false;
    if (!result.ok) return this.#fail(result.failure);
    const before = this.#shown;
    const { content } = this.fields;
    const source = { ...result.value, content };
    await this.#kept.remove(before);
    this.read = { name: 'ready', source };
    this.fields = fieldsOf(source);
    this.notice = undefined;
    this.errors = {};
    this.error = '';
    this.announce(strings.saved);
    if (before !== NEW) return;
    this.#shown = source.id;
    navigate(linkTo('pages', source.id), 'replace');
  }

  #send() {
    const { content, role, id } = this.fields;
    const source = this.#source;
    return source
      ? this.community.call(endpoints.changePage, {
          params: { page: source.id },
          body: { content, role, version: source.updatedAt },
        })
      : this.community.call(endpoints.createPage, {
          body: { content, role, ...(id.trim() && { id: id.trim() }) },
        });
  }

  /** Says what went wrong, where it went wrong. */
  async #fail({ code, errors = [] }: Failure): Promise<void> {
    const detailOf = (name: string) => errors.find(({ field }) => field === name)?.detail;
    if (detailOf('version')) {
      const theirs = await this.community.call(endpoints.pageSource, { params: { page: this.#shown! } });
      if (theirs.ok) {
        this.notice = { name: 'conflict', theirs: theirs.value };
        return this.focusOn('[data-conflict]');
      }
    }
    const [content, id] = [detailOf('content'), detailOf('id')];
    this.errors = { ...(content && { content }), ...(id && { id }) };
    this.error = content || id ? '' : failureText(code);
    if (content || id) await this.focusOn('[aria-invalid]');
  }

  #replace(theirs: PageSource): void {
    this.read = { name: 'ready', source: theirs };
    this.notice = undefined;
    void this.#save().then(() => this.focusOn('[data-action=save]'));
  }

  #discard(source: PageSource | undefined): void {
    this.read = { name: 'ready', source };
    this.#reset(source);
    void this.#kept.remove(this.#shown);
    void this.focusOn('#content');
  }

  #ask(asks: boolean): void {
    this.asksToRemove = asks;
    void this.focusOn(asks ? '[data-question]' : '[data-action=remove]');
  }

  async #remove({ id, title }: PageSource): Promise<void> {
    const result = await this.community.call(endpoints.deletePage, { params: { page: id } });
    if (!result.ok) return this.#fail(result.failure);
    await this.#kept.remove(id);
    this.announce(fill(strings.removed, { title }));
    navigate(linkTo('pages'));
  }
}

customElements.define('console-page', PageEditor);
