import { html, type TemplateResult } from 'lit';
import { eventCalls } from '../../contract/event-calls.ts';
import type { Moderation } from '../../contract/moderation.ts';
import { fill } from '../../ui/fill.ts';
import { adopt } from '../../ui/page-style.ts';
import type { TakingPart } from '../taking-part.ts';
import { EventPanel } from './event-panel.ts';
import { GroupsPanel } from './groups-panel.ts';
import { hostStyles } from './host.styles.ts';
import { hostWords } from './host-words.ts';
import { reportedView } from './reported.ts';
import { rollCallView } from './roll-call.ts';

type Name = 'event' | 'new' | 'groups' | 'roll-call' | 'reported';

/** What a host does with an event: makes it, splits people, calls the roll, looks at what was reported. */
export class HostTools {
  readonly part: TakingPart;
  readonly #event: EventPanel;
  readonly #new: EventPanel;
  readonly #groups: GroupsPanel;
  #open: Name | undefined;
  #moderation: Moderation = { complaints: [], log: [] };

  constructor(part: TakingPart) {
    this.part = part;
    Object.assign(part.calls, eventCalls);
    part.host.english = { ...hostWords, ...part.host.english };
    adopt(part.host.renderRoot, hostStyles);
    this.#event = new EventPanel(part, false);
    this.#new = new EventPanel(part, true, () => this.open(undefined));
    this.#groups = new GroupsPanel(part);
    void part.community.outbox.flush();
    void this.look();
  }

  /** The row of buttons. */
  bar(): TemplateResult {
    const { words } = this.part.host;
    const there = !!this.part.board;
    const button = (name: Name, label: string) =>
      html`<button
        type="button"
        class="button"
        aria-expanded=${this.#open === name}
        @click=${() => this.open(this.#open === name ? undefined : name)}
      >
        ${label}
      </button>`;
    const reported = fill(words.reportedButton, { count: String(this.#moderation.complaints.length) });
    return html`${
      there
        ? html`${button('event', words.eventButton)} ${button('groups', words.groupsButton)}
          ${button('roll-call', words.rollCallButton)} ${button('reported', reported)}`
        : ''
    }
    ${button('new', words.newEvent)}`;
  }

  /** What a button has opened. */
  panel(): TemplateResult | undefined {
    const view = this.#view();
    if (!view) return undefined;
    return html`<section class="panel tools" part="panel" aria-labelledby="tools">
      <button
        type="button"
        class="close"
        aria-label=${this.part.host.words.closePanel}
        @click=${() => this.open(undefined)}
      >
        ✕
      </button>
      ${view}
    </section>`;
  }

  open(name: Name | undefined): void {
    this.#open = name;
    if (name === 'reported') void this.look();
    this.part.update();
    this.part.focus(name ? '#tools' : '[part="member"] button');
  }

  /** Reads what was reported. */
  async look(): Promise<void> {
    const { board, community } = this.part;
    if (!board) return;
    const params = { event: board.event.id };
    const result = await community.call(eventCalls.moderation, { params });
    if (result.ok) this.#moderation = result.value;
    this.part.update();
  }

  #view(): TemplateResult | undefined {
    const { part } = this;
    if (this.#open === 'new') return this.#new.view();
    if (!part.board) return undefined;
    switch (this.#open) {
      case 'event':
        return this.#event.view();
      case 'groups':
        return this.#groups.view(part.board);
      case 'roll-call':
        return rollCallView(part, part.board);
      case 'reported':
        return reportedView(part, this.#moderation, () => void this.look());
      default:
        return undefined;
    }
  }
}
