import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../api/client.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';
import { type FeedSource, feedSourceEndpoints as endpoints } from '../contract/feed-sources.ts';
import type { SourceRequest } from '../contract/showcase-requests.ts';
import { isHttpUrl } from '../contract/http-url.ts';
import { fill } from '../contract/fill.ts';
import { hostStrings } from './host.strings.ts';
import { type LoadFailure, loadFailure } from './load-failure.ts';
import type { MemberActions, Panel } from './member-actions.ts';
import { distanceIn } from '../ui/distances.ts';
import { onEscape } from '../ui/on-escape.ts';
import { reactive } from '../ui/reactive.ts';
import { selectMenu } from '../ui/select-menu.ts';

/** Interval, in milliseconds, between checks of a feed that the server is polling, and their number. */
const PAUSE = 1500;
const PATIENCE = 12;

interface State {
  sources?: FeedSource[];
  failure?: LoadFailure | undefined;
  /** Why a change was refused: the key of a sentence, or the code of a problem. */
  error: string;
  /** The feed whose removal waits for confirmation. */
  removing?: string;
}

/** The feeds whose entries become posts, with the status of each. */
export class Feeds implements Panel {
  readonly #controller: MemberActions;
  readonly #state;
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<State>(controller.host, { error: '' });
    void controller.host.localize.add(hostStrings);
  }

  load(): void {
    this.#looks = 0;
    void this.#read();
  }

  view(): TemplateResult {
    const { words } = this.#controller.host;
    return html`<h2 id="panel" tabindex="-1">${words.feedsTitle}</h2>
      <form class="fields" novalidate @submit=${(event: Event) => this.#add(event)}>
        <div class="field">
          <label for="feed">${words.feedAddress}</label>
          <input
            id="feed"
            name="address"
            type="url"
            dir="ltr"
            inputmode="url"
            placeholder="https://"
            aria-describedby="error"
          />
        </div>
        <div class="beside">
          <div class="field">
            <label for="rule">${words.feedRule}</label>
            <select id="rule" name="rule">
              ${this.#rules().map(([rule, label]) => html`<option value=${rule}>${label}</option>`)}
            </select>
          </div>
          <button class="button main">${words.feedAdd}</button>
        </div>
        <p class="error" id="error" role="alert">${this.#controller.errorText(this.#state.error)}</p>
      </form>
      ${this.#state.sources?.length === 0 ? html`<p>${words.feedsNone}</p>` : nothing}
      <ul class="rows" role="list" aria-busy=${!this.#state.sources && !this.#state.failure}>
        ${this.#state.sources?.map((source) => html`<li data-source=${source.id}>${this.#row(source)}</li>`)}
      </ul>
      ${this.#controller.failureView(this.#state.failure)}`;
  }

  #row(source: FeedSource): TemplateResult {
    const { words } = this.#controller.host;
    const { id, title, address, rule } = source;
    const button = (label: string, act: () => unknown) =>
      html`<button type="button" class="plain" @click=${act}>${label}</button>`;
    const turn = (to: string) => () => {
      this.#state.removing = to;
      this.#controller.focus(`[data-source="${id}"] ${to ? '.sure' : '.actions > :last-child'}`);
    };
    return html`<h3 class="name"><bdi>${title}</bdi></h3>
      <p class="hint"><a href=${address} target="_blank" rel="noopener noreferrer">${address}</a></p>
      ${this.#health(source)}
      ${
        this.#state.removing === id
          ? html`<div class="fields" @keydown=${onEscape(turn(''))}>
              <p class="sure" tabindex="-1">${fill(words.feedRemoveSure, { title })}</p>
              <p class="actions">
                ${button(words.feedRemove, () => this.#remove(id))} ${button(words.cancel, turn(''))}
              </p>
            </div>`
          : html`<p class="actions">
              ${selectMenu({
                label: words.feedRule,
                options: this.#rules(),
                chosen: rule,
                choose: (chosen) => this.#change(id, { rule: chosen as FeedSource['rule'] }),
              })}
              ${button(words.feedPoll, () => this.#change(id, { poll: true }))}
              ${button(words.feedRemove, turn(id))}
            </p>`
      }`;
  }

  #rules(): [FeedSource['rule'], string][] {
    const { words } = this.#controller.host;
    return [
      ['queue', words.ruleQueue],
      ['publish', words.rulePublish],
    ];
  }

  #health({ fault, polledAt, nextPollAt, posts }: FeedSource): TemplateResult {
    const { host } = this.#controller;
    const { words } = host;
    const time = (at: string | null) => (at ? relative(at, host.language) : '');
    if (fault)
      return html`<p class="state hidden" dir="auto">
        ${fill(words.feedFault, { fault })} ${fill(words.feedNext, { time: time(nextPollAt) })}
      </p>`;
    return html`<p class="state published">
      ${polledAt ? host.format(words.feedWell, { count: posts, time: time(polledAt) }) : words.feedNew}
    </p>`;
  }

  async #add(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { address, rule } = Object.fromEntries(new FormData(form)) as unknown as SourceRequest;
    const body: SourceRequest = { address: address.trim(), rule };
    const { host, community } = this.#controller;
    const isAddress = isHttpUrl(body.address);
    this.#state.error = isAddress ? '' : 'linkInvalid';
    if (!isAddress) return this.#controller.focus('#feed');
    const result = await community.call(endpoints.addFeedSource, { body, key: createIdempotencyKey() });
    if (result.ok) {
      form.reset();
      host.announce(host.words.feedAdded);
    } else this.#showFailure(result.failure);
    this.load();
  }

  async #change(source: string, body: { rule?: FeedSource['rule']; poll?: boolean }): Promise<boolean> {
    const { community, host } = this.#controller;
    const result = await community.call(endpoints.changeFeedSource, { params: { source }, body });
    if (!result.ok) this.#showFailure(result.failure);
    else if (body.rule) host.announce(host.words.saved);
    // The server polls it in a moment; until then its status is the old one.
    if (body.poll) this.#looks = PATIENCE - 4;
    await this.#read();
    if (body.poll) this.#again();
    return result.ok;
  }

  async #remove(source: string): Promise<void> {
    const { community, host } = this.#controller;
    const result = await community.call(endpoints.removeFeedSource, { params: { source } });
    if (result.ok) host.announce(host.words.feedRemoved);
    else this.#showFailure(result.failure);
    await this.#read();
    this.#controller.focus('#panel');
  }

  #showFailure({ code }: Failure): void {
    // Of these two, the member's words are about a piece.
    const own = { 'validation-failed': 'feedTaken', unreachable: 'actionFailed' } as Record<string, string>;
    this.#state.error = own[code] ?? code;
  }

  async #read(): Promise<boolean> {
    const result = await this.#controller.community.call(endpoints.feedSources);
    this.#state.failure = loadFailure(result, () => this.#read());
    if (result.ok) this.#state.sources = result.value.sources;
    if (this.#state.sources?.some(({ polledAt, fault }) => !polledAt && !fault)) this.#again();
    return result.ok;
  }

  #again(): void {
    clearTimeout(this.#timer);
    if (this.#looks++ < PATIENCE) this.#timer = setTimeout(() => void this.#read(), PAUSE);
  }
}

/** "3 minutes ago", "in 2 hours". */
function relative(at: string, language: string): string {
  const minutes = Math.round((Date.parse(at) - Date.now()) / 60_000);
  if (Math.abs(minutes) < 90) return distanceIn(minutes, 'minute', language);
  return Math.abs(minutes) < 36 * 60
    ? distanceIn(Math.round(minutes / 60), 'hour', language)
    : distanceIn(Math.round(minutes / 1440), 'day', language);
}
