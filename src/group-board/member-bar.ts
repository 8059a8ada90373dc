import { html, nothing, type TemplateResult } from 'lit';
import type { Board } from '../contract/groups.ts';
import type { MemberActions } from './member-actions.ts';
import { dateIn } from '../ui/dates.ts';

/** A host's tools, and errors. */
export function barView(controller: MemberActions): TemplateResult | undefined {
  const { host } = controller;
  const { tools, error, stalled } = controller.state;
  if (!controller.member) return undefined;
  const strip = () =>
    html`<div class="strip" part="toolbar">${tools?.bar()}</div>
      ${tools?.panel() ?? nothing}`;
  return html`${controller.member.role === 'host' ? strip() : nothing}
    <p class="error" role="alert" .textContent=${host.words[error as 'failed'] ?? error}></p>
    ${stalled ? html`<p class="state waiting">${host.words.unsent}</p>` : nothing}`;
}

/** Notices and actions above the groups: join in, answer the roll-call. */
export function noticesView(controller: MemberActions, { you, event }: Board): TemplateResult {
  return html`${you && !you.joined && !you.host && event.state !== 'closed' ? joinView(controller) : nothing}
  ${you?.joined ? placeView(controller) : nothing} ${callView(controller)} ${newsView(controller)}`;
}

const joinView = (controller: MemberActions) => {
  const { words } = controller.host;
  return html`<div class="panel ask">
    <p>${words.joinText}</p>
    <button
      type="button"
      class="button main"
      @click=${() => void controller.send('assignToGroup', { member: controller.member!.id }, { group: null })}
    >
      ${words.join}
    </button>
  </div>`;
};

/** Tells people without a group what happens next. */
function placeView(controller: MemberActions): TemplateResult | typeof nothing {
  const { host, board, own } = controller;
  const { words } = host;
  const { event } = board!;
  if (!own || own.group || event.state === 'closed') return nothing;
  return html`<p class="hint">${event.joining === 'members' ? words.pickText : words.waitText}</p>`;
}

/** In the roll-call, when it is the turn of one's own group. */
function callView(controller: MemberActions): TemplateResult | typeof nothing {
  const { host, board, own } = controller;
  const { words } = host;
  const rollCall = board?.event.rollCall;
  if (!rollCall || own?.group !== rollCall) return nothing;
  if (own.here) return html`<p class="panel ask" role="status">${words.youAreHere}</p>`;
  return html`<div class="panel ask">
    <p>${words.hereNow}</p>
    <button
      type="button"
      class="button main"
      @click=${() => void controller.send('setAttendance', { member: own.member }, { here: true })}
    >
      ${words.here}
    </button>
  </div>`;
}

function newsView({ host, board }: MemberActions): TemplateResult | typeof nothing {
  const count = host.countNew(board?.rows ?? []);
  if (!count) return nothing;
  const time = dateIn(host.visitedAt, host.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<p class="hint">${host.format(host.words.changes, { count, time })}</p>`;
}
