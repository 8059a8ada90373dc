import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import type { checkStates } from '../../contract/server-checks.ts';
import { type ServerCheck, serverCheckEndpoints } from '../../contract/server-checks.ts';
import { format } from '../format.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { checkNames, stateWords, strings } from './server.strings.ts';

/** What needs a host first; within a state, the order of the server. */
const ORDER: readonly (typeof checkStates)[number][] = ['failed', 'warning', 'not-checked', 'ok'];

type Checks =
  | { name: 'new' }
  | { name: 'running' }
  | { name: 'ready'; all: readonly ServerCheck[] }
  | { name: 'refused'; error: string };

/** What the server finds out about itself. */
class ChecksView extends SectionElement {
  @state() private accessor checks: Checks = { name: 'new' };

  protected override render(): TemplateResult {
    const { checks } = this;
    const isRunning = checks.name === 'running';
    return html`<section>
      <h2 tabindex="-1" id="checks-title">${strings.checks}</h2>
      <p class="hint">${strings.checksText}</p>
      <p class="error" role="alert" .textContent=${checks.name === 'refused' ? checks.error : ''}></p>
      <div class="actions">
        <button
          type="button"
          class=${checks.name === 'ready' ? 'quiet' : ''}
          aria-disabled=${isRunning ? 'true' : nothing}
          @click=${() => this.#run()}
        >
          ${isRunning ? strings.checking : checks.name === 'ready' ? strings.checkAgain : strings.check}
        </button>
      </div>
      ${checks.name === 'ready' ? this.#results(checks.all) : nothing}
    </section>`;
  }

  #results(all: readonly ServerCheck[]): TemplateResult {
    return html`<p class="strong" tabindex="-1" data-result>${summaryOf(all)}</p>
      <ul class="checks" role="list" aria-labelledby="checks-title">
        ${ORDER.flatMap((it) => all.filter(({ state }) => state === it)).map(checkView)}
      </ul>`;
  }

  async #run(): Promise<void> {
    if (this.checks.name === 'running') return;
    this.checks = { name: 'running' };
    const result = await this.community.call(serverCheckEndpoints.checkServer);
    if (!result.ok) {
      this.checks = { name: 'refused', error: failureText(result.failure.code) };
      return;
    }
    this.checks = { name: 'ready', all: result.value.checks };
    this.announce(summaryOf(result.value.checks));
    await this.focusOn('[data-result]');
  }
}

const summaryOf = (all: readonly ServerCheck[]): string =>
  format(strings.checked, { count: all.filter(({ fix }) => fix !== null).length });

const checkView = ({ name, state, message, fix }: ServerCheck): TemplateResult => {
  const title = checkNames[name];
  return html`<li>
    <p class="status">
      <span class="state ${state}">${stateWords[state]}</span>
      <b>${title ?? name}</b>
      ${title && title !== name && /^[A-Z_]+$/.test(name) ? html`<code>${name}</code>` : nothing}
    </p>
    <p>${message}</p>
    ${fix ? html`<p class="hint">${fill(strings.whatToDo, { fix })}</p>` : nothing}
  </li>`;
};

customElements.define('console-checks', ChecksView);
