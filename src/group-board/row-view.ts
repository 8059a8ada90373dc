import { html, nothing, type TemplateResult } from 'lit';
import {
  type Board,
  chosenPieceStates,
  emptyPiece,
  type Group,
  type PieceState,
  pieceStates,
  type Row,
} from '../contract/groups.ts';
import { fill } from '../contract/fill.ts';
import { conflictsView } from './conflicts-view.ts';
import { rowActionsView, repliesView } from './row-actions.ts';
import { avatarView } from './avatar.ts';
import { pieceForm, promiseForm } from './piece-form.ts';
import { times } from '../ui/times.ts';
import { formOf, type GroupContext } from './group-context.ts';
import { dayOf, fromNow } from './dates.ts';

/** A person of a group: who they are, what they make, how far along it is, their check-in, and the replies. */
export function rowView(groupView: GroupContext, board: Board, group: Group, row: Row): TemplateResult {
  const { controller, host } = groupView;
  const { words } = host;
  const own = row.member === board.you?.member;
  const hands = !!controller && (own || controller.canManage(group));
  const mine = formOf(groupView, row);
  return html`<li
    class="person ${own ? 'own' : ''}"
    part="participant"
    data-member=${row.member}
    tabindex="-1"
  >
    <div class="name">
      ${avatarView(row)}
      <div>
        <h3><bdi>${row.name || words.newMember}</bdi></h3>
        ${own ? html`<span class="hint">${words.you}</span>` : nothing}
        ${row.here && board.event.rollCall ? html`<span class="tag">${words.hereMark}</span>` : nothing}
        ${!own && host.countNew([row]) ? html`<span class="fresh"><span class="spoken">${host.format(words.fresh, { count: 1 })}</span></span>` : nothing}
        ${controller?.hasPending(row.member) ? html`<span class="tag">${words.unsent}</span>` : nothing}
      </div>
    </div>
    <div class="piece" part="piece">${pieceView(groupView, row, own)}</div>
    ${trackView(groupView, row, hands)} ${moodView(groupView, row)} ${dueView(groupView, group, row, own)}
    ${conflictsView(groupView, row)}
    ${mine.act === 'edit' ? pieceForm(groupView, controller!, mine.row) : nothing}
    ${mine.act === 'promise' ? promiseForm(groupView, controller!, row) : nothing}
    ${repliesView(groupView, row)}
    ${controller && (board.you?.joined || hands) ? rowActionsView(groupView, controller, { board, group, row, own, hands }) : nothing}
  </li>`;
}

function pieceView({ host }: GroupContext, { piece }: Row, own: boolean): TemplateResult {
  const { words } = host;
  if (!piece) return html`<p class="hint">${words.noPiece}</p>`;
  const { title, note, link, kind, seenBy, hidden } = piece;
  if (!title && !note && !link && !own)
    return html`<p class="hint">
      ${hidden ? words.hiddenByHost : seenBy === 'group' ? words.hiddenPiece : words.untitled}
    </p>`;
  const name = title || words.untitled;
  return html`<p class="title">
      ${link ? html`<a href=${link} rel="noopener noreferrer nofollow ugc"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}
      <span class="hint">${words[kind]}</span>
    </p>
    ${note ? html`<p class="hint" dir="auto">${note}</p>` : nothing}
    ${hidden ? html`<p class="tag">${words.hiddenByHost}</p>` : nothing}`;
}

/** The progress of the piece; people who may change it choose one of its states. */
function trackView(groupView: GroupContext, row: Row, hands: boolean): TemplateResult | typeof nothing {
  const { words } = groupView.host;
  const { piece } = row;
  if (!piece && !hands) return nothing;
  const { state } = piece ?? emptyPiece;
  if (!hands || !isChosen(state))
    return html`<p class="track still">
      ${stepsView(state)}<span .textContent=${words[`${state}State`]}></span>
    </p>`;
  const name = row.name || words.newMember;
  const choose = (wanted: ChosenState) => () => {
    groupView.host.announce(fill(words.stateNow, { name, state: words[`${wanted}State`] }));
    const { controller, host } = groupView;
    // The current row, not the rendered one: two keys may be pressed in quick succession.
    const now = host.board?.rows.find(({ member }) => member === row.member) ?? row;
    void controller!.changePiece(now, { state: wanted });
  };
  return html`<div class="track steps" role="radiogroup" aria-label=${fill(words.howFar, { name })}>
    ${pieceStates.map(
      (each) =>
        html`<label
          ><input
            type="radio"
            name="state-${row.member}"
            value=${each}
            .checked=${each === state}
            ?disabled=${!isChosen(each)}
            @change=${isChosen(each) && choose(each)}
          /><span>${words[`${each}State`]}</span></label
        >`,
    )}
  </div>`;
}

type ChosenState = (typeof chosenPieceStates)[number];

const isChosen = (state: PieceState): state is ChosenState =>
  (chosenPieceStates as readonly PieceState[]).includes(state);

/** A stroke for each step beyond the first state. */
const stepsView = (state: PieceState) =>
  html`<span class="bar" aria-hidden="true"
    >${times(pieceStates.length - 1, (at) => html`<i class=${at < pieceStates.indexOf(state) ? state : nothing}></i>`)}</span
  >`;

function moodView({ host }: GroupContext, { checkIn }: Row): TemplateResult | typeof nothing {
  if (!checkIn) return nothing;
  const { words, language } = host;
  const mood = checkIn.mood === 'stuck' ? words.stuck : checkIn.mood === 'slow' ? words.slow : words.onTrack;
  return html`<p class="said ${checkIn.mood}">
    <strong .textContent=${mood}></strong> <bdi .textContent=${checkIn.text}></bdi>
    <span class="hint" .textContent=${fromNow(checkIn.at, language)}></span>
  </p>`;
}

/** The date's notice for the maker of the piece. */
function dueView(
  groupView: GroupContext,
  group: Group,
  { piece, member }: Row,
  own: boolean,
): TemplateResult | typeof nothing {
  const { words, language } = groupView.host;
  if (!piece || piece.state === 'published') return nothing;
  const promised = piece.promise && fill(words.promised, { date: dayOf(piece.promise, language) });
  const missed = own && isPast(piece.promise ?? group.date?.at);
  const ready = own && piece.state === 'ready';
  if (!promised && !missed && !ready) return nothing;
  return html`<div class="due">
    ${promised ? html`<p class="hint">${promised}</p>` : nothing}
    ${ready ? (piece.link ? html`<p class="hint">${words.outByItself}</p>` : html`<p class="error">${words.linkMissing}</p>`) : nothing}
    ${
      missed
        ? html`<p class="error">${words.missed}</p>
            <button
              type="button"
              class="button promise"
              @click=${() => groupView.open({ act: 'promise', member }, '[name="promise"]')}
            >
              ${words.promise}
            </button>`
        : nothing
    }
  </div>`;
}

const isPast = (moment: string | undefined) => !!moment && Date.parse(moment) < Date.now();
