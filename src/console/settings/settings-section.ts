import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import * as z from 'zod/mini';
import { settingsEndpoints, type Settings } from '../../contract/settings.ts';
import { Kept } from '../kept.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { describedBy, fieldError } from '../fields.ts';
import { readView, type Unread } from '../views.ts';
import type { ListChange } from './list-editor.ts';
import './list-editor.ts';
import { entriesIn, isListName, listErrors, type ListName, lists } from './list-values.ts';
import {
  labelOf,
  settingsIn,
  settingsOf,
  valuesOf,
  type Schema,
  type Setting,
  type SettingField,
} from './setting-fields.ts';
import { groups, strings } from './settings.strings.ts';

type Page = Unread | { name: 'ready'; version: string; all: readonly Setting[] };

type Values = Readonly<Record<string, string>>;

/** Fields that are not saved, and the version that they were changed from. */
const KeptChanges = z.object({ version: z.string(), changes: z.record(z.string(), z.string()) });

const listNames = Object.keys(lists) as ListName[];

const idOf = (path: string) => `setting-${path.replaceAll('.', '-')}`;

/** Every setting with its meaning, from the schema that the server checks it by. */
class SettingsSection extends SectionElement {
  @state() private accessor page: Page = { name: 'loading' };
  @state() private accessor values: Values = {};
  @state() private accessor saved: Values = {};
  @state() private accessor errors: Values = {};
  @state() private accessor error = '';
  @state() private accessor isConflict = false;
  @state() private accessor isSaving = false;
  /** Why some of the fields are not as they are saved. */
  @state() private accessor notice = '';

  protected override firstUpdated(): void {
    void this.#read();
  }

