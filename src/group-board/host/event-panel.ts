import { html, nothing, type TemplateResult } from 'lit';
import type { EventRequest } from '../../contract/group-requests.ts';
import type { EventHead } from '../../contract/groups.ts';
import { type FieldError, focusFieldErrors } from '../../ui/fields.ts';
import { reactive } from '../../ui/reactive.ts';
import type { MemberActions } from '../member-actions.ts';
import { EventState } from './event-state.ts';
import { isDone, serverError, showServerError } from './server-error.ts';
import { localIn, momentIn } from '../../contract/zoned.ts';

const USUAL_QUORUM = 60;
/** The group size of the example that explains how many people must agree. */
const EXAMPLE = 6;

/** Creates an event, or edits the one shown and changes its state. */
export class EventPanel {
  readonly #controller: MemberActions;
  readonly #isNew: boolean;
  readonly #done: () => void;
  readonly #eventState: EventState;
  readonly #state;

  constructor(controller: MemberActions, isNew: boolean, done: () => void = () => undefined) {
    this.#controller = controller;
    this.#state = reactive<{ quorum?: number | undefined; busy?: boolean }>(controller.host, {});
    this.#isNew = isNew;
    this.#done = done;
    this.#eventState = new EventState(controller);
  }

  view(): TemplateResult {
    const { words } = this.#controller.host;
    const event = this.#isNew ? undefined : this.#controller.board?.event;
    return html`<h2 id="tools" tabindex="-1">${this.#isNew ? words.newEventTitle : words.eventTitle}</h2>
      ${this.#form(event)} ${event ? this.#eventState.view(event) : nothing}`;
  }

  #form(event: EventHead | undefined): TemplateResult {
    const { words } = this.#controller.host;
    return html`<form class="fields" novalidate @submit=${(submit: Event) => this.#send(submit, event)}>
      <div class="field">
        <label for="event-title">${words.titleLabel}</label>
        <input id="event-title" name="title" maxlength="120" dir="auto" .defaultValue=${event?.title ?? ''} />
      </div>
      ${this.#whenView(event)} ${this.#groupsView(event)} ${this.#dateView(event)}
      <button class="button main" aria-disabled=${this.#state.busy || nothing}>
        ${event ? words.saveEvent : words.makeEvent}
      </button>
    </form>`;
  }

  #whenView(event: EventHead | undefined): TemplateResult {
    const { words } = this.#controller.host;
    const zone = event?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<div class="beside">
      <div class="field">
        <label for="event-starts">${words.startsLabel}</label>
        <input
          id="event-starts"
          name="startsAt"
          type="datetime-local"
          min="1900-01-01T00:00"
          max="9999-12-31T00:00"
          .defaultValue=${event ? localIn(event.startsAt, zone) : ''}
        />
      </div>
      <div class="field">
        <label for="event-zone">${words.zoneLabel}</label>
        <select id="event-zone" name="zone" dir="ltr">
          ${zonesWith(zone).map((each) => option(each, each.replaceAll('_', ' '), zone))}
        </select>
      </div>
    </div>`;
  }

  #groupsView(event: EventHead | undefined): TemplateResult {
    const { words } = this.#controller.host;
    return html`<div class="beside">
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
    </div>`;
  }

  #dateView(event: EventHead | undefined): TemplateResult {
    const { words } = this.#controller.host;
    const quorum = event?.quorum ?? USUAL_QUORUM;
    const needed = Math.max(1, Math.ceil(((this.#state.quorum ?? quorum) * EXAMPLE) / 100));
    const count = (input: Event) => {
      this.#state.quorum = (input.target as HTMLInputElement).valueAsNumber || undefined;
    };
    return html`<div class="beside">
      <div class="field">
        <label for="event-quorum">${words.quorumLabel}</label>
        <input
          id="event-quorum"
          name="quorum"
          type="number"
          min="1"
          max="100"
          required
          .defaultValue=${String(quorum)}
          @input=${count}
        />
        <p class="hint" role="status">
          ${needed > EXAMPLE ? nothing : this.#controller.host.format(words.quorumExample, { count: needed, people: EXAMPLE })}
        </p>
      </div>
      <div class="field">
        <label for="event-showcase">${words.showcaseLabel}</label>
        <select id="event-showcase" name="showcase">
          ${option('publish', words.showcasePublish, event?.showcase)}
          ${option('queue', words.showcaseQueue, event?.showcase)}
        </select>
      </div>
    </div>`;
  }

  async #send(submit: Event, event: EventHead | undefined): Promise<void> {
    submit.preventDefault();
    const form = submit.target as HTMLFormElement;
    if (focusFieldErrors(form, this.#fieldErrors(form))) return;
    if (this.#state.busy) return;
    this.#state.busy = true;
    const request = readForm(new FormData(form));
    const outcome = event
      ? await this.#controller.send('changeEvent', { event: event.id }, request)
      : await this.#controller.send('createEvent', {}, request);
    this.#state.busy = false;
    const failure = serverError(outcome);
    if (failure) return this.#refuse(form, failure.errors?.[0]?.field ?? '');
    if (isDone(outcome)) this.#controller.host.announce(this.#controller.host.words.savedEvent);
    // A pending write is safe, and would create a second event if it were sent again.
    this.#done();
  }

  #fieldErrors(form: HTMLFormElement): FieldError[] {
    const { words } = this.#controller.host;
    const errors: FieldError[] = [];
    for (const field of form.querySelectorAll('input')) {
      const { name, value, validity, validationMessage: message } = field;
      if (name === 'title' && !value.trim()) errors.push({ field, message: words.titleMissing });
      else if (name === 'startsAt' && !value) errors.push({ field, message: words.startsMissing });
      else if (!validity.valid) errors.push({ field, message });
    }
    return errors;
  }

  /** Shows the error at the field the server names; a taken id at the title, which it is derived from. */
  #refuse(form: HTMLFormElement, name: string): void {
    const field = form.elements.namedItem(name === 'id' ? 'title' : name) as HTMLInputElement | null;
    if (field)
      showServerError(
        this.#controller,
        field,
        name === 'id' ? this.#controller.host.words.idTaken : undefined,
      );
  }
}

const option = (value: string, label: string, chosen: string | undefined) =>
  html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;

function readForm(form: FormData): EventRequest {
  const text = (name: string) => form.get(name) as string;
  const zone = text('zone');
  return {
    title: text('title').trim(),
    startsAt: momentIn(text('startsAt'), zone),
    zone,
    quorum: Number(text('quorum')),
    joining: text('joining') as EventRequest['joining'],
    capacity: Number(text('capacity')) || null,
    showcase: text('showcase') as EventRequest['showcase'],
  };
}

/** All time zones that the browser knows, and the selected one. */
const zonesWith = (zone: string): string[] => [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])];
