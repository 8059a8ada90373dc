import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { eventListEndpoints as endpoints } from '../../contract/event-list.ts';
import { fill } from '../../contract/fill.ts';
import type { EventHead } from '../../contract/groups.ts';
import { textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { format, timeIn, typedMoment } from '../format.ts';
import { RequestKey } from '../request-key.ts';
import { linkTo, navigate } from '../route.ts';
import { strings } from './events.strings.ts';

const MAX_TITLE_LENGTH = 120;

/** Copies an event, and goes to the copy. Fires `console-closed`. */
class EventCopyForm extends FormElement<'title' | 'startsAt'> {
  protected readonly fields = ['title', 'startsAt'] as const;
  @property({ attribute: false }) accessor event!: EventHead;
  /** Number of its groups. */
  @property({ attribute: false }) accessor groups = 0;
  readonly #key = new RequestKey();

  protected override render(): TemplateResult {
    const { event, errors, groups } = this;
    const { title, startsAt, zone } = event;
    return this.formView(
      html`<h2>${strings.copyTitle}</h2>
        <p class="hint">${strings.copyText}</p>
        <div class="columns">
          ${textField('title', {
            ...{ label: strings.titleLabel, value: title, error: errors.title },
            maxLength: MAX_TITLE_LENGTH,
          })}
          ${textField('starts-at', {
            ...{ name: 'startsAt', type: 'datetime-local', error: errors.startsAt },
            label: fill(strings.startsLabel, { zone: zone.replaceAll('_', ' ') }),
            hint: fill(strings.startsHint, { time: timeIn(startsAt, zone) }),
          })}
        </div>
        ${
          groups
            ? html`<div class="choices">
                <label>
                  <input type="checkbox" name="groups" checked />
                  ${format(strings.withGroups, { count: groups })}
                </label>
              </div>`
            : nothing
        }`,
      strings.copyNow,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const title = textOf(form, 'title');
    const startsAt = typedMoment(textOf(form, 'startsAt'), this.event.zone);
    const missing = {
      ...(!title && { title: strings.titleMissing }),
      ...(!startsAt && { startsAt: strings.startsMissing }),
    };
    const copy = await this.submit(missing, () => {
      const body = { title, startsAt: startsAt!, groups: form.has('groups') };
      const options = { params: { event: this.event.id }, body, key: this.#key.for(body) };
      return this.community.call(endpoints.copyEvent, options);
    });
    if (!copy) return;
    this.announce(fill(strings.copied, { title }));
    navigate(linkTo('events', copy.id));
  }
}

customElements.define('console-event-copy', EventCopyForm);
