import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../../contract/groups.ts';
import { fill } from '../../contract/fill.ts';
import { checkIcon } from '../../ui/icons.ts';
import { avatarView } from '../avatar.ts';
import type { MemberActions } from '../member-actions.ts';
import type { BoardStrings } from '../strings.ts';
import { serverError } from './server-error.ts';
import { KeyedList } from './keyed-list.ts';

/** Group by group: who is present, and who has published. */
export class RollCall {
  readonly #controller: MemberActions;
  /** The requested group; null: none. The pressed button may be gone afterwards, so the focus moves along. */
  #asked: string | null | undefined;
  /** The people of the group whose turn it is. */
  #people = new KeyedList();
  #shown: string | undefined;

  constructor(controller: MemberActions) {
    this.#controller = controller;
  }

  view(board: Board): TemplateResult {
    const { words } = this.#controller.host;
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
    if (current?.id !== this.#shown) this.#people = new KeyedList();
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
      ${current ? orderView(board, { at, words, call }) : nothing}`;
  }

  #turnView(board: Board, group: Group): TemplateResult {
    const controller = this.#controller;
    const { words } = controller.host;
    const people = peopleOf(board, group);
    const out = people.filter(({ piece }) => piece?.state === 'published').length;
    const count = { here: hereOf(people), people: people.length, out };
    return html`<p class="big" dir="auto" tabindex="-1">${group.name}</p>
      <p role="status">${controller.host.format(words.rollCallCount, count)}</p>
      <ul class="rows" role="list">
        ${this.#people.view(
          people,
          ({ member }) => member,
          (row) => html`<li>${personView(controller, row)}</li>`,
        )}
      </ul>`;
  }

  async #call(event: string, rollCall: string | null): Promise<void> {
    this.#asked = rollCall;
    const outcome = await this.#controller.send('changeEvent', { event }, { rollCall });
    if (serverError(outcome)) this.#asked = undefined;
  }

  #follow(now: string | null): void {
    if (this.#asked !== now) return;
    this.#asked = undefined;
    this.#controller.focus(now ? '.tools .big' : '#tools');
  }
}

function personView(controller: MemberActions, row: Row): TemplateResult {
  const { words } = controller.host;
  const name = row.name || words.newMember;
  const mark = () => void controller.send('setAttendance', { member: row.member }, { here: !row.here });
  return html`<div class="name">
    ${avatarView(row)}
    <span class="whom" dir="auto"
      >${name}
      ${row.piece?.state === 'published' ? html`<span class="tag">${words.publishedState}</span>` : nothing}</span
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

interface Order {
  /** The index of the group whose turn it is, from 0. */
  at: number;
  words: Pick<BoardStrings, 'rollCallDone'>;
  call: (group: Group) => void;
}

/** All groups in order, with a tick after their turn; any of them can be selected. */
function orderView(board: Board, { at, words, call }: Order): TemplateResult {
  return html`<ol class="turns" role="list">
    ${board.groups.map((group, place) => {
      const people = peopleOf(board, group);
      return html`<li>
        <button
          type="button"
          class="button"
          aria-current=${place === at ? 'step' : nothing}
          @click=${() => call(group)}
        >
          ${place < at ? checkIcon : nothing} <bdi>${group.name}</bdi>
          <small>${hereOf(people)}/${people.length}</small>
          ${place < at ? html`<span class="spoken">${words.rollCallDone}</span>` : nothing}
        </button>
      </li>`;
    })}
  </ol>`;
}

const peopleOf = ({ rows }: Board, { id }: Group): Row[] => rows.filter(({ group }) => group === id);
const hereOf = (people: Row[]): number => people.filter(({ here }) => here).length;