  protected override render(): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      ${readView(this.page, { rows: 8, retry: () => this.#read(), ready: ({ all }) => this.#form(all) })}`;
  }

  #form(all: readonly Setting[]): TemplateResult {
    const listed = Object.values(groups).flat();
    const names = Object.keys(groups) as (keyof typeof groups)[];
    const isChanged = Object.keys(this.#changes).length > 0;
    return html`<form class="settings" novalidate @submit=${this.#save}>
      ${
        this.notice
          ? html`<div class="notice">
              <p>${this.notice}</p>
              <button type="button" class="quiet small" @click=${() => this.#discard()}>
                ${strings.discard}
              </button>
            </div>`
          : nothing
      }
      ${names.map((group) => {
        const own =
          group === 'other'
            ? all.filter(({ name }) => !listed.includes(name))
            : groups[group].flatMap((name) => all.filter((it) => it.name === name));
        return own.length
          ? html`<section>
              <h2>${strings.groups[group]}</h2>
              ${own.map((it) => this.#setting(it))}
            </section>`
          : nothing;
      })}
      <div class="foot">
        <p class="error" role="alert" .textContent=${this.error}></p>
        <div class="actions">
          <button aria-disabled=${this.isSaving ? 'true' : nothing}>${strings.save}</button>
          ${
            this.isConflict
              ? html`<button type="button" class="quiet" @click=${() => this.#discard()}>
                  ${strings.reload}
                </button>`
              : nothing
          }
        </div>
        <p class="hint saved" .textContent=${isChanged ? strings.unsaved : ''}></p>
      </div>
    </form>`;
  }

  #setting({ name, label, description, isGroup, fields }: Setting): TemplateResult {
    // Where the description speaks of JSON, the form has empty fields.
    const hint = description.replaceAll('null:', `${strings.unset}:`);
    if (!isGroup) return this.#list(name, label, hint) ?? this.#field(fields[0]!, hint);
    return html`<fieldset aria-describedby="${idOf(name)}-hint">
      <legend>${label}</legend>
      <p class="hint" id="${idOf(name)}-hint">${hint}</p>
      <div class="columns">${fields.map((it) => this.#field(it, ''))}</div>
      ${fieldError(idOf(name), this.errors[name])}
    </fieldset>`;
  }

  /** A list with a form of its own; undefined: it is none, or holds what the form cannot show. */
  #list(name: string, label: string, hint: string): TemplateResult | undefined {
    const value = this.values[name]!;
    if (!isListName(name) || !entriesIn(name, value)) return undefined;
    const id = idOf(name);
    return html`<fieldset aria-describedby=${describedBy(id, this.errors[name])}>
      <legend>${label}</legend>
      <p class="hint" id="${id}-hint">${hint}</p>
      <console-list-editor
        .list=${name}
        .value=${value}
        .translations=${this.values['translations'] ?? '{}'}
        .saved=${this.saved[name] ?? '[]'}
        .savedTranslations=${this.saved['translations'] ?? '{}'}
        .errors=${this.errors}
        @console-list-changed=${({ detail }: CustomEvent<ListChange>) => {
          const { translations } = this.values;
          this.values = {
            ...this.values,
            [name]: detail.value,
            ...(translations !== undefined && { translations: detail.translations }),
          };
          void this.#keep();
        }}
      ></console-list-editor>
      ${fieldError(id, this.errors[name])}
    </fieldset>`;
  }

  #field(field: SettingField, description: string): TemplateResult {
    const { path, label } = field;
    const id = idOf(path);
    const error = this.errors[path];
    const hint = [description, field.kind === 'json' && strings.jsonHint].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${this.#control(field, id, describedBy(id, error, !!hint), !!error)}
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${fieldError(id, error)}
    </div>`;
  }

  #control(
    { path, kind, options, isNullable, maxLength }: SettingField,
    id: string,
    described: string | typeof nothing,
    isInvalid: boolean,
  ): TemplateResult {
    const value = this.values[path]!;
    const invalid = isInvalid ? 'true' : nothing;
    const set = ({ target }: Event) => {
      this.values = { ...this.values, [path]: (target as HTMLInputElement).value };
      void this.#keep();
    };
    if (kind === 'choice')
      return html`<select id=${id} aria-describedby=${described} aria-invalid=${invalid} @change=${set}>
        ${isNullable || value === '' ? html`<option value="" ?selected=${!value}>${strings.unset}</option>` : nothing}
        ${options.map((it) => html`<option value=${it} ?selected=${it === value}>${labelOf(it)}</option>`)}
      </select>`;
    if (kind === 'json' || kind === 'long-text')
      return html`<textarea
        id=${id}
        class=${kind === 'json' ? 'code' : ''}
        rows=${kind === 'json' ? Math.min(12, value.split('\n').length + 1) : 2}
        dir=${kind === 'json' ? 'ltr' : 'auto'}
        spellcheck=${kind === 'json' ? 'false' : 'true'}
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${value}
        @input=${set}
      ></textarea>`;
    return html`<input
      id=${id}
      type=${kind === 'number' ? 'number' : 'text'}
      autocomplete="off"
      dir="auto"
      maxlength=${maxLength ?? nothing}
      placeholder=${isNullable ? strings.unset : nothing}
      aria-describedby=${described}
      aria-invalid=${invalid}
      .value=${value}
      @input=${set}
    />`;
  }

  async #read(): Promise<void> {
    const [result, schema] = await Promise.all([
      this.community.call(settingsEndpoints.settings),
      fetch(`${this.community.api}/settings.schema.json`)
        .then((response) => response.json() as Promise<Schema>)
        .catch(() => undefined),
    ]);
    if (!result.ok || !schema) {
      this.page = { name: 'failed', text: failureText(result.ok ? 'unreachable' : result.failure.code) };
      return;
    }
    this.#show(result.value, settingsIn(schema));
    await this.#restore(result.value.version);
  }

  get #kept() {
    return new Kept(this.community, 'settings', KeptChanges);
  }

  /** What stands in the fields and is not saved. */
  get #changes(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.values).filter(([path, value]) => value !== this.saved[path]),
    );
  }

  async #keep(): Promise<void> {
    const { page } = this;
    if (page.name !== 'ready') return;
    const changes = this.#changes;
    if (Object.keys(changes).length) await this.#kept.write({ version: page.version, changes });
    else await this.#kept.remove();
  }

  /** Puts what was typed before into the fields again, on top of what has been saved since. */
  async #restore(version: string): Promise<void> {
    const kept = await this.#kept.read();
    if (!kept) return;
    const known = Object.entries(kept.changes).filter(([path]) => path in this.saved);
    this.values = { ...this.saved, ...Object.fromEntries(known) };
    if (Object.keys(this.#changes).length)
      this.notice = kept.version === version ? strings.restored : strings.restoredOver;
  }

  async #discard(): Promise<void> {
    await this.#kept.remove();
    await this.#read();
    this.announce(strings.discarded);
    await this.focusOn('h1');
  }

  #show({ version, settings }: { version: string; settings: Settings }, all: readonly Setting[]): void {
    this.page = { name: 'ready', version, all };
    this.saved = valuesOf(settings, all);
    this.values = this.saved;
    this.errors = {};
    this.error = '';
    this.isConflict = false;
    this.notice = '';
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { page } = this;
    if (page.name !== 'ready' || this.isSaving) return;
    const { version, all } = page;
    const { settings, invalid } = settingsOf(this.values, all);
    this.errors = Object.fromEntries(invalid.map((path) => [path, strings.jsonInvalid]));
    for (const name of listNames) Object.assign(this.errors, listErrors(name, settings[name]));
    this.error = '';
    if (Object.keys(this.errors).length) return this.#focusError();
    this.isSaving = true;
    const body = { version, settings: settings as Settings };
    const result = await this.community.call(settingsEndpoints.changeSettings, { body });
    this.isSaving = false;
    if (result.ok) {
      await this.#kept.remove();
      this.#show(result.value, all);
      return this.announce(strings.saved);
    }
    const { code, errors = [] } = result.failure;
    this.isConflict = code === 'conflict';
    this.error = this.isConflict ? strings.conflict : failureText(code);
    this.errors = Object.fromEntries(
      errors.flatMap(({ field, detail }) =>
        fieldsOf(field.replace(/^settings\./, ''), all).map((it) => [it, detail]),
      ),
    );
    if (errors.length && !this.isConflict) await this.#focusError();
  };

  async #focusError(): Promise<void> {
    await this.focusOn('.settings [aria-invalid]');
  }
}

/** The fields of a refused value. Translations of lists have two: in JSON, and at what they translate. */
const fieldsOf = (path: string, all: readonly Setting[]): string[] => {
  if (/^(topics|consents)\.\d/.test(path)) return [path];
  const near = fieldNear(path, all);
  return near === path ? [path] : [path, near];
};

/** The field of a refused value, which may be inside of what the field holds. */
function fieldNear(path: string, all: readonly Setting[]): string {
  const paths = all.flatMap(({ name, fields }) => [...fields.map((it) => it.path), name]);
  return paths.find((it) => path === it || path.startsWith(`${it}.`)) ?? path;
}

customElements.define('console-settings', SettingsSection);
