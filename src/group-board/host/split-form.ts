import { html, nothing, type TemplateResult } from 'lit';
import type { SplitRequest } from '../../contract/group-requests.ts';
import type { Board } from '../../contract/groups.ts';
import { fill } from '../../contract/fill.ts';
import { times } from '../../ui/times.ts';
import { onEscape } from '../../ui/on-escape.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { isDone } from './server-error.ts';

const MOST_GROUPS = 100;
/** People per group, if the number of groups isn't set. */
const USUAL_SIZE = 6;

interface State {
  step?: 'sure' | 'busy' | undefined;
  /** The number of groups, if it isn't the usual one. */
  wanted?: number;
  who?: SplitRequest['who'];
}

/** Splits people into groups of equal size; existing groups stay. */
export class SplitForm {
  readonly #controller: MemberActions;
  readonly #state: State;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<State>(controller.host, {});
  }

  view(board: Board): TemplateResult {
    const { host } = this.#controller;
    const { words } = host;
    const { rows, groups } = board;
    const { step, who = 'waiting' } = this.#state;
    const waiting = rows.filter(({ group }) => !group).length;
    const option = (value: SplitRequest['who'], label: string) =>
      html`<option value=${value} .selected=${value === who}>${label}</option>`;
    return html`<form class="fields" @submit=${(event: Event) => void this.#send(event, board)}>
      <div class="beside">
        <div class="field">
          <label for="split-groups">${words.splitGroups}</label>
          <input
            id="split-groups"
            type="number"
            min=${groups.length || 1}
            max=${MOST_GROUPS}
            required
            .defaultValue=${String(usualGroups(board))}
            @input=${this.#count}
          />
        </div>
        <div class="field">
          <label for="split-who">${words.splitWho}</label>
          <select id="split-who" @change=${this.#choose}>
            ${option('waiting', host.format(words.splitWaiting, { count: waiting }))}
            ${option('joined', host.format(words.splitJoined, { count: rows.length }))}
            ${option('members', words.splitMembers)}
          </select>
        </div>
        <button class="button main" aria-disabled=${step === 'busy' || nothing}>${words.splitGo}</button>
      </div>
      <p class="hint" role="status">${this.#said(board)}</p>
      ${step === 'sure' ? this.#askView() : nothing}
    </form>`;
  }

  #request(board: Board): SplitRequest {
    const { wanted, who = 'waiting' } = this.#state;
    return { groups: wanted || usualGroups(board), who };
  }

  /** The resulting group sizes, as text; empty for all members, because their number isn't known here. */
  #said(board: Board): string {
    if (this.#state.who === 'members' || !board.rows.length) return '';
    const sizes = sizesAfter(board, this.#request(board));
    const range = new Set([Math.min(...sizes), Math.max(...sizes)]);
    return fill(this.#controller.host.words.splitSizes, { size: [...range].join('–') });
  }

  #askView(): TemplateResult {
    const { words } = this.#controller.host;
    const leave = () => {
      this.#state.step = undefined;
      this.#controller.focus('#split-who');
    };
    return html`<div class="fields" @keydown=${onEscape(leave)}>
      <p class="sure error" tabindex="-1">${words.splitSure}</p>
      <p class="actions"><button type="button" class="plain" @click=${leave}>${words.cancel}</button></p>
    </div>`;
  }

  readonly #count = (event: Event): void => {
    const wanted = Math.min(MOST_GROUPS, Math.floor(Number((event.target as HTMLInputElement).value)));
    this.#change({ wanted });
  };

  readonly #choose = (event: Event): void => {
    this.#change({ who: (event.target as HTMLSelectElement).value as SplitRequest['who'] });
  };

  /** Another request has to be confirmed again; one that is being sent stays busy. */
  #change(change: Partial<State>): void {
    const { step } = this.#state;
    Object.assign(this.#state, change, { step: step === 'busy' ? step : undefined });
  }

  async #send(submit: Event, board: Board): Promise<void> {
    submit.preventDefault();
    if (this.#state.step === 'busy') return;
    const request = this.#request(board);
    const mixes = request.who === 'joined' && board.rows.some(({ group }) => group);
    if (mixes && this.#state.step !== 'sure') {
      this.#state.step = 'sure';
      return this.#controller.focus('.tools .sure');
    }
    this.#state.step = 'busy';
    const outcome = await this.#controller.send('splitIntoGroups', { event: board.event.id }, request);
    this.#state.step = undefined;
    const { host } = this.#controller;
    if (isDone(outcome)) host.announce(host.words.splitDone);
  }
}

const usualGroups = ({ rows, groups }: Board): number =>
  groups.length || Math.max(1, Math.round(rows.length / USUAL_SIZE));

/** Like the server, puts each person into the smallest group. */
function sizesAfter({ rows, groups }: Board, { groups: wanted, who }: SplitRequest): number[] {
  const sizes = times(Math.max(1, wanted, groups.length), (at) =>
    who === 'waiting' ? rows.filter(({ group }) => group && group === groups[at]?.id).length : 0,
  );
  const moved = who === 'joined' ? rows.length : rows.filter(({ group }) => !group).length;
  for (let person = 0; person < moved; person++) sizes[sizes.indexOf(Math.min(...sizes))]!++;
  return sizes;
}
