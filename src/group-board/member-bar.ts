import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from './member-controller.ts';
import { dateIn } from '../ui/dates.ts';

/** What a member is told and may do before any group: to take part, to answer the roll-call; and a host's tools. */
export function barView(part: TakingPart): TemplateResult | undefined {
  const { board, tools, error, host } = part;
  const { you } = board ?? {};
  if (!part.member) return undefined;
  const strip = () =>
    html`<div class="strip" part="toolbar">${tools?.bar()}</div>
      ${tools?.panel() ?? nothing}`;
  return html`${part.member.role === 'host' ? strip() : nothing}
    <p class="error" role="alert" .textContent=${error}></p>
    ${board && you && !you.joined && !you.host && board.event.state !== 'closed' ? joinView(part) : nothing}
    ${board && you?.joined ? placeView(part) : nothing} ${callView(part)} ${newsView(part)}
    ${part.stalled ? html`<p class="state waiting">${host.words.unsent}</p>` : nothing}`;
}

const joinView = (part: TakingPart) => {
  const { words } = part.host;
  return html`<div class="panel ask">
    <p>${words.joinText}</p>
    <button
      type="button"
      class="button main"
      @click=${() => void part.write('assignToGroup', { member: part.member!.id }, { group: null })}
    >
      ${words.join}
    </button>
  </div>`;
};

/** Whoever has no group yet knows what will happen. */
function placeView(part: TakingPart): TemplateResult | typeof nothing {
  const { words } = part.host;
  const { rows, event } = part.board!;
  const own = rows.find(({ member }) => member === part.member!.id);
  if (!own || own.group || event.state === 'closed') return nothing;
  return html`<p class="hint">${event.joining === 'members' ? words.pickText : words.waitText}</p>`;
}

/** In the roll-call, when it is the turn of one's own group. */
function callView(part: TakingPart): TemplateResult | typeof nothing {
  const { words } = part.host;
  const { rows, event } = part.board ?? {};
  const own = rows?.find(({ member }) => member === part.member!.id);
  if (!event?.rollCall || own?.group !== event.rollCall) return nothing;
  if (own.here) return html`<p class="panel ask" role="status">${words.youAreHere}</p>`;
  return html`<div class="panel ask">
    <p>${words.hereNow}</p>
    <button
      type="button"
      class="button main"
      @click=${() => void part.write('setAttendance', { member: own.member }, { here: true })}
    >
      ${words.here}
    </button>
  </div>`;
}

function newsView({ host, board }: TakingPart): TemplateResult | typeof nothing {
  const count = host.freshIn(board?.rows ?? []);
  if (!count) return nothing;
  const time = dateIn(host.visitedAt, host.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<p class="hint">
    ${host.words.changes.replace('{count}', String(count)).replace('{time}', time)}
  </p>`;
}
