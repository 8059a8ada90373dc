import { html, nothing, type TemplateResult } from 'lit';
import type { Board, DateProposal, Group } from '../contract/groups.ts';
import { localesFor } from '../ui/language.ts';
import { focusFieldErrors } from '../ui/fields.ts';
import { fill } from '../contract/fill.ts';
import { calendarIcon, checkIcon } from '../ui/icons.ts';
import { onEscape } from '../ui/on-escape.ts';
import type { GroupContext } from './group-context.ts';
import type { MemberActions } from './member-actions.ts';
import { leafView } from './date-leaf.ts';
import { fromNow, momentOf } from './dates.ts';

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Central European Time". */
const ownZoneName = (language: string) =>
  new Intl.DateTimeFormat(localesFor(language), { timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? ownZone();

/** The date a group has agreed on, the proposals, and past dates. */
export function dateBox(groupView: GroupContext, board: Board, group: Group, own: boolean): TemplateResult {
  const { controller, host } = groupView;
  const { words } = host;
  const near = !!controller && (own || controller.canManage(group));
  const open = group.dates.filter(({ state }) => state === 'open');
  const past = group.dates.filter(({ state }) => state === 'replaced');
  return html`<section class="datebox" part="date" aria-labelledby="date-title">
    ${group.date ? html`<div aria-hidden="true">${leafView(group.date.at, host.language)}</div>` : nothing}
    <h3 id="date-title">${words.dateTitle}</h3>
    ${group.date ? agreedView(groupView, group, group.date) : html`<p>${words.dateNone}</p>`}
    ${
      near && open.length
        ? html`<h4 class="label">${words.proposals}</h4>
            <ul class="dates" role="list">
              ${open.map((proposal) => html`<li>${proposalView(groupView, controller, { board, group, proposal, own })}</li>`)}
            </ul>`
        : nothing
    }
    ${near && board.event.state !== 'closed' ? proposeView(groupView, controller, group) : nothing}
    ${
      past.length
        ? html`<details class="hint">
            <summary>${words.history}</summary>
            <ul>
              ${past.map(({ at }) => html`<li>${momentOf(at, host.language)}</li>`)}
            </ul>
          </details>`
        : nothing
    }
  </section>`;
}

function agreedView(
  { host }: GroupContext,
  group: Group,
  { at, zone }: NonNullable<Group['date']>,
): TemplateResult {
  const { words, language } = host;
  const there = momentOf(at, language, zone);
  const elsewhere = zone !== ownZone();
  return html`<p class="big" .textContent=${momentOf(at, language)}></p>
    <p>
      <strong .textContent=${fromNow(at, language)}></strong>
      ${elsewhere ? html` · ${fill(words.dateThere, { date: there })}` : nothing}
    </p>
    ${
      group.calendar
        ? html`<p class="actions">
            <a href=${group.calendar} download @click=${() => host.announce(words.calendarSaved)}
              >${calendarIcon} ${words.calendar}</a
            >
            <a href=${group.calendar.replace(/^https?:/, 'webcal:')}>${words.subscribe}</a>
          </p>`
        : nothing
    }`;
}

interface Proposed {
  board: Board;
  group: Group;
  proposal: DateProposal;
  own: boolean;
}

function proposalView(
  { host }: GroupContext,
  controller: MemberActions,
  { board, group, proposal, own }: Proposed,
): TemplateResult {
  const { words, language } = host;
  const { id, at, by, agreed } = proposal;
  const me = controller.member?.id ?? '';
  const yes = agreed.includes(me);
  const people = board.rows.filter((row) => row.group === group.id).length;
  const needed = Math.max(1, Math.ceil((board.event.quorum * people) / 100));
  const date = momentOf(at, language);
  const agree = () => {
    void controller.send('agreeToDate', { group: group.id, date: id }, { agreed: !yes });
    if (!yes) host.announce(fill(words.dateAgreed, { date }));
  };
  return html`<p>
      <strong>${fill(words.proposedBy, { date, name: by || words.newMember })}</strong><br />
      <span class="hint">${host.format(words.dateAgreement, { count: agreed.length, needed })}</span>
    </p>
    <p class="actions">
      ${
        own && id
          ? html`<button
              type="button"
              class="button ${yes ? '' : 'main'}"
              aria-pressed=${yes}
              @click=${agree}
            >
              ${yes ? checkIcon : nothing} ${words.agree}
            </button>`
          : nothing
      }
      ${
        id && controller.canManage(group)
          ? html`<button
              type="button"
              class="button"
              @click=${() => void controller.send('confirmDate', { group: group.id, date: id })}
            >
              ${words.confirm}
            </button>`
          : nothing
      }
    </p>`;
}

function proposeView(groupView: GroupContext, controller: MemberActions, group: Group): TemplateResult {
  const { words } = groupView.host;
  if (groupView.state.opened.act !== 'propose')
    return html`<p class="actions">
      <button
        type="button"
        class="button propose ${group.date || group.dates.length ? '' : 'main'}"
        @click=${() => groupView.open({ act: 'propose' }, '[name="at"]')}
      >
        ${group.date || group.dates.length ? words.proposeAnother : words.proposeDate}
      </button>
    </p>`;
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('at') as HTMLInputElement;
    const at = new Date(field.value);
    const wrong = !(at.getTime() > Date.now());
    if (focusFieldErrors(form, wrong ? [{ field, message: words.dateInvalid }] : [])) return;
    groupView.close('.propose');
    groupView.host.announce(words.dateProposed);
    void controller.send('proposeDate', { group: group.id }, { at: at.toISOString(), zone: ownZone() });
  };
  const leave = () => groupView.close('.propose');
  return html`<form class="fields panel" novalidate @submit=${send} @keydown=${onEscape(leave)}>
    <div class="field">
      <label for="propose-at">${fill(words.dateLabel, { zone: ownZoneName(groupView.host.language) })}</label>
      <input id="propose-at" name="at" type="datetime-local" required .defaultValue=${inAFortnight()} />
    </div>
    <p class="actions">
      <button class="button main">${words.proposeDate}</button>
      <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
    </p>
  </form>`;
}

/** Two weeks from now, at 6 pm, in the field's format. */
function inAFortnight(): string {
  const date = new Date();
  date.setDate(date.getDate() + 14);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T18:00`;
}
