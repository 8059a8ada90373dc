import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../contract/fill.ts';
import { letterEndpoints as endpoints, type LetterEntry } from '../../contract/letters.ts';
import { localIn } from '../../contract/zoned.ts';
import { format, timeIn } from '../format.ts';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { strings as common } from '../strings.ts';
import { fieldError } from '../fields.ts';
import { question } from '../views.ts';
import { strings } from './letters.strings.ts';

/** What is asked before an action. */
export type Question =
  | { about: 'send'; recipients: number }
  | { about: 'delete' }
  | { about: 'schedule'; when: 'next' | 'other'; error?: string };

export type Action =
  'save' | 'preview' | 'test' | 'schedule' | 'unschedule' | 'send' | 'pause' | 'resume' | 'delete';

/** What may be done with a letter, by its state. */
const actionsOf = (state: LetterEntry['state'] | undefined): readonly Action[] => {
  switch (state) {
    case undefined:
    case 'draft':
      return ['save', 'preview', 'test', 'schedule', 'send', 'delete'];
    case 'scheduled':
      return ['save', 'preview', 'test', 'schedule', 'unschedule', 'send', 'delete'];
    case 'sending':
      return ['pause', 'preview'];
    case 'paused':
      return ['resume', 'preview', 'delete'];
    case 'sent':
      return ['preview', 'delete'];
  }
};

/** `next`: the action that gets the focus afterwards. */
export const stateChanges = {
  unschedule: { endpoint: endpoints.unscheduleLetter, sentence: strings.unscheduled, next: 'schedule' },
  pause: { endpoint: endpoints.pauseLetter, sentence: strings.paused, next: 'resume' },
  resume: { endpoint: endpoints.resumeLetter, sentence: strings.resumed, next: 'pause' },
} as const;

export interface ActionsProps {
  letter: LetterEntry | undefined;
  /** What is on its way. */
  busy: Action | undefined;
  asked: Question['about'] | undefined;
  act: (action: Action) => void;
}

export function actionsView({ letter, busy, asked, act }: ActionsProps): TemplateResult {
  const words: Record<Action, string> = {
    ...strings,
    schedule: letter?.state === 'scheduled' ? strings.reschedule : strings.schedule,
  };
  const all = actionsOf(letter?.state).filter((it) => letter || it !== 'delete');
  return html`<div class="actions">
    ${all.map(
      (it, at) =>
        html`<button
          type=${it === 'save' ? 'submit' : 'button'}
          class=${at === 0 ? '' : it === 'delete' ? 'quiet danger' : 'quiet'}
          data-action=${it}
          aria-disabled=${busy ? 'true' : nothing}
          aria-expanded=${['schedule', 'send', 'delete'].includes(it) ? String(asked === it) : nothing}
          @click=${it === 'save' ? nothing : () => act(it)}
        >
          ${words[it]}
        </button>`,
    )}
  </div>`;
}

export interface QuestionProps {
  letter: LetterEntry;
  asked: Question;
  info: NewsletterInfo;
  send: () => void;
  remove: () => void;
  schedule: (form: HTMLFormElement) => void;
  choose: (when: 'next' | 'other') => void;
  cancel: () => void;
}

export function questionView(props: QuestionProps): TemplateResult {
  const { asked, letter, cancel } = props;
  switch (asked.about) {
    case 'send':
      return question(format(strings.sendSure, { count: asked.recipients }), {
        yes: strings.sendNow,
        act: props.send,
        cancel,
      });
    case 'delete':
      return question(
        [fill(strings.deleteSure, { subject: letter.subject }), letter.url && strings.deletePageToo]
          .filter(Boolean)
          .join(' '),
        { yes: strings.deleteNow, act: props.remove, cancel, danger: true },
      );
    case 'schedule':
      return scheduleForm(props, asked);
  }
}

function scheduleForm(
  { letter, info, schedule, choose, cancel }: QuestionProps,
  { when, error }: Extract<Question, { about: 'schedule' }>,
): TemplateResult {
  const zone = info.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const submit = (event: Event) => {
    event.preventDefault();
    schedule(event.currentTarget as HTMLFormElement);
  };
  const choice = (value: 'next' | 'other', label: string) =>
    html`<label>
      <input
        type="radio"
        name="when"
        value=${value}
        .checked=${when === value}
        @change=${() => choose(value)}
      />
      ${label}
    </label>`;
  return html`<form
    class="question"
    novalidate
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && cancel()}
  >
    <fieldset>
      <legend tabindex="-1" data-question>${strings.scheduleTitle}</legend>
      <div class="choices column">
        ${
          info.nextIssue
            ? html`${choice('next', fill(strings.nextIssue, { time: timeIn(info.nextIssue, zone) }))}
              ${choice('other', strings.otherTime)}`
            : nothing
        }
      </div>
    </fieldset>
    ${
      when === 'other'
        ? html`<div class="field">
            <label for="at">${fill(strings.at, { zone: zone.replaceAll('_', ' ') })}</label>
            <input
              id="at"
              name="at"
              type="datetime-local"
              required
              .value=${letter.scheduledFor ? localIn(letter.scheduledFor, zone) : ''}
              aria-invalid=${error ? 'true' : nothing}
              aria-describedby=${error ? 'at-error' : nothing}
            />
            ${fieldError('at', error)}
          </div>`
        : nothing
    }
    <div class="row">
      <button>${strings.scheduleNow}</button>
      <button type="button" class="quiet" @click=${cancel}>${common.cancel}</button>
    </div>
  </form>`;
}
