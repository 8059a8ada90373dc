import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../../contract/groups.ts';
import { fill } from '../../ui/fill.ts';
import { faceView } from '../avatar.ts';
import type { TakingPart } from '../member-controller.ts';
import { refusalOf } from './server-error.ts';
import { Slots } from './keyed-list.ts';

/** Group by group: who is here, and who has published. */
export class RollCall {
  readonly #part: TakingPart;
  /** Whose turn it is to be; null: nobody's. What was pressed may be gone then, so the focus goes along. */
  #asked: string | null | undefined;
  /** The people of the group whose turn it is. */
  #people = new Slots();
  #shown: string | undefined;

  constructor(part: TakingPart) {
    this.#part = part;
  }

  view(board: Board): TemplateResult {
    const { words } = this.#part.host;
    const { event, groups } = board;
    const at = groups.findIndex(({ id }) => id === event.rollCall);
    const current = groups[at];
    const call = (group?: Group) => void this.#call(event.id, group?.id ?? null);
    const turn = (group: Group | undefined, sentence: string, main = false) =>
      group
        ? html`<button type="button" class="button ${main ? 'main' : ''}" @click=${() => call(group)}>
            ${fill(sentence, { group: group.name })}
          </button>`
        : nothing;
    this.#follow(event.rollCall);
    if (current?.id !== this.#shown) this.#people = new Slots();
    this.#shown = current?.id;
    return html`<h2 id="tools" tabindex="-1">${words.rollCallTitle}</h2>
      ${current ? this.#turnView(board, current) : html`<p>${words.notBegun}</p>`}
      <p class="actions">
        ${
          current
            ? html`${turn(groups[at + 1], words.rollCallNext, true)}
                ${turn(groups[at - 1], words.rollCallBack)}
                <button type="button" class="button" @click=${() => call()}>${words.rollCallEnd}</button>`
            : turn(groups[0], words.rollCallStart, true)
        }
      </p>
      ${current ? orderView(board, at, call) : nothing}`;
  }

  #turnView(board: Board, group: Group): TemplateResult {
    const part = this.#part;
    const { words } = part.host;
    const people = peopleOf(board, group);
    const out = people.filter(({ piece }) => piece?.state === 'published').length;
    const count = { here: String(hereOf(people)), people: String(people.length), out: String(out) };
    return html`<p class="big" dir="auto" tabindex="-1">${group.name}</p>
      <p role="status">${fill(words.rollCallCount, count)}</p>
      <ul class="rows">
        ${this.#people.view(
          people,
          ({ member }) => member,
          (row) => html`<li>${personView(part, row)}</li>`,
        )}
      </ul>`;
  }

  async #call(event: string, rollCall: string | null): Promise<void> {
    this.#asked = rollCall;
    const outcome = await this.#part.write('changeEvent', { event }, { rollCall });
    if (refusalOf(outcome)) this.#asked = undefined;
  }

  #follow(now: string | null): void {
    if (this.#asked !== now) return;
    this.#asked = undefined;
    this.#part.focus(now ? '.tools .big' : '#tools');
  }
}

function personView(part: TakingPart, row: Row): TemplateResult {
  const { words } = part.host;
  const name = row.name || words.somebody;
  const mark = () => void part.write('setAttendance', { member: row.member }, { here: !row.here });
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

/** All groups in their turn, with a tick where they had it, to go to any of them. */
function orderView(board: Board, at: number, call: (group: Group) => void): TemplateResult {
  return html`<ol class="turns">
    ${board.groups.map((group, place) => {
      const people = peopleOf(board, group);
      return html`<li>
        <button
          type="button"
          class="button"
          aria-current=${place === at ? 'step' : nothing}
          @click=${() => call(group)}
        >
          ${place < at ? '✓ ' : ''}<bdi>${group.name}</bdi> <small>${hereOf(people)}/${people.length}</small>
        </button>
      </li>`;
    })}
  </ol>`;
}

const peopleOf = ({ rows }: Board, { id }: Group): Row[] => rows.filter(({ group }) => group === id);
const hereOf = (people: Row[]): number => people.filter(({ here }) => here).length;
