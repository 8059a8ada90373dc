import { html, type TemplateResult } from 'lit';
import type { SectionElement } from './section.ts';
import { strings } from './strings.ts';

export interface CopyFieldProps {
  label: string;
  value: string;
  copy: string;
  /** Id of an element that describes the field. */
  describedBy: string;
}

/** A text to be copied, with a button that does it. */
export const copyField = (
  section: SectionElement,
  id: string,
  { label, value, copy, describedBy }: CopyFieldProps,
): TemplateResult =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="joined">
      <input id=${id} class="secret" readonly dir="ltr" aria-describedby=${describedBy} .value=${value} />
      <button
        type="button"
        class="quiet"
        aria-label="${copy}: ${label}"
        @click=${() => copyFrom(section, id)}
      >
        ${copy}
      </button>
    </div>
  </div>`;

/** Pages without TLS may not use the clipboard: the text is selected, to be copied by hand. */
export async function copyFrom(section: SectionElement, id: string): Promise<void> {
  const input = section.querySelector<HTMLInputElement>(`#${id}`)!;
  try {
    await navigator.clipboard.writeText(input.value);
    section.announce(strings.copied);
  } catch {
    input.select();
    section.announce(strings.copyByHand);
  }
}
