import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../contract/fill.ts';
import { format } from '../format.ts';
import { selectField, tableView } from '../views.ts';
import { strings } from './import.strings.ts';
import type { ImportedList, ImportedRow, ImportResult, ImportSummary } from './imported-list.ts';

/** What is said of the file as a whole. */
export function notesOf<Row extends ImportedRow, Summary extends ImportSummary>(
  { notes }: ImportedList<Row, Summary>,
  { service, ignored, summary }: ImportResult<Row, Summary>,
): TemplateResult {
  const all = [
    service && fill(strings.service, { service }),
    ignored.length > 0 && fill(strings.ignored, { columns: ignored.join(', ') }),
    ...(notes?.(summary) ?? []),
  ].filter(Boolean);
  return html`${all.map((note) => html`<p class="hint note">${note}</p>`)}`;
}

export const countsView = <Row extends ImportedRow, Summary extends ImportSummary>(
  { outcomes }: ImportedList<Row, Summary>,
  { rows }: Summary,
): TemplateResult =>
  html`<ul class="tiles" role="list">
    ${outcomes
      .filter(([outcome]) => rows[outcome])
      .map(
        ([outcome, word, hint]) =>
          html`<li class="tile">
            <strong>${format('{count}', { count: rows[outcome]! })}</strong>
            <b>${word}</b> <span>${hint}</span>
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
export function importRows<Row extends ImportedRow, Summary extends ImportSummary>(
  list: ImportedList<Row, Summary>,
  { rows, summary }: ImportResult<Row, Summary>,
  { shown, most, show, more }: RowsProps,
): TemplateResult | typeof nothing {
  if (!rows.length) return nothing;
  const chosen = shown ? rows.filter(({ outcome }) => outcome === shown) : rows;
  const options = list.outcomes
    .filter(([outcome]) => summary.rows[outcome])
    .map(([name, outcome]) => {
      const count = format('{count}', { count: summary.rows[name]! });
      return [name, fill(strings.outcome, { outcome, count })] as const;
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
      rows: chosen.slice(0, most).map((row) => rowView(list, row)),
      more: chosen.length > most ? more : null,
    })}`;
}

function rowView<Row extends ImportedRow, Summary extends ImportSummary>(
  { outcomes, note }: ImportedList<Row, Summary>,
  row: Row,
): TemplateResult {
  const { line, email, outcome, field, detail } = row;
  const [, word] = outcomes.find(([name]) => name === outcome) ?? [];
  return html`<tr>
    <td class="hint">${line}</td>
    <th scope="row"><span dir="ltr">${email ?? '–'}</span></th>
    <td><span class="state ${outcome}">${word}</span> ${note?.(row) ?? nothing}</td>
    <td class="hint" dir="auto">
      ${field ? html`<strong>${fill(strings.field, { field })}</strong>: ` : nothing}${detail ?? nothing}
    </td>
  </tr>`;
}
