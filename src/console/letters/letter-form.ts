import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../contract/fill.ts';
import { letterFormats, MAX_LETTER_LENGTH } from '../../contract/letter-requests.ts';
import { languageName } from '../format.ts';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { describedBy, fieldError } from '../fields.ts';
import type { FieldErrors, LetterFields } from './letter-fields.ts';
import { strings } from './letters.strings.ts';

export interface LetterFormProps {
  fields: LetterFields;
  errors: FieldErrors;
  info: NewsletterInfo;
  /** Where the letters are on the web. */
  archive: string;
  change: (fields: Partial<LetterFields>) => void;
  insert: (block: 'showcase' | 'groups') => void;
}

type TextField = 'subject' | 'previewText' | 'slug' | 'content';

const valueOf = ({ target }: Event) => (target as HTMLInputElement).value;

/** The fields of a letter. */
export function letterForm(props: LetterFormProps): TemplateResult {
  const { fields, errors, change } = props;
  const isOpen = ['slug', 'topics', 'language', 'format'].some((it) => errors[it]);
  return html`${textField(props, 'subject', strings.subject, strings.subjectHint, 200)}
    ${textField(props, 'previewText', strings.previewText, strings.previewTextHint, 200)}
    <div class="field">
      <label for="content">${strings.content}</label>
      <div class="toolbar">
        <button type="button" class="quiet small" @click=${() => props.insert('showcase')}>
          ${strings.insertShowcase}
        </button>
        <button type="button" class="quiet small" @click=${() => props.insert('groups')}>
          ${strings.insertGroups}
        </button>
      </div>
      <textarea
        id="content"
        rows="16"
        dir="auto"
        maxlength=${MAX_LETTER_LENGTH}
        class=${fields.format === 'html' ? 'code' : ''}
        aria-describedby=${describedBy('content', errors['content'])}
        aria-invalid=${errors['content'] ? 'true' : nothing}
        .value=${fields.content}
        @input=${(event: Event) => change({ content: valueOf(event) })}
      ></textarea>
      <p class="hint" id="content-hint">${strings.contentHint}</p>
      ${fieldError('content', errors['content'])}
    </div>
    <details ?open=${isOpen}>
      <summary>${strings.more}</summary>
      <fieldset>
        <legend>${strings.format}</legend>
        <div class="choices">
          ${letterFormats.map(
            (it) =>
              html`<label>
                <input
                  type="radio"
                  name="format"
                  value=${it}
                  .checked=${fields.format === it}
                  @change=${() => change({ format: it })}
                />
                ${strings[it]}
              </label>`,
          )}
        </div>
      </fieldset>
      ${textField(props, 'slug', strings.slug, fill(strings.slugHint, { address: props.archive }), 60)}
      ${topicsField(props)} ${languageField(props)}
    </details>`;
}

function textField(
  { fields, errors, change }: LetterFormProps,
  name: TextField,
  label: string,
  hint: string,
  maxLength: number,
): TemplateResult {
  const isSlug = name === 'slug';
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      autocomplete="off"
      dir=${isSlug ? 'ltr' : 'auto'}
      autocapitalize=${isSlug ? 'none' : 'sentences'}
      spellcheck=${isSlug ? 'false' : 'true'}
      maxlength=${maxLength}
      ?required=${name === 'subject'}
      aria-describedby=${describedBy(name, errors[name])}
      aria-invalid=${errors[name] ? 'true' : nothing}
      .value=${fields[name]}
      @input=${(event: Event) => change({ [name]: valueOf(event) })}
    />
    <p class="hint" id="${name}-hint">${hint}</p>
    ${fieldError(name, errors[name])}
  </div>`;
}

function topicsField({ fields, errors, info, change }: LetterFormProps): TemplateResult | typeof nothing {
  if (info.topics.length === 0) return nothing;
  const toggle = (id: string) => {
    const { topics } = fields;
    change({ topics: topics.includes(id) ? topics.filter((it) => it !== id) : [...topics, id] });
  };
  return html`<fieldset aria-describedby=${describedBy('topics', errors['topics'])}>
    <legend>${strings.topics}</legend>
    <p class="hint" id="topics-hint">${strings.topicsHint}</p>
    <div class="choices">
      ${info.topics.map(
        ({ id, label }) =>
          html`<label>
            <input type="checkbox" .checked=${fields.topics.includes(id)} @change=${() => toggle(id)} />
            <span dir="auto">${label}</span>
          </label>`,
      )}
    </div>
    ${fieldError('topics', errors['topics'])}
  </fieldset>`;
}

function languageField({ fields, errors, info, change }: LetterFormProps): TemplateResult | typeof nothing {
  if (info.languages.length < 2 && !fields.language) return nothing;
  const languages = [...new Set([...info.languages, fields.language].filter(Boolean))];
  return html`<div class="field">
    <label for="language">${strings.language}</label>
    <select
      id="language"
      aria-describedby=${describedBy('language', errors['language'], false)}
      aria-invalid=${errors['language'] ? 'true' : nothing}
      @change=${(event: Event) => change({ language: valueOf(event) })}
    >
      <option value="" ?selected=${!fields.language}>${strings.allLanguages}</option>
      ${languages.map(
        (it) => html`<option value=${it} ?selected=${it === fields.language}>${languageName(it)}</option>`,
      )}
    </select>
    ${fieldError('language', errors['language'])}
  </div>`;
}
