import { html, nothing, type TemplateResult } from 'lit';

/** An error message, referenced by the field's `aria-describedby`. */
export const fieldError = (id: string, text: string | undefined): TemplateResult | typeof nothing =>
  text ? html`<p class="error" id="${id}-error">${text}</p>` : nothing;

/** The `aria-describedby` of a field with a hint, an error, or both. */
export const describedBy = (id: string, error: string | undefined, hint = true): string | typeof nothing =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;

export interface TextFieldProps {
  label: string;
  name?: string;
  hint?: string;
  error?: string | undefined;
  type?: 'text' | 'email' | 'url' | 'password' | 'datetime-local';
  /** What it holds at first. */
  value?: string;
  /** Whether it holds an address, an id or a key, rather than a person's own words; at first, whether its type does. */
  isCode?: boolean;
  required?: boolean;
  maxLength?: number;
}

export function textField(
  id: string,
  {
    label,
    name = id,
    hint,
    error,
    type = 'text',
    value = '',
    isCode = type !== 'text',
    required = true,
    maxLength,
  }: TextFieldProps,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      type=${type}
      .defaultValue=${value}
      ?required=${required}
      maxlength=${maxLength ?? nothing}
      autocomplete="off"
      autocapitalize=${isCode ? 'none' : nothing}
      spellcheck=${isCode ? 'false' : nothing}
      dir=${isCode ? 'ltr' : 'auto'}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(id, error, !!hint)}
    />
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${fieldError(id, error)}
  </div>`;
}

export interface CheckboxesProps<Value extends string> {
  legend: string;
  /** Each value with its label. */
  options: readonly (readonly [value: Value, label: string])[];
  /** Whether all are checked at first. */
  checked?: boolean;
  error?: string | undefined;
}

/** Checkboxes for values that programmers know too, so their names are shown as well. */
export const checkboxes = <Value extends string>(
  name: string,
  { legend, options, checked = false, error }: CheckboxesProps<Value>,
): TemplateResult =>
  html`<fieldset aria-describedby=${describedBy(name, error, false)}>
    <legend>${legend}</legend>
    <div class="choices column">
      ${options.map(
        ([value, label]) =>
          html`<label>
            <input type="checkbox" name=${name} value=${value} ?checked=${checked} />
            <span>${label} <code>${value}</code></span>
          </label>`,
      )}
    </div>
    ${fieldError(name, error)}
  </fieldset>`;
