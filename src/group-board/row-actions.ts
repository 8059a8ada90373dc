import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../contract/groups.ts';
import { fill } from '../contract/fill.ts';
import { heartIcon } from '../ui/icons.ts';
import { onEscape } from '../ui/on-escape.ts';
import { formOf, type GroupContext } from './group-context.ts';
import type { MemberActions } from './member-actions.ts';

/** Days of silence after which a nudge is appropriate. */
const NUDGE_AFTER_DAYS = 2;

interface About {
  board: Board;
  group: Group;
  row: Row;
  own: boolean;
  hands: boolean;
}

/** A button of a row: its text, its accessible name, and its action. */
interface RowAction {
  name: string;
  label: string;
  spoken?: string;
  act: () => void;
}

/** One-tap actions for another person: a cheer, a reply, a nudge; and those on one's own row. */
export function rowActionsView(
  groupView: GroupContext,
  controller: MemberActions,
  about: About,
): TemplateResult {
  const { row, own, board } = about;
  const newest = aboutOf(row);
  const mine = formOf(groupView, row);
  return html`<p class="actions">
      ${newest?.id && (!own || newest.cheers) ? cheerView(groupView, controller, board, row, newest) : nothing}
      ${rowActions(groupView, controller, about).map(
        ({ name, label, spoken = label, act }) =>
          html`<button type="button" class="plain ${name}" aria-label=${spoken} @click=${act}>
            ${label}
          </button>`,
      )}
    </p>
    ${mine.act === 'reply' ? replyForm(groupView, controller, row) : nothing}
    ${mine.act === 'report' && newest ? reportForm(groupView, controller, row, newest.id) : nothing}`;
}

function rowActions(
  groupView: GroupContext,
  controller: MemberActions,
  { board, group, row, own, hands }: About,
): RowAction[] {
  const { words } = groupView.host;
  const { member } = row;
  const newest = aboutOf(row)?.id;
  const named = (sentence: string) => groupView.named(sentence, row);
  const near = hands || controller.own?.group === group.id;
  const deeds: RowAction[] = [];
  if (newest)
    deeds.push({
      name: 'answer',
      label: words.reply,
      spoken: named(words.replyTo),
      act: () => groupView.open({ act: 'reply', member, about: newest }, '[name="reply"]'),
    });
  if (near && !own && !row.nudged && isSilent(row))
    deeds.push({
      name: 'nudge',
      label: words.nudge,
      spoken: named(words.nudgeOf),
      act: () => void controller.send('nudgeMember', {}, { member }),
    });
  if (hands && row.piece?.state !== 'published') {
    const label = !own ? words.change : row.piece ? words.editPiece : words.beginPiece;
    const act = () => groupView.open({ act: 'edit', member, row }, '[name="title"]');
    deeds.push({ name: 'edit', label, act, ...(!own && { spoken: named(words.editOf) }) });
  }
  if (own && row.checkIn?.id) {
    const { id } = row.checkIn;
    deeds.push({
      name: 'withdraw',
      label: words.takeBack,
      act: () => void controller.send('deleteEntry', { entry: id }),
    });
  }
  if (controller.canManage(group) && board.event.rollCall === group.id && !row.here)
    deeds.push({
      name: 'mark',
      label: words.mark,
      spoken: named(words.markHere),
      act: () => void controller.send('setAttendance', { member }, { here: true }),
    });
  if (!own && newest)
    deeds.push({
      name: 'report',
      label: words.report,
      spoken: named(words.reportOf),
      act: () => groupView.open({ act: 'report', member }, '[name="reason"]'),
    });
  return deeds;
}

function cheerView(
  groupView: GroupContext,
  controller: MemberActions,
  { you }: Board,
  row: Row,
  { id, cheers }: { id: string; cheers: number },
) {
  const cheered = !!you?.cheered.includes(id);
  const own = row.member === you?.member;
  if (own) return html`<span class="hearts">${heartIcon(true)} ${cheers}</span>`;
  return html`<button
    type="button"
    class="plain cheer"
    aria-pressed=${cheered}
    @click=${() => void controller.cheer(id, !cheered)}
  >
    <span class="spoken">${groupView.named(groupView.host.words.cheer, row)}</span>
    ${heartIcon(cheered)} ${cheers || ''}
  </button>`;
}

/** Whether a person has been silent for days, and isn't done. */
const isSilent = ({ piece, checkIn }: Row) =>
  piece?.state !== 'published' &&
  (!checkIn || Date.now() - Date.parse(checkIn.at) > NUDGE_AFTER_DAYS * 86_400_000);

function replyForm(groupView: GroupContext, controller: MemberActions, row: Row): TemplateResult {
  const { words } = groupView.host;
  const { about } = groupView.state.opened as { about: string };
  const draft = `reply ${about}`;
  const back = `[data-member="${row.member}"] .answer`;
  const leave = () => groupView.close(back);
  const send = (event: Event) => {
    event.preventDefault();
    const text = controller.drafts.get(draft).trim();
    if (!text) return;
    controller.drafts.set(draft, '');
    groupView.close(back);
    void controller.send('reply', {}, { about, text });
  };
  const type = (event: Event) => {
    controller.drafts.set(draft, (event.target as HTMLInputElement).value);
  };
  return html`<form class="fields panel" @submit=${send} @keydown=${onEscape(leave)}>
    <div class="field">
      <label for="reply">${groupView.named(words.replyTo, row)}</label>
      <input
        id="reply"
        name="reply"
        maxlength="280"
        required
        dir="auto"
        .value=${controller.drafts.get(draft)}
        @input=${type}
      />
    </div>
    <p class="actions">
      <button class="button main">${words.replySend}</button>
      <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
    </p>
  </form>`;
}

function reportForm(
  groupView: GroupContext,
  controller: MemberActions,
  row: Row,
  about: string,
): TemplateResult {
  const { words } = groupView.host;
  const back = `[data-member="${row.member}"] .report`;
  const leave = () => groupView.close(back);
  const send = (event: Event) => {
    event.preventDefault();
    const reason = (new FormData(event.target as HTMLFormElement).get('reason') as string).trim();
    groupView.close(back);
    groupView.host.announce(words.thanks);
    void controller.send('reportEntry', {}, { about, reason });
  };
  return html`<form class="fields panel" @submit=${send} @keydown=${onEscape(leave)}>
    <div class="field">
      <label for="report-reason">${words.reportWhy}</label>
      <textarea id="report-reason" name="reason" rows="2" dir="auto" maxlength="500"></textarea>
    </div>
    <p class="actions">
      <button class="button main">${words.reportSend}</button>
      <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
    </p>
  </form>`;
}

export function repliesView(
  { host, controller }: GroupContext,
  { replies }: Row,
): TemplateResult | typeof nothing {
  if (replies.length === 0) return nothing;
  const { words } = host;
  return html`<ul class="replies" role="list">
    ${replies.map(
      ({ id, by, from, text }) =>
        html`<li>
          <strong><bdi>${by || words.newMember}</bdi></strong> <bdi>${text}</bdi>
          ${
            id && from === controller?.member?.id
              ? html`<button
                  type="button"
                  class="plain small"
                  aria-label=${fill(words.deleteOf, { text })}
                  @click=${() => void controller.send('deleteEntry', { entry: id })}
                >
                  ${words.takeBack}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

/** What a cheer or reply refers to: the newest item of the row. */
function aboutOf({ piece, checkIn }: Row): { id: string; cheers: number } | undefined {
  return (piece?.state === 'published' ? piece : (checkIn ?? piece)) ?? undefined;
}
