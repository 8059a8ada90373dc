import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../contract/fill.ts';
import { importOutcomes, type ImportedRow, type ImportSummary } from '../../contract/subscriber-files.ts';
import { format } from '../format.ts';
import { selectField, tableView } from '../views.ts';
import { outcomeHints, outcomeWords, strings } from './import.strings.ts';
import type { ImportResult } from './list-file.ts';

/** What is said of the file as a whole. */
export function notesOf({ service, ignored, summary }: ImportResult): TemplateResult {
  const notes = [
    service && fill(strings.service, { service }),
    ignored.length > 0 && fill(strings.ignored, { columns: ignored.join(', ') }),
    summary.undated > 0 && format(strings.undated, { count: summary.undated }),
    summary.withoutZone && strings.withoutZone,
  ].filter(Boolean);
  return html`${notes.map((note) => html`<p class="hint note">${note}</p>`)}`;
}

export const countsView = ({ rows }: ImportSummary): TemplateResult =>
  html`<ul class="tiles" role="list">
    ${importOutcomes
      .filter((outcome) => rows[outcome] > 0)
      .map(
        (outcome) =>
          html`<li class="tile">
            <strong>${format('{count}', { count: rows[outcome] })}</strong>
            <b>${outcomeWords[outcome]}</b> <span>${outcomeHints[outcome]}</span>
          </li>`,
      )}
  </ul>`;

interface RowsProps {
  /** The outcome that is shown; empty: all. */
  shown: string;
  most: number;
  show: (outcome: string) => void;
  more: () => void;
}

/** Each row of the file, and what becomes of it. */
export function importRows(
  { rows, summary }: ImportResult,
  { shown, most, show, more }: RowsProps,
): TemplateResult | typeof nothing {
  if (!rows.length) return nothing;
  const chosen = shown ? rows.filter(({ outcome }) => outcome === shown) : rows;
  const options = importOutcomes
    .filter((outcome) => summary.rows[outcome] > 0)
    .map((outcome) => {
      const count = format('{count}', { count: summary.rows[outcome] });
      return [outcome, fill(strings.outcome, { outcome: outcomeWords[outcome], count })] as const;
    });
  return html`<div class="filters rows-filter">
      ${selectField('outcome', strings.show, shown, {
        any: fill(strings.all, { count: format('{count}', { count: rows.length }) }),
        options,
        change: show,
      })}
    </div>
    ${tableView({
      columns: [strings.line, strings.person, strings.result, strings.why],
      rows: chosen.slice(0, most).map(rowView),
      more: chosen.length > most ? more : null,
    })}`;
}

const rowView = ({ line, email, outcome, field, detail }: ImportedRow): TemplateResult =>
  html`<tr>
    <td class="hint">${line}</td>
    <th scope="row"><span dir="ltr">${email ?? '–'}</span></th>
    <td><span class="state ${outcome}">${outcomeWords[outcome]}</span></td>
    <td class="hint" dir="auto">
      ${field ? html`<strong>${fill(strings.field, { field })}</strong>: ` : nothing}${detail ?? nothing}
    </td>
  </tr>`;
