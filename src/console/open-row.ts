import { html, nothing, type TemplateResult } from 'lit';

export interface OpenRowProps {
  /** Of what the row is about. */
  id: string;
  /** The cells before the one with the button. */
  cells: TemplateResult;
  /** Number of all cells. */
  columns: number;
  isOpen: boolean;
  /** Absent: the row cannot be opened. */
  button?:
    { text: string; label: string; danger?: boolean; toggle: (isOpen: boolean) => unknown } | undefined;
  panel: () => TemplateResult;
}

/** A row of a table, with a button that opens a panel under it. */
export const openRow = ({ id, cells, columns, isOpen, button, panel }: OpenRowProps): TemplateResult =>
  html`<tr class=${isOpen ? 'opened' : ''} data-row=${id}>
      ${cells}
      <td class="figure">
        ${
          button
            ? html`<button
                type="button"
                class="quiet small ${button.danger ? 'danger' : ''}"
                aria-expanded=${isOpen}
                aria-label=${button.label}
                @click=${() => button.toggle(!isOpen)}
              >
                ${button.text}
              </button>`
            : nothing
        }
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr class="open">
            <td colspan=${columns}>${panel()}</td>
          </tr>`
        : nothing
    }`;

/** Selects the button of a row. */
export const rowButton = (id: string): string => `[data-row="${CSS.escape(id)}"] button`;
