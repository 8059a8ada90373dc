import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../../contract/groups.ts';
import { fill } from '../../ui/fill.ts';
import { faceView } from '../face.ts';
import type { TakingPart } from '../taking-part.ts';

/** Group by group: who is here, and who has published. */
export function rollCallView(part: TakingPart, board: Board): TemplateResult {
  const { words } = part.host;
  const { event, groups } = board;
  const at = groups.findIndex(({ id }) => id === event.rollCall);
  const call = (group: Group | undefined) =>
    void part.write('changeEvent', { event: event.id }, { rollCall: group?.id ?? null });
  const turn = (group: Group | undefined, sentence: string, main = false) =>
    group
      ? html`<button type="button" class="button ${main ? 'main' : ''}" @click=${() => call(group)}>
          ${fill(sentence, { group: group.name })}
        </button>`
      : nothing;
  const current = groups[at];
  return html`<h2 id="tools" tabindex="-1">${words.rollCallTitle}</h2>
    ${current ? turnView(part, board, current) : html`<p>${words.notBegun}</p>`}
    <p class="actions">
      ${
        current
          ? html`${turn(groups[at + 1], words.rollCallNext, true)} ${turn(groups[at - 1], words.rollCallBack)}
              <button type="button" class="button" @click=${() => call(undefined)}>
                ${words.rollCallEnd}
              </button>`
          : turn(groups[0], words.rollCallStart, true)
      }
    </p>`;
}

function turnView(part: TakingPart, { rows }: Board, { id, name }: Group): TemplateResult {
  const { words } = part.host;
  const people = rows.filter(({ group }) => group === id);
  const here = people.filter((row) => row.here).length;
  const out = people.filter(({ piece }) => piece?.state === 'published').length;
  const count = { here: String(here), people: String(people.length), out: String(out) };
  return html`<p class="big" dir="auto">${name}</p>
    <p role="status">${fill(words.rollCallCount, count)}</p>
    <ul class="rows">
      ${people.map((row) => html`<li>${personView(part, row)}</li>`)}
    </ul>`;
}

function personView(part: TakingPart, row: Row): TemplateResult {
  const { words } = part.host;
  const name = row.name || words.somebody;
  const mark = () => void part.write('setHere', { member: row.member }, { here: !row.here });
  return html`<div class="name">
    ${faceView(row)}
    <span class="whom" dir="auto"
      >${name}
      ${row.piece?.state === 'published' ? html`<span class="tag">${words.published}</span>` : nothing}</span
    >
    <button
      type="button"
      class="button ${row.here ? 'main' : ''}"
      aria-pressed=${row.here}
      aria-label=${fill(words.markOf, { name })}
      @click=${mark}
    >
      ${words.rollCallMark}
    </button>
  </div>`;
}
