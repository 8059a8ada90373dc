import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toJson } from '../../api/json.ts';
import { fill } from '../../contract/fill.ts';
import {
  subscriberEndpoints,
  type ConsentRecord,
  type SubscriberRecord,
} from '../../contract/subscribers.ts';
import { download } from '../files.ts';
import { languageName, timeIn } from '../format.ts';
import { noInfo } from '../newsletter-info.ts';
import { linkTo, navigate } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { detail, question, readView, type Unread } from '../views.ts';
import { eventWords, methodWords, stateWords, strings } from './subscribers.strings.ts';

type Page = Unread | { name: 'ready'; record: SubscriberRecord; asksToRemove: boolean };

/** All that is stored about a person, with the proof of their consent. */
class SubscriberRecordElement extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  @state() private accessor page: Page = { name: 'loading' };

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('path')) void this.#read();
  }

  protected override render(): TemplateResult {
    const { page } = this;
    const email = page.name === 'ready' ? page.record.subscriber.email : strings.recordTitle;
    return html`<p class="back-link"><a href=${linkTo('subscribers')}>${strings.back}</a></p>
      <div class="head"><h1 tabindex="-1" dir="auto">${email}</h1></div>
      ${readView(this.page, {
        rows: 5,
        retry: () => this.#read(),
        ready: ({ record, asksToRemove }) =>
          html`${this.#person(record)} ${this.#actions(record, asksToRemove)}
          ${this.#consents(record.consents)} ${this.#history(record)}`,
      })}`;
  }

  #person({ subscriber }: SubscriberRecord): TemplateResult {
    const { state, name, topics, language, source, page, createdAt, confirmedAt, unsubscribedAt } =
      subscriber;
    const time = (moment: string | null) => moment && timeIn(moment, this.info.zone);
    const labels = new Map(this.info.topics.map(({ id, label }) => [id, label]));
    return html`<p class="status"><span class="state ${state}">${stateWords[state]}</span></p>
      <dl class="details">
        ${detail(strings.name, name)}
        ${detail(strings.topics, topics.map((it) => labels.get(it) ?? it).join(', '))}
        ${detail(strings.language, languageName(language))} ${detail(strings.origin, source)}
        ${detail(strings.page, page)} ${detail(strings.signedUp, time(createdAt))}
        ${detail(strings.confirmedAt, time(confirmedAt))} ${detail(strings.leftAt, time(unsubscribedAt))}
      </dl>`;
  }

  #actions(record: SubscriberRecord, asksToRemove: boolean): TemplateResult {
    const ask = (asks: boolean) => {
      this.page = { name: 'ready', record, asksToRemove: asks };
      void this.focusOn(asks ? '[data-question]' : '[data-action=remove]');
    };
    return html`<div class="actions">
        <button type="button" class="quiet" @click=${() => saveRecord(record)}>${strings.export}</button>
        <button
          type="button"
          class="quiet danger"
          data-action="remove"
          aria-expanded=${asksToRemove}
          @click=${() => ask(!asksToRemove)}
        >
          ${strings.remove}
        </button>
      </div>
      ${
        asksToRemove
          ? question(fill(strings.removeSure, { email: record.subscriber.email }), {
              yes: common.remove,
              act: () => this.#remove(record),
              cancel: () => ask(false),
              danger: true,
            })
          : nothing
      }`;
  }

  #consents(consents: readonly ConsentRecord[]): TemplateResult {
    return html`<section>
      <h2>${strings.consents}</h2>
      <p class="hint">${consents.length ? strings.consentsText : strings.noConsents}</p>
      <ol class="records" role="list">
        ${consents.map((it) => this.#consent(it))}
      </ol>
    </section>`;
  }

  #consent(consent: ConsentRecord): TemplateResult {
    const { event, purpose, wording, sha256, asConfigured, language, page, method, evidence, recordedAt } =
      consent;
    return html`<li>
      <p>
        <strong>${eventWords[event]}</strong>
        <span class="hint">${timeIn(recordedAt, this.info.zone)} · ${purpose}</span>
      </p>
      <blockquote dir="auto" lang=${language}>${wording}</blockquote>
      <dl class="details">
        ${detail(strings.wording, asConfigured ? strings.asConfigured : strings.notAsConfigured)}
        ${detail(strings.how, methodWords[method])} ${detail(strings.page, page)}
        ${detail(strings.evidence, evidence)} ${detail(strings.sha256, html`<code>${sha256}</code>`)}
      </dl>
    </li>`;
  }

  #history({ letters, bounces, signups }: SubscriberRecord): TemplateResult {
    const time = (moment: string) => timeIn(moment, this.info.zone);
    const section = (title: string, items: TemplateResult[]) =>
      items.length
        ? html`<section>
            <h2>${title}</h2>
            <ul class="plain" role="list">
              ${items}
            </ul>
          </section>`
        : nothing;
    return html`${section(
      strings.letters,
      letters.map(
        ({ subject, state, sentAt }) =>
          html`<li>
            <span dir="auto">${subject}</span>
            <span class="hint">${strings.letterStates[state]} ${sentAt && time(sentAt)}</span>
          </li>`,
      ),
    )}
    ${section(
      strings.bounces,
      bounces.map(
        ({ kind, reason, receivedAt }) =>
          html`<li>
            ${strings.bounceKinds[kind]} <span class="hint">${time(receivedAt)} · <bdi>${reason}</bdi></span>
          </li>`,
      ),
    )}
    ${section(
      strings.signups,
      signups.map(({ page, createdAt }) => html`<li>${time(createdAt)} <bdi class="hint">${page}</bdi></li>`),
    )}`;
  }

  async #read(): Promise<void> {
    const { path } = this;
    const result = await this.community.call(subscriberEndpoints.subscriber, {
      params: { subscriber: path },
    });
    if (path !== this.path) return;
    this.page = result.ok
      ? { name: 'ready', record: result.value, asksToRemove: false }
      : { name: 'failed', text: failureText(result.failure.code) };
  }

  async #remove({ subscriber: { id, email } }: SubscriberRecord): Promise<void> {
    const result = await this.community.call(subscriberEndpoints.eraseSubscriber, {
      params: { subscriber: id },
    });
    if (!result.ok) return this.announce(failureText(result.failure.code));
    this.announce(fill(strings.removed, { email }));
    navigate(linkTo('subscribers'));
  }
}

/** As a file, for a person who asks what is stored about them. */
const saveRecord = (record: SubscriberRecord): void =>
  download(new Blob([toJson(record)], { type: 'application/json' }), `${record.subscriber.email}.json`);

customElements.define('console-subscriber', SubscriberRecordElement);
