import { html, nothing, type TemplateResult } from 'lit';
import type { EventHead } from '../../contract/groups.ts';
import type { TakingPart } from '../member-controller.ts';
import { refusalOf } from './server-error.ts';

/** Open, making, closed: each leads to the next, and the last one asks first. */
export class EventState {
  readonly #part: TakingPart;
  #sure = false;

  constructor(part: TakingPart) {
    this.#part = part;
  }

  view({ id, state }: EventHead): TemplateResult {
    const { words } = this.#part.host;
    const go = (to: EventHead['state']) => () => this.#go(id, to);
    if (this.#sure && state === 'making')
      return html`<div class="ask">
        <p class="sure" tabindex="-1">${words.closeSure}</p>
        <p class="actions">
          <button type="button" class="button main" @click=${go('closed')}>${words.closeEvent}</button>
          <button type="button" class="plain" @click=${() => this.#ask(false)}>${words.cancel}</button>
        </p>
      </div>`;
    return html`<p class="actions">
      ${state === 'open' ? html`<button type="button" class="button" @click=${go('making')}>${words.beginMaking}</button>` : nothing}
      ${state === 'making' ? html`<button type="button" class="button closing" @click=${() => this.#ask(true)}>${words.closeEvent}</button>` : nothing}
      ${state === 'closed' ? html`<button type="button" class="button" @click=${go('making')}>${words.openAgain}</button>` : nothing}
    </p>`;
  }

  #ask(sure: boolean): void {
    this.#sure = sure;
    this.#part.update();
    this.#part.focus(sure ? '.tools .sure' : '.tools .closing');
  }

  async #go(event: string, state: EventHead['state']): Promise<void> {
    const { host } = this.#part;
    this.#sure = false;
    this.#part.focus('#tools');
    const outcome = await this.#part.write('changeEvent', { event }, { state });
    if (outcome.state === 'answered' && !refusalOf(outcome)) host.say(host.words.savedEvent);
  }
}
