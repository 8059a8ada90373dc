import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../contract/groups.ts';
import { fill } from '../contract/fill.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { backIcon } from '../ui/icons.ts';
import { onEscape } from '../ui/on-escape.ts';
import { reactive } from '../ui/reactive.ts';
import { checkInForm } from './check-in-form.ts';
import { dateBox } from './date-box.ts';
import type { GroupContext, Opened } from './group-context.ts';
import { groupViewStrings } from './group-view.strings.ts';
import { addressOf } from './permalink.ts';
import { groupViewStyles } from './group-view.styles.ts';
import { rowView } from './row-view.ts';
import type { MemberActions, MemberHost } from './member-actions.ts';

/** An open group: its date, and a row for each of its people. Loaded at the first interaction. */
export class GroupView implements GroupContext {
  readonly host: MemberHost;
  readonly state;

  constructor(host: MemberHost) {
    this.host = host;
    this.state = reactive<{ opened: Opened }>(host, { opened: { act: 'none' } });
    adoptStyles(host.renderRoot, groupViewStyles);
    void host.localize.add(groupViewStrings);
  }

  get controller(): MemberActions | undefined {
    return this.host.controller;
  }

  /** Opens a form, or closes the open one, and moves the focus there and back. */
  open(opened: Opened, focus: string): void {
    this.state.opened = opened;
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }

  close(focus = 'h2'): void {
    this.open({ act: 'none' }, focus);
  }

  view(board: Board, group: Group, notices: unknown): TemplateResult {
    const { host, controller } = this;
    const { words } = host;
    const people = inOrder(board, group);
    const own = people.find(({ member }) => member === board.you?.member);
    const facilitator = people.find(({ member }) => member === group.facilitator);
    return html`<div class="room">
      <div class="head">
        ${host.group ? nothing : this.#back(board)}
        ${this.state.opened.act === 'rename' && controller ? this.#renameForm(controller, group) : html`<h2 tabindex="-1" part="heading" dir="auto">${group.name}</h2>`}
        ${facilitator ? html`<p class="hint">${this.named(words.facilitator, facilitator)}</p>` : nothing}
      </div>
      ${notices} ${dateBox(this, board, group, !!own)}
      ${controller && own ? checkInForm(controller, own) : nothing}
      <section class="who" aria-label=${words.rowsTitle}>
        ${people.length || group.people ? nothing : html`<p>${words.groupEmpty}</p>`}
        ${board.you || !group.people ? nothing : html`<p class="hint">${host.format(words.strangers, { count: group.people })}</p>`}
        <ul class="people" role="list" part="participants">
          ${people.map((row) => rowView(this, board, group, row))}
        </ul>
      </section>
      ${controller ? this.#foot(controller, board, group, own) : nothing}
    </div>`;
  }

  #back({ event }: Board): TemplateResult {
    return html`<p>
      <a
        class="back"
        href=${addressOf({ event: event.id })}
        @click=${(click: Event) => this.host.navigate(click)}
        >${backIcon} ${this.host.words.allGroups}</a
      >
    </p>`;
  }

  /** Actions on the group and on oneself, after its people. */
  #foot(
    controller: MemberActions,
    { event, you }: Board,
    group: Group,
    own: Row | undefined,
  ): TemplateResult {
    const { words } = this.host;
    const me = controller.member?.id ?? '';
    const picks = event.joining === 'members' && event.state !== 'closed' && you && !own && !you.host;
    const button = (label: string, act: () => void, name = '') =>
      html`<button type="button" class="plain ${name}" @click=${act}>${label}</button>`;
    return html`<div class="actions foot">
        ${
          picks
            ? html`<button
                type="button"
                class="button main"
                @click=${() => this.#join(controller, me, group)}
              >
                ${controller.own?.group ? words.moveHere : words.joinGroup}
              </button>`
            : nothing
        }
        ${controller.canManage(group) && this.state.opened.act !== 'rename' ? button(words.rename, () => this.open({ act: 'rename' }, '[name="name"]'), 'rename') : nothing}
        ${own ? button(you?.muted ? words.unmute : words.mute, () => void controller.send('muteEvent', {}, { muted: !you?.muted })) : nothing}
        ${own && event.joining === 'members' && event.state !== 'closed' ? button(words.leaveEvent, () => this.open({ act: 'leave' }, '.sure'), 'leave') : nothing}
      </div>
      ${this.state.opened.act === 'leave' ? this.#leaveView(controller, me) : nothing}`;
  }

  async #join(controller: MemberActions, me: string, group: Group): Promise<void> {
    const pressed = controller.focused;
    await controller.send('assignToGroup', { member: me }, { group: group.id });
    controller.focus(`[data-member="${me}"]`, pressed);
  }

  #leaveView(controller: MemberActions, me: string): TemplateResult {
    const { words } = this.host;
    const leave = () => {
      this.close();
      void controller.send('leaveEvent', { member: me });
    };
    const stay = () => this.close('.leave');
    return html`<div class="panel ask" @keydown=${onEscape(stay)}>
      <p class="sure" tabindex="-1">${words.leaveSure}</p>
      <p class="actions">
        <button type="button" class="button main" @click=${leave}>${words.leaveEvent}</button>
        <button type="button" class="plain" @click=${stay}>${words.cancel}</button>
      </p>
    </div>`;
  }

  #renameForm(controller: MemberActions, { id, name }: Group): TemplateResult {
    const { words } = this.host;
    const save = (event: Event) => {
      event.preventDefault();
      const wanted = (new FormData(event.target as HTMLFormElement).get('name') as string).trim();
      this.close();
      if (wanted && wanted !== name) void controller.send('changeGroup', { group: id }, { name: wanted });
    };
    const leave = () => this.close('.rename');
    return html`<form class="fields panel" @submit=${save} @keydown=${onEscape(leave)}>
      <div class="field">
        <label for="group-name">${words.groupName}</label>
        <input id="group-name" name="name" maxlength="80" required dir="auto" .defaultValue=${name} />
      </div>
      <p class="actions">
        <button class="button main">${words.save}</button>
        <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
      </p>
    </form>`;
  }

  /** The accessible name of a row's button, for people who hear it out of context. */
  named(sentence: string, { name }: Row): string {
    return fill(sentence, { name: name || this.host.words.newMember });
  }
}

/** Oneself first, then in the order of joining. */
const inOrder = ({ rows, you }: Board, group: Group): Row[] =>
  rows
    .filter((row) => row.group === group.id)
    .sort((one, other) => Number(other.member === you?.member) - Number(one.member === you?.member));
