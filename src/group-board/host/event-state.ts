import { html, nothing, type TemplateResult } from 'lit';
import type { EventHead } from '../../contract/groups.ts';
import type { MemberController } from '../member-controller.ts';
import { serverError } from './server-error.ts';

/** Open, making, closed: each leads to the next, and closing asks for confirmation. */
export class EventState {
  readonly #controller: MemberController;
  #sure = false;

  constructor(controller: MemberController) {
    this.#controller = controller;
  }

  view({ id, state }: EventHead): TemplateResult {
    const { words } = this.#controller.host;
    const go = (to: EventHead['state']) => () => this.#go(id, to);
    if (this.#sure && state === 'making')
      return html`<div class="ask">
        <p class="sure" tabindex="-1">${words.closeSure}</p>
        <p class="actions">
          <button type="button" class="button main" @click=${go('closed')}>${words.closeEvent}</button>
          <button type="button" class="plain" @click=${() => this.#confirm(false)}>${words.cancel}</button>
        </p>
      </div>`;
    return html`<p class="actions">
      ${state === 'open' ? html`<button type="button" class="button" @click=${go('making')}>${words.beginMaking}</button>` : nothing}
      ${state === 'making' ? html`<button type="button" class="button closing" @click=${() => this.#confirm(true)}>${words.closeEvent}</button>` : nothing}
      ${state === 'closed' ? html`<button type="button" class="button" @click=${go('making')}>${words.openAgain}</button>` : nothing}
    </p>`;
  }

  #confirm(sure: boolean): void {
    this.#sure = sure;
    this.#controller.update();
    this.#controller.focus(sure ? '.tools .sure' : '.tools .closing');
  }

  async #go(event: string, state: EventHead['state']): Promise<void> {
    const { host } = this.#controller;
    this.#sure = false;
    this.#controller.focus('#tools');
    const outcome = await this.#controller.send('changeEvent', { event }, { state });
    if (outcome.state === 'answered' && !serverError(outcome)) host.announce(host.words.savedEvent);
  }
}
