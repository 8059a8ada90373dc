import { html, nothing, type TemplateResult } from 'lit';
import type { SplitRequest } from '../../contract/group-requests.ts';
import type { Board, Group, Row } from '../../contract/groups.ts';
import { fill } from '../../ui/fill.ts';
import type { TakingPart } from '../taking-part.ts';

/** Splits people into groups, tends the groups, and moves people. */
export class GroupsPanel {
  readonly #part: TakingPart;
  #wanted = 0;
  #who: SplitRequest['who'] = 'waiting';
  /** What is about to be done and asked about first: a split, or the removal of a group. */
  #sure: string | undefined;
  #search = '';

  constructor(part: TakingPart) {
    this.#part = part;
  }

  view(board: Board): TemplateResult {
    const { words } = this.#part.host;
    return html`<h2 id="tools" tabindex="-1">${words.splitTitle}</h2>
      ${this.#splitForm(board)}
      <h3>${words.groupsTitle}</h3>
      <ul class="rows">
        ${board.groups.map((group) => html`<li data-group=${group.id}>${this.#groupRow(board, group)}</li>`)}
      </ul>
      ${this.#addForm(board)} ${this.#peopleView(board)}`;
  }

  #splitForm(board: Board): TemplateResult {
    const { words } = this.#part.host;
    const { rows, groups } = board;
    const waiting = rows.filter(({ group }) => !group).length;
    const wanted = this.#wanted || groups.length || Math.max(1, Math.round(rows.length / 6));
    const people = this.#who === 'members' ? 0 : rows.length;
    const size = Math.floor(people / wanted);
    const sizes = people % wanted ? `${size}–${size + 1}` : String(size);
    const submit = (event: Event) => {
      event.preventDefault();
      const anew = this.#who === 'joined' && rows.some(({ group }) => group) && this.#sure !== 'split';
      if (anew) return this.#ask('split', '.tools .sure');
      this.#sure = undefined;
      void this.#split(board, { groups: wanted, who: this.#who });
    };
    const count = (event: Event) => {
      this.#wanted = Number((event.target as HTMLInputElement).value);
      this.#part.update();
    };
    const choose = (event: Event) => {
      this.#who = (event.target as HTMLSelectElement).value as SplitRequest['who'];
      this.#part.update();
    };
    const option = (value: SplitRequest['who'], label: string) =>
      html`<option value=${value} ?selected=${value === this.#who}>${label}</option>`;
    return html`<form class="fields" @submit=${submit}>
      <div class="beside">
        <div class="field">
          <label for="split-groups">${words.splitGroups}</label>
          <input
            id="split-groups"
            type="number"
            min="1"
            max="100"
            required
            .value=${String(wanted)}
            @input=${count}
          />
        </div>
        <div class="field">
          <label for="split-who">${words.splitWho}</label>
          <select id="split-who" @change=${choose}>
            ${option('waiting', fill(words.splitWaiting, { count: String(waiting) }))}
            ${option('joined', fill(words.splitJoined, { count: String(rows.length) }))}
            ${option('members', words.splitMembers)}
          </select>
        </div>
        <button class="button main">${words.splitGo}</button>
      </div>
      ${people ? html`<p class="hint">${fill(words.splitSizes, { size: sizes })}</p>` : nothing}
      ${this.#sure === 'split' ? html`<p class="sure trouble" tabindex="-1">${words.splitSure}</p>` : nothing}
    </form>`;
  }

  async #split({ event }: Board, request: SplitRequest): Promise<void> {
    const { host } = this.#part;
    const outcome = await this.#part.write('split', { event: event.id }, request);
    if (outcome.state === 'answered' && outcome.result.ok) host.say(host.words.splitDone);
  }

  #groupRow({ rows }: Board, group: Group): TemplateResult {
    const { words } = this.#part.host;
    const { id, name } = group;
    const people = rows.filter((row) => row.group === id);
    const rename = (event: Event) => {
      const wanted = (event.target as HTMLInputElement).value.trim();
      if (wanted && wanted !== name) void this.#part.write('changeGroup', { group: id }, { name: wanted });
    };
    const lead = (event: Event) => {
      const facilitator = (event.target as HTMLSelectElement).value || null;
      void this.#part.write('changeGroup', { group: id }, { facilitator });
    };
    const remove = () => {
      if (people.length && this.#sure !== id) return this.#ask(id, `[data-group="${id}"] .sure`);
      this.#sure = undefined;
      void this.#part.write('removeGroup', { group: id });
    };
    return html`<div class="beside">
        <input aria-label=${words.renameOf} maxlength="80" dir="auto" .value=${name} @change=${rename} />
        <select aria-label=${fill(words.facilitatorOf, { name })} @change=${lead}>
          <option value="">${words.noOne}</option>
          ${people.map(
            ({ member, name: who }) =>
              html`<option value=${member} ?selected=${member === group.facilitator}>
                ${who || words.somebody}
              </option>`,
          )}
        </select>
        <button type="button" class="button" aria-label=${fill(words.removeOf, { name })} @click=${remove}>
          ${words.removeGroup}
        </button>
      </div>
      ${this.#sure === id ? html`<p class="sure trouble" tabindex="-1">${fill(words.removeSure, { name })}</p>` : nothing}`;
  }

  #addForm({ event }: Board): TemplateResult {
    const { words } = this.#part.host;
    const add = (submit: Event) => {
      submit.preventDefault();
      const form = submit.target as HTMLFormElement;
      const name = (new FormData(form).get('name') as string).trim();
      if (!name) return;
      form.reset();
      void this.#part.write('makeGroup', { event: event.id }, { name });
    };
    return html`<form class="beside" @submit=${add}>
      <input
        name="name"
        maxlength="80"
        required
        dir="auto"
        aria-label=${words.groupNew}
        placeholder=${words.groupNew}
      />
      <button class="button">${words.addGroup}</button>
    </form>`;
  }

  /** Those who wait for a group first. */
  #peopleView({ rows, groups }: Board): TemplateResult {
    const { words } = this.#part.host;
    const search = (event: Event) => {
      this.#search = (event.target as HTMLInputElement).value;
      this.#part.update();
    };
    const wanted = this.#search.trim().toLowerCase();
    const found = rows
      .filter(({ name, group }) => (wanted ? name.toLowerCase().includes(wanted) : !group))
      .slice(0, 60);
    return html`<h3>${words.whereTitle}</h3>
      <input
        type="search"
        aria-label=${words.whereSearch}
        placeholder=${words.whereSearch}
        @input=${search}
      />
      <ul class="rows">
        ${found.map((row) => html`<li>${this.#placeView(row, groups)}</li>`)}
      </ul>`;
  }

  #placeView(row: Row, groups: Group[]): TemplateResult {
    const { host } = this.#part;
    const { words } = host;
    const name = row.name || words.somebody;
    const move = (event: Event) => {
      const group = (event.target as HTMLSelectElement).value || null;
      const to = groups.find(({ id }) => id === group)?.name ?? words.noGroup;
      host.say(fill(words.moved, { name, group: to }));
      void this.#part.write('place', { member: row.member }, { group });
    };
    return html`<div class="beside place">
      <span dir="auto">${name}</span>
      <select aria-label=${fill(words.groupOf, { name })} @change=${move}>
        <option value="" ?selected=${!row.group}>${words.noGroup}</option>
        ${groups.map(({ id, name: group }) => html`<option value=${id} ?selected=${id === row.group}>${group}</option>`)}
      </select>
    </div>`;
  }

  #ask(about: string, focus: string): void {
    this.#sure = about;
    this.#part.update();
    this.#part.focus(focus);
  }
}
