import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Result } from '../../api/client.ts';
import { sessionOf } from '../../community/session.ts';
import { fill } from '../../contract/fill.ts';
import { serverCheckEndpoints as endpoints, type TestEmail } from '../../contract/server-checks.ts';
import { timeIn } from '../format.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { strings, testWords } from './server.strings.ts';

/** Pauses between questions whether the mail server has answered, in milliseconds. After that, a host reloads. */
const POLLS_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** Sends a test email to the host, and shows what the mail server says to it. */
class TestEmailView extends SectionElement {
  @state() private accessor address = '';
  @state() private accessor test: TestEmail | undefined;
  @state() private accessor error = '';
  @state() private accessor isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override firstUpdated(): void {
    void sessionOf(this.community).then(({ member }) => (this.address = member?.email ?? ''));
    void this.community.call(endpoints.testEmail).then((result) => this.#show(result));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    const { test } = this;
    return html`<section>
      <h2>${strings.email}</h2>
      <p class="hint">${fill(strings.emailText, { address: this.address })}</p>
      <p class="error" role="alert" .textContent=${this.error}></p>
      <div class="actions">
        <button type="button" aria-disabled=${this.isSending ? 'true' : nothing} @click=${() => this.#send()}>
          ${strings.send}
        </button>
      </div>
      ${test && test.state !== 'none' ? resultView(test) : nothing}
    </section>`;
  }

  async #send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    this.error = '';
    clearTimeout(this.#timer);
    const result = await this.community.call(endpoints.sendTestEmail);
    this.isSending = false;
    this.#show(result);
    if (result.ok) this.#poll(0);
  }

  #poll(count: number): void {
    const pause = POLLS_MS[count];
    if (pause === undefined) return;
    this.#timer = setTimeout(async () => {
      const before = this.test;
      const result = await this.community.call(endpoints.testEmail);
      if (!this.isConnected || this.test !== before) return;
      this.#show(result);
      if (!result.ok) return;
      const { state, answer } = result.value;
      if (state !== 'waiting' || (answer && answer !== before?.answer)) this.announce(testWords[state]);
      if (state === 'waiting') this.#poll(count + 1);
    }, pause);
  }

  #show(result: Result<TestEmail>): void {
    if (result.ok) this.test = result.value;
    else this.error = failureText(result.failure.code);
  }
}

const resultView = ({ state, sentAt, answer }: TestEmail): TemplateResult =>
  html`<div
    class="notice ${state === 'accepted' || state === 'waiting' ? '' : 'bad'}"
    data-test-email=${state}
  >
    <p><strong>${testWords[state]}</strong></p>
    ${answer ? html`<p>${fill(strings.answer, { answer })}</p>` : nothing}
    ${state === 'accepted' ? html`<p class="hint">${strings.spam}</p>` : nothing}
    ${sentAt ? html`<p class="hint">${fill(strings.sentAt, { time: timeIn(sentAt, undefined) })}</p>` : nothing}
  </div>`;

customElements.define('console-test-email', TestEmailView);
