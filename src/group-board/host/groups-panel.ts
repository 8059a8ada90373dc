import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group } from '../../contract/groups.ts';
import { showFieldErrors } from '../../ui/fields.ts';
import { fill } from '../../contract/fill.ts';
import { onEscape } from '../../ui/on-escape.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { selectMenu } from '../../ui/select-menu.ts';
import { Assignments } from './assignments.ts';
import { serverError, showServerError } from './server-error.ts';
import { KeyedList } from './keyed-list.ts';
import { SplitForm } from './split-form.ts';

/** Splits people into groups, manages the groups, and moves people. */
export class GroupsPanel {
  readonly #controller: MemberActions;
  readonly #split: SplitForm;
  readonly #places: Assignments;
  readonly #slots = new KeyedList();
  /** `sure`: the group whose removal waits for confirmation. */
  readonly #state;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<{ sure?: string | undefined }>(controller.host, {});
    this.#split = new SplitForm(controller);
    this.#places = new Assignments(controller);
  }

  view(board: Board): TemplateResult {
    const { words } = this.#controller.host;
    return html`<h2 id="tools" tabindex="-1">${words.splitTitle}</h2>
      ${this.#split.view(board)}
      <h3>${words.groupsTitle}</h3>
      <ul class="rows" role="list">
        ${this.#slots.view(
          board.groups,
          ({ id }) => id,
          (group) => html`<li data-group=${group.id}>${this.#groupView(board, group)}</li>`,
        )}
      </ul>
      ${this.#addForm(board)} ${this.#places.view(board)}`;
  }

  #groupView(board: Board, group: Group): TemplateResult {
    const { words } = this.#controller.host;
    const { id, name } = group;
    const people = board.rows.filter((row) => row.group === id);
    const remove = () => (people.length ? this.#confirmRemoval(id) : this.#remove(id));
    return html`<div class="beside">
        <div class="field">
          <input
            aria-label=${fill(words.renameOf, { name })}
            maxlength="80"
            dir="auto"
            .value=${name}
            @change=${({ target }: Event) => this.#rename(group, target as HTMLInputElement)}
          />
        </div>
        ${selectMenu({
          label: fill(words.facilitatorOf, { name }),
          options: [
            ['', words.noFacilitator],
            ...people.map((row) => [row.member, row.name || words.newMember] as const),
          ],
          chosen: group.facilitator ?? '',
          choose: (facilitator) => this.#lead(id, facilitator || null),
        })}
        <button type="button" class="button" aria-label=${fill(words.removeOf, { name })} @click=${remove}>
          ${words.removeGroup}
        </button>
      </div>
      ${this.#state.sure === id ? this.#askView(group) : nothing}`;
  }

  /** An empty name restores the previous one. */
  async #rename({ id, name }: Group, field: HTMLInputElement): Promise<void> {
    const wanted = field.value.trim();
    if (!wanted) field.value = name;
    showFieldErrors(field.parentElement!, []);
    if (!wanted || wanted === name) return;
    const outcome = await this.#controller.send('changeGroup', { group: id }, { name: wanted });
    if (serverError(outcome)) showServerError(this.#controller, field);
  }

  async #lead(id: string, facilitator: string | null): Promise<boolean> {
    return !serverError(await this.#controller.send('changeGroup', { group: id }, { facilitator }));
  }

  #confirmRemoval(id: string | undefined): void {
    const before = this.#state.sure;
    this.#state.sure = id;
    this.#controller.focus(id ? `[data-group="${id}"] .sure` : `[data-group="${before}"] .beside > button`);
  }

  #askView({ id, name }: Group): TemplateResult {
    const { words } = this.#controller.host;
    const stay = () => this.#confirmRemoval(undefined);
    return html`<div class="fields" @keydown=${onEscape(stay)}>
      <p class="sure error" tabindex="-1">${fill(words.removeSure, { name })}</p>
      <p class="actions">
        <button type="button" class="button main" @click=${() => this.#remove(id)}>
          ${words.removeGroup}
        </button>
        <button type="button" class="plain" @click=${stay}>${words.cancel}</button>
      </p>
    </div>`;
  }

  #remove(id: string): void {
    this.#state.sure = undefined;
    this.#controller.focus('#tools');
    void this.#controller.send('removeGroup', { group: id });
  }

  #addForm({ event }: Board): TemplateResult {
    const { words } = this.#controller.host;
    const add = (submit: Event) => {
      submit.preventDefault();
      const form = submit.target as HTMLFormElement;
      void this.#add(event.id, form.elements.namedItem('name') as HTMLInputElement);
    };
    return html`<form class="beside" @submit=${add}>
      <div class="field">
        <label for="group-new">${words.groupNew}</label>
        <input id="group-new" name="name" maxlength="80" required dir="auto" />
      </div>
      <button class="button">${words.addGroup}</button>
    </form>`;
  }

  /** Empties the field immediately for the next name; a rejected name comes back. */
  async #add(event: string, field: HTMLInputElement): Promise<void> {
    const name = field.value.trim();
    if (!name) return;
    field.value = '';
    showFieldErrors(field.parentElement!, []);
    const outcome = await this.#controller.send('createGroup', { event }, { name });
    if (!serverError(outcome)) return;
    field.value ||= name;
    showServerError(this.#controller, field);
  }
}
