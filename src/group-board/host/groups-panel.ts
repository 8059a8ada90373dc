import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group } from '../../contract/groups.ts';
import { showFieldErrors } from '../../ui/fields.ts';
import { fill } from '../../ui/fill.ts';
import type { TakingPart } from '../member-controller.ts';
import { choiceView } from './select-menu.ts';
import { Places } from './assignments.ts';
import { refusalOf, refuseAt } from './server-error.ts';
import { Slots } from './keyed-list.ts';
import { SplitForm } from './split-form.ts';

/** Splits people into groups, tends the groups, and moves people. */
export class GroupsPanel {
  readonly #part: TakingPart;
  readonly #split: SplitForm;
  readonly #places: Places;
  readonly #slots = new Slots();
  /** The group that is about to be removed, and asked about first. */
  #sure: string | undefined;

  constructor(part: TakingPart) {
    this.#part = part;
    this.#split = new SplitForm(part);
    this.#places = new Places(part);
  }

  view(board: Board): TemplateResult {
    const { words } = this.#part.host;
    return html`<h2 id="tools" tabindex="-1">${words.splitTitle}</h2>
      ${this.#split.view(board)}
      <h3>${words.groupsTitle}</h3>
      <ul class="rows">
        ${this.#slots.view(
          board.groups,
          ({ id }) => id,
          (group) => html`<li data-group=${group.id}>${this.#groupView(board, group)}</li>`,
        )}
      </ul>
      ${this.#addForm(board)} ${this.#places.view(board)}`;
  }

  #groupView(board: Board, group: Group): TemplateResult {
    const { words } = this.#part.host;
    const { id, name } = group;
    const people = board.rows.filter((row) => row.group === id);
    const remove = () => (people.length ? this.#ask(id) : this.#remove(id));
    return html`<div class="beside">
        <div class="field">
          <input
            aria-label="${words.renameOf}: ${name}"
            maxlength="80"
            dir="auto"
            .value=${name}
            @change=${({ target }: Event) => this.#rename(group, target as HTMLInputElement)}
          />
        </div>
        ${choiceView({
          label: fill(words.facilitatorOf, { name }),
          options: [
            ['', words.noOne],
            ...people.map((row) => [row.member, row.name || words.somebody] as const),
          ],
          chosen: group.facilitator ?? '',
          choose: (facilitator) => this.#lead(id, facilitator || null),
        })}
        <button type="button" class="button" aria-label=${fill(words.removeOf, { name })} @click=${remove}>
          ${words.removeGroup}
        </button>
      </div>
      ${this.#sure === id ? this.#askView(group) : nothing}`;
  }

  /** A group without a name has the one it had. */
  async #rename({ id, name }: Group, field: HTMLInputElement): Promise<void> {
    const wanted = field.value.trim();
    if (!wanted) field.value = name;
    showFieldErrors(field.parentElement!, []);
    if (!wanted || wanted === name) return;
    const outcome = await this.#part.write('changeGroup', { group: id }, { name: wanted });
    if (refusalOf(outcome)) refuseAt(this.#part, field);
  }

  async #lead(id: string, facilitator: string | null): Promise<boolean> {
    return !refusalOf(await this.#part.write('changeGroup', { group: id }, { facilitator }));
  }

  #ask(id: string | undefined): void {
    const before = this.#sure;
    this.#sure = id;
    this.#part.update();
    this.#part.focus(id ? `[data-group="${id}"] .sure` : `[data-group="${before}"] .beside > button`);
  }

  #askView({ id, name }: Group): TemplateResult {
    const { words } = this.#part.host;
    return html`<p class="sure error" tabindex="-1">${fill(words.removeSure, { name })}</p>
      <p class="actions">
        <button type="button" class="button main" @click=${() => this.#remove(id)}>
          ${words.removeGroup}
        </button>
        <button type="button" class="plain" @click=${() => this.#ask(undefined)}>${words.cancel}</button>
      </p>`;
  }

  #remove(id: string): void {
    this.#sure = undefined;
    this.#part.update();
    this.#part.focus('#tools');
    void this.#part.write('removeGroup', { group: id });
  }

  #addForm({ event }: Board): TemplateResult {
    const { words } = this.#part.host;
    const add = (submit: Event) => {
      submit.preventDefault();
      const form = submit.target as HTMLFormElement;
      void this.#add(event.id, form.elements.namedItem('name') as HTMLInputElement);
    };
    return html`<form class="beside" @submit=${add}>
      <div class="field">
        <input
          name="name"
          maxlength="80"
          required
          dir="auto"
          aria-label=${words.groupNew}
          placeholder=${words.groupNew}
        />
      </div>
      <button class="button">${words.addGroup}</button>
    </form>`;
  }

  /** The field is free for the next one at once; a name that is refused comes back. */
  async #add(event: string, field: HTMLInputElement): Promise<void> {
    const name = field.value.trim();
    if (!name) return;
    field.value = '';
    showFieldErrors(field.parentElement!, []);
    const outcome = await this.#part.write('createGroup', { event }, { name });
    if (!refusalOf(outcome)) return;
    field.value ||= name;
    refuseAt(this.#part, field);
  }
}
