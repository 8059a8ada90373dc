import { html, nothing, type TemplateResult } from 'lit';
import { type Board, type Group, pieceStates, type Row } from '../contract/groups.ts';
import { fill } from '../ui/fill.ts';
import { conflictsView } from './conflicts-view.ts';
import { rowActionsView, repliesView } from './row-actions.ts';
import { avatarView } from './avatar.ts';
import { pieceForm, promiseForm } from './piece-form.ts';
import { formOf, type GroupView } from './group-view.ts';
import { dayOf, fromNow } from './dates.ts';

const stateWords = { idea: 'idea', making: 'makingNow', ready: 'ready', published: 'published' } as const;

/** Somebody of a group: who they are, what they make, how far it is, how it goes, and what others say to it. */
export function rowView(groupView: GroupView, board: Board, group: Group, row: Row): TemplateResult {
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
      <p dir="auto">
        <strong>${row.name || words.somebody}</strong>
        ${own ? html`<span class="hint">${words.you}</span>` : nothing}
        ${row.here && board.event.rollCall ? html`<span class="tag">${words.hereMark}</span>` : nothing}
        ${!own && host.countNew([row]) ? html`<span class="fresh" title=${fill(words.fresh, { count: '1' })}></span>` : nothing}
        ${controller?.hasPending(row.member) ? html`<span class="tag">${words.unsent}</span>` : nothing}
      </p>
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

function pieceView({ host }: GroupView, { piece }: Row, own: boolean): TemplateResult {
  const { words } = host;
  if (!piece) return html`<p class="hint">${own ? words.beginPiece : words.noPiece}</p>`;
  const { title, note, link, kind, seenBy, hidden } = piece;
  if (!title && !note && !link && !own)
    return html`<p class="hint">
      ${hidden ? words.hiddenByHost : seenBy === 'group' ? words.hiddenPiece : words.untitled}
    </p>`;
  const name = title || words.untitled;
  return html`<p class="title" dir="auto">
      ${link ? html`<a href=${link} rel="noopener noreferrer nofollow ugc">${name}</a>` : name}
      <span class="hint">${words[kind]}</span>
    </p>
    ${note ? html`<p class="hint" dir="auto">${note}</p>` : nothing}
    ${hidden ? html`<p class="tag">${words.hiddenByHost}</p>` : nothing}`;
}

/** How far the piece is: as a track to pull along or to step with the arrow keys, and as a menu. */
function trackView(groupView: GroupView, row: Row, hands: boolean): TemplateResult | typeof nothing {
  const { words } = groupView.host;
  const { piece } = row;
  if (!piece && !hands) return nothing;
  const state = piece?.state ?? 'idea';
  const at = pieceStates.indexOf(state);
  const word = words[stateWords[state]];
  if (!hands || state === 'published')
    return html`<p class="track still at${at}">
      <span class="rail" aria-hidden="true"></span><span .textContent=${word}></span>
    </p>`;
  const label = groupView.named(words.howFar, row);
  const moved = (input: HTMLInputElement | HTMLSelectElement) => {
    const wanted = pieceStates[Number(input.value)]!;
    if (wanted === 'published') {
      input.value = String(at);
      return groupView.host.announce(words.outByItself);
    }
    if (wanted === state) return;
    groupView.host.announce(
      groupView.named(words.stateNow, row).replace('{state}', words[stateWords[wanted]]),
    );
    void groupView.controller!.changePiece(row, { state: wanted });
  };
  const change = (event: Event) => moved(event.currentTarget as HTMLInputElement);
  const spoken = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    input.ariaValueText = words[stateWords[pieceStates[Number(input.value)]!]];
  };
  return html`<div class="track at${at}">
    <input
      type="range"
      min="0"
      max="3"
      aria-label=${label}
      aria-valuetext=${word}
      .value=${String(at)}
      @input=${spoken}
      @change=${change}
    />
    <select aria-label=${label} .value=${String(at)} @change=${change}>
      ${pieceStates.map(
        (each, index) =>
          html`<option value=${index} ?selected=${index === at} ?disabled=${each === 'published'}>
            ${words[stateWords[each]]}
          </option>`,
      )}
    </select>
  </div>`;
}

function moodView({ host }: GroupView, { checkIn }: Row): TemplateResult | typeof nothing {
  if (!checkIn) return nothing;
  const { words, language } = host;
  const mood = checkIn.mood === 'stuck' ? words.stuck : checkIn.mood === 'slow' ? words.slow : words.onTrack;
  return html`<p class="said ${checkIn.mood}" dir="auto">
    <strong .textContent=${mood}></strong> <span .textContent=${checkIn.text}></span>
    <span class="hint" .textContent=${fromNow(checkIn.at, language)}></span>
  </p>`;
}

/** What whoever makes the piece should know of its date. */
function dueView(
  groupView: GroupView,
  group: Group,
  { piece, member }: Row,
  own: boolean,
): TemplateResult | typeof nothing {
  const { words, language } = groupView.host;
  if (!piece || piece.state === 'published') return nothing;
  const promised = piece.promise && fill(words.promised, { date: dayOf(piece.promise, language) });
  const missed = own && isPast(piece.promise ?? group.date?.at);
  const unlinked = own && piece.state === 'ready' && !piece.link;
  if (!promised && !missed && !unlinked) return nothing;
  return html`<div class="due">
    ${promised ? html`<p class="hint">${promised}</p>` : nothing}
    ${unlinked ? html`<p class="error">${words.linkMissing}</p>` : nothing}
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
