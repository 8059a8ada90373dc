import { html, nothing, type TemplateResult } from 'lit';
import { eventEndpoints } from '../../contract/hosting.ts';
import type { Board } from '../../contract/groups.ts';
import { adoptStyles } from '../../ui/adopt-styles.ts';
import { closeIcon } from '../../ui/icons.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { EventPanel } from './event-panel.ts';
import { GroupsPanel } from './groups-panel.ts';
import { hostStyles } from './host.styles.ts';
import { hostStrings } from './host.strings.ts';
import { type ModerationState, Reports } from './reports.ts';
import { RollCall } from './roll-call.ts';

type Name = 'event' | 'new' | 'groups' | 'roll-call' | 'reported';

/** The open panel: created each time, so that nothing half typed for one event is saved into another. */
interface Panel {
  name: Name;
  event: string | undefined;
  content: { view(board: Board, moderation: ModerationState): TemplateResult };
}

interface State {
  panel?: Panel | undefined;
  moderation: ModerationState;
}

/** Hosts' tools for an event: create it, split people, hold the roll-call, review reports. */
export class HostTools {
  readonly controller: MemberActions;
  readonly #state;
  /** Whether a host has opened or closed a panel; until then, the form for the first event opens by itself. */
  #touched = false;
  /** The event whose reports have been loaded. */
  #looked = '';

  constructor(controller: MemberActions) {
    this.controller = controller;
    this.#state = reactive<State>(controller.host, { moderation: { name: 'loading' } });
    Object.assign(controller.endpoints, eventEndpoints);
    void controller.host.localize.add(hostStrings);
    adoptStyles(controller.host.renderRoot, hostStyles);
    void controller.community.outbox.flush();
  }

  bar(): TemplateResult {
    const { board, host } = this.controller;
    const { words } = host;
    if (this.#isOfAnother()) this.#state.panel = undefined;
    if (board && board.event.id !== this.#looked) void this.loadModeration();
    if (this.#isFirst()) this.#state.panel = this.#made('new');
    const reported = host.format(words.reportedButton, { count: countOf(this.#state.moderation) });
    return html`${
      board
        ? html`${this.#button('event', words.eventButton)} ${this.#button('groups', words.groupsButton)}
          ${this.#button('roll-call', words.rollCallButton)} ${this.#button('reported', reported)}`
        : ''
    }
    ${this.#button('new', words.newEvent)}`;
  }

  #button(name: Name, label: string): TemplateResult {
    const { board } = this.controller;
    const open = this.#state.panel?.name === name;
    const press = () => {
      if (!open) this.open(name);
      // The form of the first event was open already, so it gets the focus.
      else if (board) this.close();
      else this.controller.focus('#tools');
    };
    return html`<button type="button" class="button" data-tool=${name} aria-expanded=${open} @click=${press}>
      ${label}
    </button>`;
  }

  panel(): TemplateResult | undefined {
    const { panel, moderation } = this.#state;
    const { board } = this.controller;
    if (!panel || (!board && panel.name !== 'new')) return undefined;
    const view = panel.content.view(board!, moderation);
    return html`<section class="panel tools" part="panel" aria-labelledby="tools" @keydown=${this.#onKey}>
      <button
        type="button"
        class="close"
        aria-label=${this.controller.host.words.closePanel}
        @click=${() => this.close()}
      >
        ${closeIcon}
      </button>
      ${
        // Two places, so that nothing typed for one event stays in the form of a new one.
        panel.name === 'new' ? [nothing, view] : [view]
      }
    </section>`;
  }

  /** In a field, Escape could lose what was typed. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      !(event.target as Element).matches('input, select')
    )
      this.close();
  };

  open(name: Name): void {
    this.#touched = true;
    this.#state.panel = this.#made(name);
    if (name === 'reported') void this.loadModeration();
    this.controller.focus('#tools');
  }

  /** Returns the focus to the button that opened the panel, or to the first tool. */
  close(next = this.#state.panel?.name): void {
    this.#touched = true;
    this.#state.panel = undefined;
    this.controller.focus(`[part="toolbar"] [data-tool="${next}"]`);
  }

  /** Loads the reports. What is shown of this event stays. */
  async loadModeration(): Promise<boolean> {
    const { board, community } = this.controller;
    if (!board) return false;
    if (this.#looked && this.#looked !== board.event.id) this.#state.moderation = { name: 'loading' };
    this.#looked = board.event.id;
    const params = { event: board.event.id };
    const result = await community.call(eventEndpoints.reportedEntries, { params });
    if (this.#looked !== params.event) return false;
    const { moderation } = this.#state;
    if (result.ok) this.#state.moderation = { name: 'loaded', ...result.value };
    else {
      const { failure } = result;
      this.#state.moderation =
        moderation.name === 'loaded' ? { ...moderation, failure } : { name: 'failed', failure };
    }
    return result.ok;
  }

  #isFirst(): boolean {
    const { board, store } = this.controller;
    return !this.#state.panel && !this.#touched && !board && store.failure?.code === 'not-found';
  }

  #isOfAnother(): boolean {
    const { name = 'new', event } = this.#state.panel ?? {};
    return name !== 'new' && event !== this.controller.board?.event.id;
  }

  #made(name: Name): Panel {
    const { controller } = this;
    const make = {
      new: () => new EventPanel(controller, true, () => this.close(controller.board ? 'event' : 'new')),
      event: () => new EventPanel(controller, false),
      groups: () => new GroupsPanel(controller),
      'roll-call': () => new RollCall(controller),
      reported: () => new Reports(controller, () => this.loadModeration()),
    };
    return { name, event: controller.board?.event.id, content: make[name]() };
  }
}

/** The number of reports; a question mark if it could not be loaded. */
function countOf(moderation: ModerationState): number | string {
  if (moderation.name === 'loaded') return moderation.reports.length;
  return moderation.name === 'failed' ? '?' : 0;
}
