import { html, type TemplateResult } from 'lit';
import { moods, type Row } from '../contract/groups.ts';
import type { TakingPart } from './member-controller.ts';

const labels = { 'on-track': 'onTrack', slow: 'slow', stuck: 'stuck' } as const;

/** How it goes with one's own piece: one of three, and a sentence if one likes. */
export function checkInForm(part: TakingPart, own: Row): TemplateResult {
  const { words } = part.host;
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const mood = new FormData(form).get('mood');
    const text = part.drafts.of('check-in').trim();
    part.drafts.set('check-in', '');
    (form.elements.namedItem('text') as HTMLInputElement).value = '';
    void part.write('checkIn', {}, { mood, text });
    part.host.say(words.checkedIn);
    part.update();
  };
  const type = (event: Event) => {
    part.drafts.set('check-in', (event.target as HTMLInputElement).value);
    part.update();
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
        <input
          type="text"
          name="text"
          maxlength="280"
          aria-label=${words.checkInText}
          placeholder=${words.checkInText}
          dir="auto"
          .value=${part.drafts.of('check-in')}
          @input=${type}
        />
        <button class="button main">${words.checkInSend}</button>
      </div>
    </fieldset>
  </form>`;
}
