import { html, type TemplateResult } from 'lit';
import type { AttributeData, ElementData } from './element-data.ts';
import type { Setup } from './setup.ts';

/** Undefined: the default value. */
type Change = (value: string | undefined) => void;

const valueIn = ({ target }: Event): string | undefined =>
  (target as HTMLInputElement | HTMLSelectElement).value.trim() || undefined;

/** `heading-level` → Heading level. */
const labelOf = (name: string) => {
  const words = name.replace(/^--community-/, '').replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

/** `Layout: inline within text` → `Inline within text`, because the label is above it. */
function withoutLabel(description: string, label: string): string {
  const rest = description.startsWith(`${label}: `) ? description.slice(label.length + 2) : description;
  return rest[0]!.toUpperCase() + rest.slice(1);
}

export function attributeField(
  attribute: AttributeData,
  { attributes }: Setup,
  change: Change,
): TemplateResult {
  const { name, kind, options, initial } = attribute;
  const description = withoutLabel(attribute.description, labelOf(name));
  const id = `attribute-${name}`;
  const value = attributes[name];
  if (kind === 'boolean')
    return html`<label class="box">
      <input
        id=${id}
        type="checkbox"
        .checked=${value !== undefined}
        @change=${({ target }: Event) => change((target as HTMLInputElement).checked ? '' : undefined)}
      />
      <span>${labelOf(name)}<span class="hint">${description}</span></span>
    </label>`;
  const hint = html`<p class="hint" id="${id}-hint">${description}</p>`;
  if (kind === 'choice')
    return html`<div class="field">
      <label for=${id}>${labelOf(name)}</label>
      <select
        id=${id}
        aria-describedby="${id}-hint"
        @change=${(event: Event) => change(unless(initial, valueIn(event)))}
      >
        ${options.map((it) => html`<option ?selected=${it === (value ?? initial)}>${it}</option>`)}
      </select>
      ${hint}
    </div>`;
  return html`<div class="field">
    <label for=${id}>${labelOf(name)}</label>
    <input
      id=${id}
      type=${kind === 'number' ? 'number' : 'text'}
      min="0"
      autocomplete="off"
      dir="auto"
      placeholder=${initial}
      aria-describedby="${id}-hint"
      .value=${value ?? ''}
      @input=${(event: Event) => change(unless(initial, valueIn(event)))}
    />
    ${hint}
  </div>`;
}

const unless = (initial: string, value: string | undefined) => (value === initial ? undefined : value);

export function tokenField(
  { name, description }: ElementData['tokens'][number],
  { tokens }: Setup,
  change: Change,
): TemplateResult {
  const isColor = /color|background/.test(name);
  // Text that would end the CSS rule it becomes part of, or the style element, is invalid.
  const isValue = (value: string) => !/[{}<;]/.test(value) && (!isColor || CSS.supports('color', value));
  const check = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const value = valueIn(event);
    const isRight = value === undefined || isValue(value);
    field.setAttribute('aria-invalid', String(!isRight));
    if (isRight) {
      field.removeAttribute('aria-invalid');
      change(value);
    }
  };
  return html`<div class="field">
    <label for=${name}>${labelOf(name)}</label>
    <input
      id=${name}
      autocomplete="off"
      spellcheck="false"
      dir="ltr"
      placeholder=${isColor ? 'for example #b8321a' : 'for example 0.5rem'}
      aria-describedby="${name}-hint"
      .value=${tokens[name] ?? ''}
      @input=${check}
    />
    <p class="hint" id="${name}-hint">${description}</p>
  </div>`;
}

export function sentenceField(
  name: string,
  word: string,
  { strings }: Setup,
  change: Change,
): TemplateResult {
  return html`<div class="field">
    <label for="sentence-${name}">${word}</label>
    <input
      id="sentence-${name}"
      autocomplete="off"
      dir="auto"
      .value=${strings[name] ?? ''}
      @input=${(event: Event) => change(valueIn(event))}
    />
  </div>`;
}
