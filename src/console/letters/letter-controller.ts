import type { ReactiveController } from 'lit';
import type { Failure } from '../../api/client.ts';
import type { Community } from '../../community/community.ts';
import { fill } from '../../contract/fill.ts';
import { letterEndpoints as endpoints } from '../../contract/letters.ts';
import type { Letter, LetterEntry, LetterPreview } from '../../contract/letters.ts';
import { timeIn, typedMoment } from '../format.ts';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { RequestKey } from '../request-key.ts';
import { linkTo, navigate } from '../route.ts';
import type { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { stateChanges, type Action, type Question } from './letter-actions.ts';
import { type LetterState, type Notice, type Page, refreshAfter } from './letter-state.ts';
import * as draft from './letter-fields.ts';
import { stateWords, strings } from './letters.strings.ts';

export const NEW = 'new';
/** How long a host stops typing before the preview of a draft follows. */
const PREVIEW_AFTER_MS = 1200;
/** How often the counts of a letter that is being sent are read. */

type Host = SectionElement & { info: NewsletterInfo };

/** A letter that a host writes: nothing typed is lost, nothing of another host is overwritten. */
export class LetterController implements ReactiveController, LetterState {
  page: Page = { name: 'loading' };
  fields = draft.emptyFields;
  errors: draft.FieldErrors = {};
  error = '';
  notice: Notice | undefined;
  asked: Question | undefined;
  busy: Action | undefined;
  preview: LetterPreview | undefined;
  readonly #host: Host;
  #previewTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #path: string | undefined;
  /** The letter that is shown, by its id. */
  #shown = '';
  /** Of a new letter: a repeated request saves it once. */
  readonly #key = new RequestKey();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { path } = this.#host;
    if (path === this.#path) return;
    this.#path = path;
    // A new letter gets its address when it is saved.
    if (path !== this.#shown) void this.open();
  }

  hostDisconnected(): void {
    clearTimeout(this.#previewTimer);
    clearTimeout(this.#refreshTimer);
  }

  get letter(): Letter | undefined {
    return this.page.name === 'ready' ? this.page.letter : undefined;
  }

  get isEditable(): boolean {
    return ['draft', 'scheduled'].includes(this.letter?.state ?? 'draft');
  }

  get isSaved(): boolean {
    return draft.isSame(this.fields, this.letter ? draft.fieldsOf(this.letter) : draft.emptyFields);
  }

  get #community(): Community {
    return this.#host.community;
  }

  get #drafts() {
    return draft.draftsOf(this.#community);
  }

  #set(change: Partial<LetterState>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }

  async open(): Promise<void> {
    const id = this.#host.path;
    this.#shown = id;
    this.#set({
      errors: {},
      error: '',
      notice: undefined,
      asked: undefined,
      preview: undefined,
      fields: draft.emptyFields,
      page: { name: 'loading' },
    });
    let letter: Letter | undefined;
    if (id !== NEW) {
      const result = await this.#community.call(endpoints.letter, { params: { letter: id } });
      if (id !== this.#shown) return;
      if (!result.ok) {
        this.#set({ page: { name: 'failed', text: failureText(result.failure.code) } });
        return;
      }
      letter = result.value;
      this.#set({ fields: draft.fieldsOf(letter) });
    }
    const kept = await this.#drafts.read(id);
    if (id !== this.#shown) return;
    this.#set({ page: { name: 'ready', letter } });
    if (kept && this.isEditable && !draft.isSame(kept.fields, this.fields)) {
      this.#set({ fields: kept.fields });
      this.#set({
        notice:
          letter && kept.version !== letter.version
            ? { name: 'conflict', theirs: letter }
            : { name: 'restored' },
      });
    }
    this.#refresh();
  }

  /** Follows a letter that is being sent, or soon will be. */
  #refresh(): void {
    clearTimeout(this.#refreshTimer);
    const after = this.letter && refreshAfter(this.letter);
    if (!this.#host.isConnected || !after) return;
    this.#refreshTimer = setTimeout(() => void this.#reload().then(() => this.#refresh()), after);
  }

  async #reload(): Promise<void> {
    const { id } = this.letter!;
    const result = await this.#community.call(endpoints.letter, { params: { letter: id } });
    // What another host has saved meanwhile is a conflict to be shown when this one saves.
    if (!result.ok || id !== this.letter?.id || ['draft', 'scheduled'].includes(result.value.state)) return;
    if (this.letter.state === 'scheduled') this.#host.announce(strings.sending);
    this.#set({ page: { name: 'ready', letter: result.value } });
  }

  change(change: Partial<draft.LetterFields>): void {
    this.#set({ fields: { ...this.fields, ...change } });
    const errors = { ...this.errors };
    for (const name of Object.keys(change)) delete errors[name];
    this.#set({ errors });
    void this.#drafts.write({ fields: this.fields, version: this.letter?.version ?? 0 }, this.#shown);
    clearTimeout(this.#previewTimer);
    // A scheduled letter could go out half-written.
    if (this.preview && (this.letter?.state ?? 'draft') === 'draft')
      this.#previewTimer = setTimeout(() => void this.#followPreview(), PREVIEW_AFTER_MS);
  }

  async #followPreview(): Promise<void> {
    if (
      !this.busy &&
      !this.notice &&
      !Object.keys(draft.checkFields(this.fields)).length &&
      (await this.#save())
    )
      await this.#readPreview();
  }

  insert(block: 'showcase' | 'groups'): void {
    const field = this.#host.querySelector<HTMLTextAreaElement>('#content')!;
    const { start, content } = draft.withBlock(block, field);
    this.change({ content });
    this.#host.announce(strings.inserted);
    void this.#host.updateComplete.then(() => {
      field.focus();
      field.setSelectionRange(start, start);
    });
  }

  discard(): void {
    const { notice } = this;
    const letter = notice?.name === 'conflict' ? notice.theirs : this.letter;
    this.#set({
      page: { name: 'ready', letter },
      fields: letter ? draft.fieldsOf(letter) : draft.emptyFields,
      notice: undefined,
      error: '',
    });
    void this.#drafts.remove(this.#shown);
    void this.#host.focusOn('#subject');
  }

  replaceTheirs(theirs: Letter): void {
    this.#set({ page: { name: 'ready', letter: theirs }, notice: undefined, error: '' });
    void this.act('save').then(() => this.#host.focusOn('[data-action=save]'));
  }

  cancel(): void {
    const { about } = this.asked!;
    this.#set({ asked: undefined });
    void this.#host.focusOn(`[data-action=${about}]`);
  }

  /** Saves what is not saved, then does it. */
  async act(action: Action): Promise<void> {
    if (this.busy || this.notice?.name === 'conflict') return;
    clearTimeout(this.#previewTimer);
    if (this.asked?.about === action) return this.cancel();
    this.#set({ busy: action, asked: undefined, error: '' });
    try {
      const isDeleted = action === 'delete' && this.letter;
      if (this.isEditable && !isDeleted && !(await this.#save())) return;
      await this.#perform(action);
    } finally {
      this.#set({ busy: undefined });
    }
  }

  async #perform(action: Action): Promise<void> {
    const letter = this.letter!;
    const params = { letter: letter.id };
    switch (action) {
      case 'save':
        return this.#host.announce(letter.state === 'draft' ? strings.savedDraft : strings.saved);
      case 'preview':
        if (!(await this.#readPreview())) return;
        this.#host.announce(strings.previewReady);
        return this.#host.focusOn('#preview-title');
      case 'test': {
        const result = await this.#community.call(endpoints.testLetter, { params });
        if (!result.ok) return this.#fail(result.failure);
        return this.#host.announce(fill(strings.tested, { email: this.#community.member?.email ?? '' }));
      }
      case 'schedule':
        this.#set({
          asked: {
            about: 'schedule',
            when: this.#host.info.nextIssue && letter.state === 'draft' ? 'next' : 'other',
          },
        });
        return this.#host.focusOn('[data-question]');
      case 'send': {
        const result = await this.#community.call(endpoints.previewLetter, { params });
        if (!result.ok) return this.#fail(result.failure);
        this.#set({ asked: { about: 'send', recipients: result.value.recipients } });
        return this.#host.focusOn('[data-question]');
      }
      case 'delete':
        this.#set({ asked: { about: 'delete' } });
        return this.#host.focusOn('[data-question]');
      case 'unschedule':
      case 'pause':
      case 'resume': {
        const { endpoint, sentence, next } = stateChanges[action];
        return this.#changeState(await this.#community.call(endpoint, { params }), sentence, next);
      }
    }
  }

  async #changeState(
    result: { ok: true; value: LetterEntry } | { ok: false; failure: Failure },
    sentence: string,
    focus: Action,
  ): Promise<void> {
    if (!result.ok) return this.#fail(result.failure);
    const content = this.letter?.content ?? this.fields.content;
    this.#set({ page: { name: 'ready', letter: { ...result.value, content } }, asked: undefined });
    this.#host.announce(sentence);
    await this.#host.focusOn(`[data-action=${focus}]`);
    this.#refresh();
  }

  /** Answers whether all of it is saved. */
  async #save(): Promise<boolean> {
    if (this.letter && this.isSaved) return true;
    this.#set({ errors: draft.checkFields(this.fields) });
    if (Object.keys(this.errors).length) {
      await this.#focusError();
      return false;
    }
    const { fields, letter } = this;
    const body = draft.requestOf(fields);
    const result = letter
      ? await this.#community.call(endpoints.changeLetter, {
          params: { letter: letter.id },
          body: { ...body, version: letter.version },
        })
      : await this.#community.call(endpoints.createLetter, { body, key: this.#key.for(body) });
    if (!result.ok) {
      await this.#fail(result.failure);
      return false;
    }
    const saved = { ...result.value, content: fields.content };
    const before = this.#shown;
    const typed = this.fields !== fields;
    this.#set({ page: { name: 'ready', letter: saved }, notice: undefined });
    // As the server keeps it, unless the host has typed on meanwhile.
    if (!typed) this.#set({ fields: draft.fieldsOf(saved) });
    else this.#set({ fields: { ...this.fields, slug: this.fields.slug || saved.slug } });
    if (!letter) {
      this.#shown = saved.id;
      navigate(linkTo('letters', saved.id), 'replace');
    }
    await this.#drafts.remove(before);
    if (typed) await this.#drafts.write({ fields: this.fields, version: saved.version }, saved.id);
    return !typed || this.#save();
  }

  async #readPreview(): Promise<boolean> {
    const { id } = this.letter!;
    const result = await this.#community.call(endpoints.previewLetter, { params: { letter: id } });
    if (!result.ok) await this.#fail(result.failure);
    else if (id === this.letter?.id) this.#set({ preview: result.value });
    return result.ok;
  }

  async schedule(form: HTMLFormElement): Promise<void> {
    const { asked } = this;
    const { info } = this.#host;
    if (asked?.about !== 'schedule' || this.busy) return;
    const zone = info.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const local = new FormData(form).get('at') as string | null;
    const at = local ? typedMoment(local, zone) : undefined;
    if (asked.when === 'other' && !at) {
      this.#set({ asked: { ...asked, error: strings.atMissing } });
      return this.#host.focusOn('#at');
    }
    const { id, version } = this.letter!;
    this.#set({ busy: 'schedule' });
    const result = await this.#community.call(endpoints.scheduleLetter, {
      params: { letter: id },
      body: { version, ...(at && { at }) },
    });
    this.#set({ busy: undefined });
    const wrong = !result.ok && result.failure.errors?.find(({ field }) => field === 'at');
    if (wrong) {
      this.#set({ asked: { about: 'schedule', when: 'other', error: wrong.detail } });
      return this.#host.focusOn('#at');
    }
    const time = timeIn((result.ok && result.value.scheduledFor) || '', info.zone);
    await this.#changeState(result, fill(strings.scheduledFor, { time }), 'schedule');
  }

  async send(): Promise<void> {
    if (this.busy) return;
    const { id, version } = this.letter!;
    this.#set({ busy: 'send' });
    const result = await this.#community.call(endpoints.sendLetter, {
      params: { letter: id },
      body: { version },
    });
    this.#set({ busy: undefined });
    await this.#changeState(result, strings.sending, 'pause');
  }

  async remove(): Promise<void> {
    const { id, subject } = this.letter!;
    const result = await this.#community.call(endpoints.deleteLetter, { params: { letter: id } });
    if (!result.ok) return this.#fail(result.failure);
    await this.#drafts.remove(id);
    this.#host.announce(fill(strings.deleted, { subject }));
    navigate(linkTo('letters'));
  }

  /** Says what went wrong, where it went wrong. */
  async #fail({ code, errors = [] }: Failure): Promise<void> {
    this.#set({ asked: undefined });
    const at = (name: string) => errors.find(({ field }) => field === name);
    if (code === 'conflict') {
      const now = await this.#community.call(endpoints.letter, { params: { letter: this.letter!.id } });
      if (now.ok && at('version')) {
        this.#set({ notice: { name: 'conflict', theirs: now.value } });
        return this.#host.focusOn('[data-conflict]');
      }
      if (now.ok) {
        this.#set({
          page: { name: 'ready', letter: now.value },
          error: fill(strings.stateChanged, { state: stateWords[now.value.state] }),
        });
        return;
      }
    }
    const wrong: Record<string, string> = {};
    for (const { field, detail } of errors) wrong[field.split('.')[0]!] = detail;
    this.#set({ errors: wrong, error: failureText(code) });
    if (errors.length) await this.#focusError();
  }

  async #focusError(): Promise<void> {
    await this.#host.focusOn('#letter [aria-invalid]');
  }

  choose(when: 'next' | 'other'): void {
    this.#set({ asked: { about: 'schedule', when } });
  }

  hidePreview(): void {
    this.#set({ preview: undefined });
    void this.#host.focusOn('[data-action=preview]');
  }
}
