import { html, nothing, type TemplateResult } from 'lit';
import type { EventHead } from '../../contract/groups.ts';
import { onEscape } from '../../ui/on-escape.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { isDone } from './server-error.ts';

/** Open, making, closed: each leads to the next, and closing asks for confirmation. */
export class EventState {
  readonly #controller: MemberActions;
  readonly #state;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<{ sure?: boolean }>(controller.host, {});
  }

  view({ id, state }: EventHead): TemplateResult {
    const { words } = this.#controller.host;
    const go = (to: EventHead['state']) => () => this.#go(id, to);
    const stay = () => this.#confirm(false);
    if (this.#state.sure && state === 'making')
      return html`<div class="ask" @keydown=${onEscape(stay)}>
        <p class="sure" tabindex="-1">${words.closeSure}</p>
        <p class="actions">
          <button type="button" class="button main" @click=${go('closed')}>${words.closeEvent}</button>
          <button type="button" class="plain" @click=${stay}>${words.cancel}</button>
        </p>
      </div>`;
    return html`<p class="actions">
      ${state === 'open' ? html`<button type="button" class="button" @click=${go('making')}>${words.beginMaking}</button>` : nothing}
      ${state === 'making' ? html`<button type="button" class="button closing" @click=${() => this.#confirm(true)}>${words.closeEvent}</button>` : nothing}
      ${state === 'closed' ? html`<button type="button" class="button" @click=${go('making')}>${words.openAgain}</button>` : nothing}
    </p>`;
  }

  #confirm(sure: boolean): void {
    this.#state.sure = sure;
    this.#controller.focus(sure ? '.tools .sure' : '.tools .closing');
  }

  async #go(event: string, state: EventHead['state']): Promise<void> {
    const { host } = this.#controller;
    this.#state.sure = false;
    this.#controller.focus('#tools');
    const outcome = await this.#controller.send('changeEvent', { event }, { state });
    if (isDone(outcome)) host.announce(host.words.savedEvent);
  }
}
