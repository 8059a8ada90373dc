import { html, type TemplateResult } from 'lit';
import { type CheckIn, moods, type Row } from '../contract/groups.ts';
import type { MemberActions } from './member-actions.ts';

const labels = { 'on-track': 'onTrack', slow: 'slow', stuck: 'stuck' } as const;

/** A check-in on one's own piece: one of three moods, and an optional sentence. */
export function checkInForm(controller: MemberActions, own: Row): TemplateResult {
  const { words } = controller.host;
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const mood = new FormData(form).get('mood') as CheckIn['mood'];
    const text = controller.drafts.get('check-in').trim();
    controller.drafts.set('check-in', '');
    (form.elements.namedItem('text') as HTMLInputElement).value = '';
    void controller.send('checkIn', {}, { mood, text });
    controller.host.announce(words.checkedIn);
  };
  const type = (event: Event) => {
    controller.drafts.set('check-in', (event.target as HTMLInputElement).value);
  };
  return html`<form class="checkin panel" part="check-in" @submit=${send}>
    <fieldset>
      <legend>${words.checkInTitle}</legend>
      <div class="moods">
        ${moods.map(
          (mood) =>
            html`<label class="mood ${mood}"
              ><input
                type="radio"
                name="mood"
                value=${mood}
                required
                .defaultChecked=${(own.checkIn?.mood ?? 'on-track') === mood}
              /><span>${words[labels[mood]]}</span></label
            >`,
        )}
      </div>
      <div class="beside">
        <div class="field">
          <label for="check-in-text">${words.checkInText}</label>
          <input
            id="check-in-text"
            type="text"
            name="text"
            maxlength="280"
            dir="auto"
            .value=${controller.drafts.get('check-in')}
            @input=${type}
          />
        </div>
        <button class="button main">${words.checkInSend}</button>
      </div>
    </fieldset>
  </form>`;
}
