import { html, nothing, type TemplateResult } from 'lit';
import { eventEndpoints } from '../../contract/hosting.ts';
import type { Moderation } from '../../contract/hosting.ts';
import { adoptStyles } from '../../ui/adopt-styles.ts';
import { closeIcon } from '../../ui/icons.ts';
import type { MemberController } from '../member-controller.ts';
import { EventPanel } from './event-panel.ts';
import { GroupsPanel } from './groups-panel.ts';
import { hostStyles } from './host.styles.ts';
import { hostStrings } from './host.strings.ts';
import { Reports } from './reports.ts';
import { RollCall } from './roll-call.ts';

type Name = 'event' | 'new' | 'groups' | 'roll-call' | 'reported';

/** The open panel: created each time, so that nothing half typed for one event is saved into another. */
interface Panel {
  name: Name;
  event: string | undefined;
  view: () => TemplateResult | undefined;
}

/** Hosts' tools for an event: create it, split people, hold the roll-call, review reports. */
export class HostTools {
  readonly controller: MemberController;
  #panel: Panel | undefined;
  /** Whether a host has opened or closed a panel; until then, the form for the first event opens by itself. */
  #touched = false;
  #moderation: Moderation = { reports: [], log: [] };
  /** The event whose reports have been loaded. */
  #looked = '';

  constructor(controller: MemberController) {
    this.controller = controller;
    Object.assign(controller.endpoints, eventEndpoints);
    void controller.host.localize.add(hostStrings);
    adoptStyles(controller.host.renderRoot, hostStyles);
    void controller.community.outbox.flush();
  }

  bar(): TemplateResult {
    const { board, host } = this.controller;
    const { words } = host;
    if (this.#isOfAnother()) this.#panel = undefined;
    if (board && board.event.id !== this.#looked) void this.loadModeration();
    if (this.#isFirst()) this.#panel = this.#made('new');
    const reported = host.format(words.reportedButton, { count: this.#moderation.reports.length });
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
    const open = this.#panel?.name === name;
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
    const panel = this.#panel;
    const view = panel?.view();
    if (!view) return undefined;
    return html`<section class="panel tools" part="panel" aria-labelledby="tools">
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
        panel?.name === 'new' ? [nothing, view] : [view]
      }
    </section>`;
  }

  open(name: Name): void {
    this.#touched = true;
    this.#panel = this.#made(name);
    if (name === 'reported') void this.loadModeration();
    this.controller.update();
    this.controller.focus('#tools');
  }

  /** Returns the focus to the button that opened the panel, or to the first tool. */
  close(next = this.#panel?.name): void {
    this.#touched = true;
    this.#panel = undefined;
    this.controller.update();
    this.controller.focus(`[part="toolbar"] [data-tool="${next}"]`);
  }

  /** Loads the reports. */
  async loadModeration(): Promise<void> {
    const { board, community } = this.controller;
    if (!board) return;
    this.#looked = board.event.id;
    const params = { event: board.event.id };
    const result = await community.call(eventEndpoints.reportedEntries, { params });
    if (!result.ok || this.#looked !== params.event) return;
    this.#moderation = result.value;
    this.controller.update();
  }

  #isFirst(): boolean {
    const { board, store } = this.controller;
    return !this.#panel && !this.#touched && !board && store.failure?.code === 'not-found';
  }

  #isOfAnother(): boolean {
    const { name = 'new', event } = this.#panel ?? {};
    return name !== 'new' && event !== this.controller.board?.event.id;
  }

  #made(name: Name): Panel {
    const { controller } = this;
    return { name, event: controller.board?.event.id, view: this.#viewOf(name) };
  }

  #viewOf(name: Name): () => TemplateResult | undefined {
    const { controller } = this;
    switch (name) {
      case 'new': {
        const panel = new EventPanel(controller, true, () => this.close(controller.board ? 'event' : 'new'));
        return () => panel.view();
      }
      case 'event': {
        const panel = new EventPanel(controller, false);
        return () => panel.view();
      }
      case 'groups': {
        const panel = new GroupsPanel(controller);
        return () => controller.board && panel.view(controller.board);
      }
      case 'roll-call': {
        const panel = new RollCall(controller);
        return () => controller.board && panel.view(controller.board);
      }
      case 'reported': {
        const panel = new Reports(controller, () => void this.loadModeration());
        return () => panel.view(this.#moderation);
      }
    }
  }
}
