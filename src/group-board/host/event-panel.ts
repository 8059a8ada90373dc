import { html, nothing, type TemplateResult } from 'lit';
import type { EventRequest } from '../../contract/group-requests.ts';
import type { EventHead } from '../../contract/groups.ts';
import { type FieldTrouble, showFieldTroubles } from '../../ui/fields.ts';
import type { TakingPart } from '../taking-part.ts';

/** Makes an event, or changes the one that is shown and moves it on. */
export class EventPanel {
  readonly #part: TakingPart;
  readonly #isNew: boolean;
  readonly #done: () => void;
  #sure = false;

  constructor(part: TakingPart, isNew: boolean, done: () => void = () => undefined) {
    this.#part = part;
    this.#isNew = isNew;
    this.#done = done;
  }

  view(): TemplateResult {
    const { words } = this.#part.host;
    const event = this.#isNew ? undefined : this.#part.board?.event;
    return html`<h2 id="tools" tabindex="-1">${this.#isNew ? words.newEventTitle : words.eventTitle}</h2>
      ${this.#form(event)} ${event ? this.#stateView(event) : nothing}`;
  }

  #form(event: EventHead | undefined): TemplateResult {
    const { words } = this.#part.host;
    const zone = event?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const option = (value: string, label: string, chosen: string | undefined) =>
      html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    return html`<form class="fields" novalidate @submit=${(submit: Event) => this.#send(submit, event)}>
      <div class="field">
        <label for="event-title">${words.titleLabel}</label>
        <input id="event-title" name="title" maxlength="120" dir="auto" .defaultValue=${event?.title ?? ''} />
      </div>
      <div class="beside">
        <div class="field">
          <label for="event-starts">${words.startsLabel}</label>
          <input
            id="event-starts"
            name="startsAt"
            type="datetime-local"
            .defaultValue=${event ? localIn(event.startsAt, zone) : ''}
          />
        </div>
        <div class="field">
          <label for="event-zone">${words.zoneLabel}</label>
          <select id="event-zone" name="zone" dir="ltr">
            ${zonesWith(zone).map((each) => option(each, each.replaceAll('_', ' '), zone))}
          </select>
        </div>
      </div>
      <div class="beside">
        <div class="field">
          <label for="event-joining">${words.joiningLabel}</label>
          <select id="event-joining" name="joining">
            ${option('members', words.joiningMembers, event?.joining)}
            ${option('host', words.joiningHost, event?.joining)}
          </select>
        </div>
        <div class="field">
          <label for="event-capacity">${words.capacityLabel}</label>
          <input
            id="event-capacity"
            name="capacity"
            type="number"
            min="1"
            max="500"
            .defaultValue=${String(event?.capacity ?? '')}
          />
        </div>
      </div>
      <div class="beside">
        <div class="field">
          <label for="event-quorum">${words.quorumLabel}</label>
          <input
            id="event-quorum"
            name="quorum"
            type="number"
            min="1"
            max="100"
            .defaultValue=${String(event?.quorum ?? 60)}
          />
        </div>
        <div class="field">
          <label for="event-showcase">${words.showcaseLabel}</label>
          <select id="event-showcase" name="showcase">
            ${option('publish', words.showcasePublish, event?.showcase)}
            ${option('queue', words.showcaseQueue, event?.showcase)}
          </select>
        </div>
      </div>
      <button class="button main">${event ? words.saveEvent : words.makeEvent}</button>
    </form>`;
  }

  async #send(submit: Event, event: EventHead | undefined): Promise<void> {
    submit.preventDefault();
    const { host } = this.#part;
    const { words } = host;
    const form = submit.target as HTMLFormElement;
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    const troubles: FieldTrouble[] = [];
    if (!field('title').value.trim()) troubles.push({ field: field('title'), message: words.titleMissing });
    if (!field('startsAt').value) troubles.push({ field: field('startsAt'), message: words.startsMissing });
    const first = showFieldTroubles(form, troubles);
    if (first) return first.focus();
    const request = readForm(new FormData(form));
    const outcome = event
      ? await this.#part.write('changeEvent', { event: event.id }, request)
      : await this.#part.write('makeEvent', {}, request);
    if (outcome.state !== 'answered') return;
    if (!outcome.result.ok)
      return showFieldTroubles(form, [{ field: field('title'), message: words.idTaken }])?.focus();
    host.say(words.savedEvent);
    this.#done();
  }

  /** Open, making, closed: each leads to the next, and the last one asks first. */
  #stateView({ id, state }: EventHead): TemplateResult {
    const { words } = this.#part.host;
    const go = (to: EventHead['state']) => {
      this.#sure = false;
      this.#part.focus('#tools');
      void this.#part.write('changeEvent', { event: id }, { state: to });
    };
    const ask = (sure: boolean) => {
      this.#sure = sure;
      this.#part.update();
      this.#part.focus(sure ? '.tools .sure' : '.tools .closing');
    };
    if (this.#sure)
      return html`<div class="ask">
        <p class="sure" tabindex="-1">${words.closeSure}</p>
        <p class="actions">
          <button type="button" class="button main" @click=${() => go('closed')}>${words.closeEvent}</button>
          <button type="button" class="plain" @click=${() => ask(false)}>${words.cancel}</button>
        </p>
      </div>`;
    return html`<p class="actions">
      ${state === 'open' ? html`<button type="button" class="button" @click=${() => go('making')}>${words.beginMaking}</button>` : nothing}
      ${state === 'making' ? html`<button type="button" class="button closing" @click=${() => ask(true)}>${words.closeEvent}</button>` : nothing}
      ${state === 'closed' ? html`<button type="button" class="button" @click=${() => go('making')}>${words.openAgain}</button>` : nothing}
    </p>`;
  }
}

function readForm(form: FormData): EventRequest {
  const text = (name: string) => form.get(name) as string;
  const zone = text('zone');
  return {
    title: text('title').trim(),
    startsAt: momentIn(text('startsAt'), zone),
    zone,
    quorum: Math.min(100, Math.max(1, Math.round(Number(text('quorum'))) || 60)),
    joining: text('joining') as EventRequest['joining'],
    capacity: Math.max(0, Math.round(Number(text('capacity')))) || null,
    showcase: text('showcase') as EventRequest['showcase'],
  };
}

/** All zones that the browser knows, and the one that is chosen. */
const zonesWith = (zone: string): string[] => [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])];

/** A moment as a `datetime-local` field has it, on the clocks of a zone. */
function localIn(moment: string, zone: string): string {
  // Swedish writes it as ISO 8601 does.
  const text = new Date(moment).toLocaleString('sv', { timeZone: zone });
  return text.slice(0, 16).replace(' ', 'T');
}

/** The moment at which the clocks of a zone say so. */
function momentIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  let moment = wanted;
  // Twice, for the first guess may lie on the other side of a change of the clocks.
  for (let turn = 0; turn < 2; turn++)
    moment += wanted - Date.parse(`${localIn(new Date(moment).toISOString(), zone)}:00Z`);
  return new Date(moment).toISOString();
}
