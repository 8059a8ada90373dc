import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure, Result } from '../api/client.ts';
import { SectionElement } from './section.ts';
import { failureText, strings } from './strings.ts';

export type FieldErrors<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** A form in a panel: sends once, shows each error at its field, and can be closed. Fires `console-closed`. */
export abstract class FormElement<Field extends string> extends SectionElement {
  /** The fields that can have errors, in the order of the form, by their `name`. */
  protected abstract get fields(): readonly Field[];
  @state() protected accessor errors = {} as FieldErrors<Field>;
  @state() protected accessor error = '';
  @state() protected accessor isSending = false;

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('input, select')?.focus();
  }

  /** Sends the form; checks it first. */
  protected abstract send(form: FormData): Promise<void>;

  protected formView(content: TemplateResult, submit: string): TemplateResult {
    return html`<form
      class="panel"
      novalidate
      @submit=${(event: Event) => this.#onSubmit(event)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.close()}
    >
      ${content}
      <p class="error" role="alert" .textContent=${this.error}></p>
      <div class="actions">
        <button aria-disabled=${this.isSending ? 'true' : nothing}>${submit}</button>
        <button type="button" class="quiet" @click=${() => this.close()}>${strings.cancel}</button>
      </div>
    </form>`;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (!this.isSending) void this.send(new FormData(event.target as HTMLFormElement));
  }

  /** Sends the request if there are no errors. Returns what it answers, unless it fails. */
  protected async submit<Value>(
    errors: FieldErrors<Field>,
    request: () => Promise<Result<Value>>,
  ): Promise<Value | undefined> {
    this.error = '';
    this.errors = errors;
    if (await this.#focusError()) return undefined;
    this.isSending = true;
    const result = await request();
    this.isSending = false;
    if (result.ok) return result.value;
    this.errors = this.#errorsIn(result.failure);
    if (!(await this.#focusError())) this.error = this.failureText(result.failure);
    return undefined;
  }

  /** What is said of a failure that isn't about one of the fields. */
  protected failureText({ code }: Failure): string {
    return failureText(code);
  }

  #errorsIn({ errors = [] }: Failure): FieldErrors<Field> {
    const found = this.fields.flatMap((name) => {
      const error = errors.find(({ field }) => field.split('.')[0] === name);
      return error ? [[name, error.detail]] : [];
    });
    return Object.fromEntries(found) as FieldErrors<Field>;
  }

  /** Moves the focus to the first field with an error. False if there is none. */
  async #focusError(): Promise<boolean> {
    const first = this.fields.find((name) => this.errors[name]);
    if (first) await this.focusOn(`[name="${first}"]`);
    return first !== undefined;
  }

  protected close(): void {
    this.dispatchEvent(new CustomEvent('console-closed'));
  }
}

/** The text of a field, without the spaces around it. */
export const textOf = (form: FormData, name: string): string => (form.get(name) as string).trim();
