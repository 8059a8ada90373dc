import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { format } from '../format.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { describedBy, fieldError } from '../fields.ts';
import { countsView, importRows, notesOf } from './import-result.ts';
import { strings } from './import.strings.ts';
import type { ImportedList, ImportedRow, ImportResult, ImportSummary } from './imported-list.ts';
import { sendFile } from './send-file.ts';

/** Problems of the server, which may come up in the middle of an import. */
const INTERRUPTIONS = ['internal', 'unavailable', 'timeout'];

/** Rows shown before “Show more”, and added by it. */
const PAGE_SIZE = 50;

type Step<Result> =
  | { name: 'file'; error: string }
  | { name: 'sending'; dryRun: boolean; rows: number }
  | { name: 'trial'; result: Result; error: string }
  | { name: 'done'; result: Result };

/** Imports a file into a list: a dry run first, which says what will happen to each row. */
export abstract class ImportPage<
  Row extends ImportedRow,
  Summary extends ImportSummary,
> extends SectionElement {
  protected abstract readonly list: ImportedList<Row, Summary>;
  @state() private accessor step: Step<ImportResult<Row, Summary>> = { name: 'file', error: '' };
  /** The outcome that is shown; empty: all. */
  @state() private accessor shown = '';
  @state() private accessor most = PAGE_SIZE;
  #file: Blob | undefined;

  protected override render(): TemplateResult {
    const { section, words } = this.list;
    return html`<p class="back-link"><a href=${linkTo(section)}>${words.back}</a></p>
      <div class="head"><h1 tabindex="-1">${words.title}</h1></div>
      ${this.#content()}`;
  }

  #content(): TemplateResult {
    const { step } = this;
    switch (step.name) {
      case 'file':
        return this.#fileForm(step.error);
      case 'sending':
        return html`<p class="notice" role="status">
          ${step.dryRun ? strings.checking : strings.importing}
          ${step.rows ? format(strings.progress, { count: step.rows }) : nothing}
        </p>`;
      case 'trial':
        return this.#result(strings.trialTitle, step.result, this.#importActions(step.result, step.error));
      case 'done':
        return this.#result(
          strings.doneTitle,
          step.result,
          html`<a class="button" href=${linkTo(this.list.section)}>${this.list.words.list}</a>
            ${this.#another()}`,
        );
    }
  }

  #fileForm(error: string): TemplateResult {
    const { words } = this.list;
    return html`<form class="narrow" novalidate @submit=${this.#check}>
      <p>${words.text}</p>
      <div class="field">
        <label for="file">${strings.file}</label>
        <input
          id="file"
          type="file"
          accept=".csv,text/csv"
          required
          aria-describedby=${describedBy('file', error)}
          aria-invalid=${error ? 'true' : nothing}
        />
        <p class="hint" id="file-hint">${words.fileHint}</p>
        ${fieldError('file', error)}
      </div>
      <button>${strings.check}</button>
    </form>`;
  }

  #importActions({ summary }: ImportResult<Row, Summary>, error: string): TemplateResult {
    const isUseful = this.list.changing.some((outcome) => summary.rows[outcome]);
    return html`${isUseful ? nothing : html`<p>${strings.nothing}</p>`}
      <p class="error" role="alert" .textContent=${error}></p>
      ${
        isUseful
          ? html`<button type="button" data-import @click=${() => this.#import()}>
              ${this.list.submit(summary)}
            </button>`
          : nothing
      }
      ${this.#another()}`;
  }

  #another(): TemplateResult {
    return html`<button type="button" class="quiet" @click=${() => this.#chooseFile()}>
      ${strings.another}
    </button>`;
  }

  #result(title: string, result: ImportResult<Row, Summary>, actions: TemplateResult): TemplateResult {
    return html`<h2 tabindex="-1" data-result>${title}</h2>
      ${notesOf(this.list, result)} ${countsView(this.list, result.summary)}
      <div class="actions">${actions}</div>
      ${importRows(this.list, result, {
        ...{ shown: this.shown, most: this.most },
        show: (outcome) => {
          this.shown = outcome;
          this.most = PAGE_SIZE;
        },
        more: () => (this.most += PAGE_SIZE),
      })}`;
  }

  #chooseFile(error = ''): void {
    this.step = { name: 'file', error };
    void this.focusOn('#file');
  }

  readonly #check = async (event: Event): Promise<void> => {
    event.preventDefault();
    const file = this.querySelector<HTMLInputElement>('#file')!.files?.[0];
    if (!file) return this.#chooseFile(strings.fileMissing);
    if (file.size > this.list.maxBytes) return this.#chooseFile(this.list.words.fileTooLarge);
    // Read now: a file that changes on the disk can't be sent later.
    this.#file = new Blob([await file.arrayBuffer()]);
    const result = await this.#send(true);
    if (!result.ok) return this.#chooseFile(this.#failureOf(result.failure));
    this.#show({ name: 'trial', result: result.value, error: '' }, strings.checked);
  };

  async #import(): Promise<void> {
    if (this.step.name !== 'trial') return;
    const { result: trial } = this.step;
    const result = await this.#send(false);
    if (result.ok) return this.#show({ name: 'done', result: result.value }, strings.done);
    this.step = { name: 'trial', result: trial, error: this.#importFailureOf(result.failure) };
    await this.focusOn('[data-import]');
  }

  #send(dryRun: boolean) {
    this.step = { name: 'sending', dryRun, rows: 0 };
    return sendFile(this.community, this.list, this.#file!, {
      dryRun,
      progress: (rows) => (this.step = { name: 'sending', dryRun, rows }),
    });
  }

  /** Of an import that has begun. */
  #importFailureOf(failure: Failure): string {
    if (failure.code === 'unreachable') return strings.cut;
    return INTERRUPTIONS.includes(failure.code) ? strings.interrupted : this.#failureOf(failure);
  }

  #failureOf({ code, errors = [] }: Failure): string {
    if (code === 'too-large') return this.list.words.fileTooLarge;
    return errors.find(({ field }) => field === 'body')?.detail ?? failureText(code);
  }

  #show(
    step: Step<ImportResult<Row, Summary>> & { result: ImportResult<Row, Summary> },
    sentence: string,
  ): void {
    this.step = step;
    this.most = PAGE_SIZE;
    const { rows } = step.result.summary;
    // What needs the owner first.
    this.shown = rows['invalid'] && step.name === 'trial' ? 'invalid' : '';
    this.announce(sentence);
    void this.focusOn('[data-result]');
  }
}
