import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../../contract/groups.ts';
import { fill } from '../../contract/fill.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { selectMenu } from '../../ui/select-menu.ts';
import { isDone, serverError } from './server-error.ts';
import { KeyedList } from './keyed-list.ts';

/** Maximum number of people in the list; the others are found by name. */
const MOST = 150;

/** Moves people between groups: those without a group come first. */
export class Assignments {
  readonly #controller: MemberActions;
  readonly #state;
  #slots = new KeyedList();
  /**
   * Whether a person had no group when they entered the list: a moved person keeps their position, and so the focus.
   */
  readonly #waited = new Map<string, boolean>();

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<{ search?: string }>(controller.host, {});
  }

  view({ rows, groups }: Board): TemplateResult {
    const { words } = this.#controller.host;
    const { search = '' } = this.#state;
    const type = (event: Event) => {
      this.#state.search = (event.target as HTMLInputElement).value.trim().toLowerCase();
      this.#waited.clear();
      this.#slots = new KeyedList();
    };
    const found = rows.filter(({ name }) => name.toLowerCase().includes(search));
    for (const { member, group } of found) if (!this.#waited.has(member)) this.#waited.set(member, !group);
    const waited = ({ member }: Row) => this.#waited.get(member);
    const shown = [...found.filter(waited), ...found.filter((row) => !waited(row))].slice(0, MOST);
    const more = found.length - shown.length;
    return html`<h3>${words.whereTitle}</h3>
      <input
        type="search"
        dir="auto"
        aria-label=${words.whereSearch}
        placeholder=${words.whereSearch}
        @input=${type}
      />
      <ul class="rows" role="list">
        ${this.#slots.view(
          shown,
          ({ member }) => member,
          (row) => html`<li>${this.#placeView(row, groups)}</li>`,
        )}
      </ul>
      ${more > 0 ? html`<p class="hint">+ ${this.#controller.host.format(words.people, { count: more })}</p>` : nothing}`;
  }

  #placeView(row: Row, groups: Group[]): TemplateResult {
    const { words } = this.#controller.host;
    const name = row.name || words.newMember;
    const nameOf = (group: string) => groups.find(({ id }) => id === group)?.name ?? words.noGroup;
    return html`<div class="beside place">
      <span dir="auto">${name}</span>
      ${selectMenu({
        label: fill(words.groupOf, { name }),
        options: [['', words.noGroup], ...groups.map((group) => [group.id, group.name] as const)],
        chosen: row.group ?? '',
        choose: (group) => this.#move(row, group, nameOf(group)),
      })}
    </div>`;
  }

  async #move({ member, name }: Row, to: string, group: string): Promise<boolean> {
    const { host } = this.#controller;
    const outcome = await this.#controller.send('assignToGroup', { member }, { group: to || null });
    const who = name || host.words.newMember;
    if (isDone(outcome)) host.announce(fill(host.words.moved, { name: who, group }));
    return !serverError(outcome);
  }
}
