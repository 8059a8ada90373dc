import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../api/client.ts';
import type { LoadState } from '../../community/load-state.ts';
import type { ModerationRequest } from '../../contract/group-requests.ts';
import type { Board } from '../../contract/groups.ts';
import type { ReportedEntry, LogEntry, Moderation } from '../../contract/hosting.ts';
import { fill } from '../../contract/fill.ts';
import { messageView } from '../../ui/message-view.ts';
import { onEscape } from '../../ui/on-escape.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { serverError } from './server-error.ts';
import { KeyedList } from './keyed-list.ts';
import { dateIn } from '../../ui/dates.ts';

/** The reports of an event, and what hosts have done. */
export type ModerationState = LoadState<Moderation>;

type Act = ModerationRequest['act'];

/** The reports, and what hosts have done: decided in place. */
export class Reports {
  readonly #controller: MemberActions;
  readonly #load: () => Promise<boolean>;
  readonly #slots = new KeyedList();
  /** `sure`: the item whose permanent removal waits for confirmation. */
  readonly #state;
  #busy = false;

  constructor(controller: MemberActions, load: () => Promise<boolean>) {
    this.#controller = controller;
    this.#state = reactive<{ sure?: string | undefined }>(controller.host, {});
    this.#load = load;
  }

  view(_: Board, moderation: ModerationState): TemplateResult {
    const { words } = this.#controller.host;
    const { reports, log } = moderation.name === 'loaded' ? moderation : { reports: [], log: [] };
    const failure = 'failure' in moderation ? moderation.failure : undefined;
    const none = moderation.name === 'loaded' && !failure && reports.length === 0;
    return html`<h2 id="tools" tabindex="-1">${words.reportedTitle}</h2>
      ${none ? html`<p>${words.reportedNone}</p>` : nothing}
      <div role="alert">${failure ? this.#failureView(failure) : nothing}</div>
      <ul class="rows" role="list" aria-busy=${moderation.name === 'loading'}>
        ${this.#slots.view(
          reports,
          ({ about }) => about,
          (report) => html`<li data-about=${report.about}>${this.#reportView(report)}</li>`,
        )}
      </ul>
      ${
        log.length
          ? html`<details>
              <summary>${words.logTitle}</summary>
              <ul class="rows" role="list">
                ${log.map((entry) => html`<li>${entryView(this.#controller, entry)}</li>`)}
              </ul>
            </details>`
          : nothing
      }`;
  }

  #failureView({ code }: Failure): TemplateResult {
    const { host } = this.#controller;
    const { words } = host;
    const sentence = code === 'forbidden' ? words.forbidden : words.actionFailed;
    const press = async () => {
      const pressed = this.#controller.focused;
      if (await this.#load()) this.#controller.focus('#tools', pressed);
      else host.announce(sentence);
    };
    return messageView(sentence, { label: words.again, press });
  }

  #reportView(report: ReportedEntry): TemplateResult {
    const { words } = this.#controller.host;
    const { about, text, reasons, hidden } = report;
    const button = (label: string, press: () => unknown) =>
      html`<button type="button" class="button" @click=${press}>${label}</button>`;
    const act = (label: string, what: Act) => button(label, () => this.#act(about, what));
    const stay = () => this.#confirmRemoval(undefined);
    const field = `reason-${about}`;
    return html`<h3><bdi>${whose(this.#controller, report)}</bdi></h3>
      <p dir="auto">${text}</p>
      <p class="hint" dir="auto">${reasons.filter(Boolean).join(' · ')}</p>
      <div class="field">
        <label for=${field}>${words.decisionReason}</label>
        <input id=${field} maxlength="500" dir="auto" />
      </div>
      ${
        this.#state.sure === about
          ? html`<div class="fields" @keydown=${onEscape(stay)}>
              <p class="sure error" tabindex="-1">
                ${fill(words.removeForGoodOf, { entry: whose(this.#controller, report) })}
              </p>
              <p class="actions">${act(words.remove, 'remove')} ${button(words.cancel, stay)}</p>
            </div>`
          : html`<p class="actions">
              ${hidden ? act(words.show, 'show') : act(words.hide, 'hide')}
              ${button(words.remove, () => this.#confirmRemoval(about))} ${act(words.dismiss, 'dismiss')}
            </p>`
      }`;
  }

  #confirmRemoval(about: string | undefined): void {
    const before = this.#state.sure;
    this.#state.sure = about;
    this.#controller.focus(about ? `[data-about="${about}"] .sure` : `#reason-${before}`);
  }

  async #act(about: string, act: Act): Promise<void> {
    if (this.#busy) return;
    const field = this.#controller.host.renderRoot.querySelector<HTMLInputElement>(`#reason-${about}`);
    const reason = field?.value.trim();
    const pressed = this.#controller.focused;
    this.#busy = true;
    const outcome = await this.#controller.send(
      'moderateEntry',
      {},
      { about, act, ...(reason && { reason }) },
    );
    this.#busy = false;
    if (serverError(outcome)) return;
    this.#state.sure = undefined;
    void this.#load();
    this.#controller.focus('#tools', pressed);
  }
}

function entryView(controller: MemberActions, entry: LogEntry): TemplateResult {
  const { words, language } = controller.host;
  const { at, host, act, text, reason } = entry;
  const time = dateIn(at, language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<p class="hint">${fill(words.logLine, { time, host, act: words[act] })}</p>
    <p dir="auto"><strong>${whose(controller, entry)}</strong> ${text}</p>
    ${reason ? html`<p class="hint" dir="auto">${reason}</p>` : nothing}`;
}

function whose(
  { host: { words } }: MemberActions,
  { what, by }: { what: ReportedEntry['what']; by: string },
): string {
  const name = by || words.newMember;
  return fill(words[`${what}By`], { name });
}
