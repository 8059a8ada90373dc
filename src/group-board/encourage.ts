import { html, nothing, type TemplateResult } from 'lit';
import type { Board, Group, Row } from '../contract/groups.ts';
import type { Room } from './room.ts';
import { aboutOf } from './row-view.ts';
import type { TakingPart } from './taking-part.ts';

/** Days without a word after which a nudge is kind. */
const SILENT = 2;

interface About {
  board: Board;
  group: Group;
  row: Row;
  own: boolean;
  hands: boolean;
}

/** What one tap does for somebody: a cheer, a word, a nudge. */
export function encourageView(
  room: Room,
  part: TakingPart,
  { board, group, row, own, hands }: About,
): TemplateResult {
  const { words } = room.host;
  const about = aboutOf(row);
  const { opened } = room;
  const mine = 'member' in opened && opened.member === row.member ? opened.act : 'none';
  const plain = (name: string, label: string, spoken: string, act: () => void) =>
    html`<button type="button" class="plain ${name}" aria-label=${spoken} @click=${act}>${label}</button>`;
  const near =
    hands || board.rows.some(({ member, group: at }) => member === board.you?.member && at === group.id);
  return html`<p class="actions">
      ${about?.id && (!own || about.cheers) ? cheerView(room, part, board, row, about) : nothing}
      ${about?.id ? plain('answer', words.reply, room.named(words.replyTo, row), () => room.open({ act: 'reply', member: row.member, about: about.id }, '[name="reply"]')) : nothing}
      ${near && !own && !row.nudged && isSilent(row) ? plain('nudge', words.nudge, room.named(words.nudgeOf, row), () => void part.write('nudge', {}, { member: row.member })) : nothing}
      ${hands && row.piece?.state !== 'published' ? plain('edit', own ? (row.piece ? words.editPiece : words.beginPiece) : words.editPiece, own ? words.editPiece : room.named(words.editOf, row), () => room.open({ act: 'edit', member: row.member }, '[name="title"]')) : nothing}
      ${own && row.checkIn?.id ? plain('withdraw', words.takeBack, words.takeBack, () => void part.write('takeBack', { about: row.checkIn!.id })) : nothing}
      ${part.runs(group) && board.event.rollCall === group.id && !row.here ? plain('mark', words.here, room.named(words.markHere, row), () => void part.write('setHere', { member: row.member }, { here: true })) : nothing}
      ${!own && about?.id ? plain('report', words.report, `${words.report}: ${row.name}`, () => room.open({ act: 'report', member: row.member }, '[name="reason"]')) : nothing}
    </p>
    ${mine === 'reply' ? replyForm(room, part, row) : nothing}
    ${mine === 'report' && about ? reportForm(room, part, row, about.id) : nothing}`;
}

function cheerView(
  room: Room,
  part: TakingPart,
  { you }: Board,
  row: Row,
  { id, cheers }: { id: string; cheers: number },
) {
  const cheered = !!you?.cheered.includes(id);
  const own = row.member === you?.member;
  if (own) return html`<span class="hearts">♥ ${cheers}</span>`;
  return html`<button
    type="button"
    class="plain cheer"
    aria-pressed=${cheered}
    aria-label=${room.named(room.host.words.cheer, row)}
    @click=${() => void part.cheer(id, !cheered)}
  >
    <span aria-hidden="true">${cheered ? '♥' : '♡'}</span> ${cheers || ''}
  </button>`;
}

/** Whoever has said nothing for days, and is not done. */
const isSilent = ({ piece, checkIn }: Row) =>
  piece?.state !== 'published' && (!checkIn || Date.now() - Date.parse(checkIn.at) > SILENT * 86_400_000);

function replyForm(room: Room, part: TakingPart, row: Row): TemplateResult {
  const { words } = room.host;
  const { about } = room.opened as { about: string };
  const draft = `reply ${about}`;
  const back = `[data-member="${row.member}"] .answer`;
  const send = (event: Event) => {
    event.preventDefault();
    const text = part.drafts.of(draft).trim();
    if (!text) return;
    part.drafts.set(draft, '');
    room.close(back);
    void part.write('reply', {}, { about, text });
  };
  const type = (event: Event) => {
    part.drafts.set(draft, (event.target as HTMLInputElement).value);
    part.update();
  };
  return html`<form class="beside" @submit=${send} @keydown=${room.escape}>
    <input
      name="reply"
      maxlength="280"
      required
      dir="auto"
      aria-label=${room.named(words.replyTo, row)}
      .value=${part.drafts.of(draft)}
      @input=${type}
    />
    <button class="button main">${words.replySend}</button>
  </form>`;
}

function reportForm(room: Room, part: TakingPart, row: Row, about: string): TemplateResult {
  const { words } = room.host;
  const back = `[data-member="${row.member}"] .report`;
  const send = (event: Event) => {
    event.preventDefault();
    const reason = (new FormData(event.target as HTMLFormElement).get('reason') as string).trim();
    room.close(back);
    room.host.say(words.thanks);
    void part.write('complain', {}, { about, reason });
  };
  return html`<form class="fields" @submit=${send} @keydown=${room.escape}>
    <div class="field">
      <label for="report-reason">${words.reportWhy}</label>
      <textarea id="report-reason" name="reason" rows="2" maxlength="500"></textarea>
    </div>
    <p class="actions">
      <button class="button main">${words.reportSend}</button>
      <button type="button" class="plain" @click=${() => room.close(back)}>${words.cancel}</button>
    </p>
  </form>`;
}

/** What others have said to it. */
export function repliesView({ host, part }: Room, { replies }: Row): TemplateResult | typeof nothing {
  if (replies.length === 0) return nothing;
  const { words } = host;
  return html`<ul class="replies">
    ${replies.map(
      ({ id, by, from, text }) =>
        html`<li dir="auto">
          <strong>${by || words.somebody}</strong> ${text}
          ${
            id && from === part?.member?.id
              ? html`<button
                  type="button"
                  class="plain small"
                  aria-label="${words.takeBack}: ${text}"
                  @click=${() => void part.write('takeBack', { about: id })}
                >
                  ${words.takeBack}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}
