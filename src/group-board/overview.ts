import { html, nothing, type TemplateResult } from 'lit';
import { type Board, type EventHead, type Group, pieceStates, type Row } from '../contract/groups.ts';
import { fill } from '../contract/fill.ts';
import { messageView } from '../ui/message-view.ts';
import { listOf } from '../ui/list.ts';
import { times } from '../ui/times.ts';
import { avatarView } from './avatar.ts';
import type { BoardHost } from './board-host.ts';
import type { MemberHost } from './member-actions.ts';
import { addressOf } from './permalink.ts';
import { fromNow, momentOf } from './dates.ts';
import { leafView } from './date-leaf.ts';

// Changed texts are set as a whole (`.textContent`): a browser's page translation replaces text nodes by its own
// elements, and Lit would go on updating the removed text.

/** The overview of an event, for everyone: its title, the time left, and its groups side by side, one's own first. */
export function overviewView(host: MemberHost, board: Board, notices: unknown): TemplateResult {
  const { words } = host;
  const { groups, rows, you } = board;
  const own = rows.find(({ member }) => member === you?.member)?.group;
  const inOrder = [...groups].sort((one, other) => Number(other.id === own) - Number(one.id === own));
  return html`${headView(host, board)} ${notices}
  ${
    groups.length
      ? html`<ul class="groups" role="list" part="groups" aria-label=${words.groups}>
          ${inOrder.map((group) => cardView(host, board, group, group.id === own))}
        </ul>`
      : noGroupsView(host)
  }`;
}

/** A host creates groups; everyone else waits. */
function noGroupsView({ words, controller }: MemberHost): TemplateResult {
  const tools = controller?.state.tools;
  const create = tools && { label: words.splitTitle, press: () => tools.open('groups') };
  return messageView(words.noGroups, create);
}

/** The title of an event, and what is next. */
export function headView(host: BoardHost, board: Board): TemplateResult {
  const { words, address } = host;
  const { event } = board;
  return html`<div class="head" part="header">
    <h2 tabindex="-1" part="heading" dir="auto">${event.title}</h2>
    <p class="when" .textContent=${nextOf(host, board)}></p>
    ${
      event.state === 'closed'
        ? html`<p><a href="${address}/events/${event.id}/summary.html">${words.summary}</a></p>`
        : nothing
    }
  </div>`;
}

function nextOf(host: BoardHost, { event, groups, rows, you }: Board): string {
  const { words, language } = host;
  if (event.state === 'open') return openSentence(event, words.open, language);
  const tallies = groups.map((group) => tallyOf(group, you && rows));
  const from = pieceStates.indexOf(event.state === 'closed' ? 'published' : 'ready');
  return host.format(event.state === 'closed' ? words.closed : words.making, {
    dated: groups.filter(({ date }) => date).length,
    groups: groups.length,
    done: sum(tallies.map(({ pieces }) => sum(pieces.slice(from)))),
    people: sum(tallies.map(({ people }) => people)),
  });
}

function sum(numbers: number[]): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

const openSentence = ({ startsAt }: EventHead, sentence: string, language: string) =>
  fill(sentence, { date: momentOf(startsAt, language), left: fromNow(startsAt, language) });

/** A group's progress, from its rows if all are loaded, else from the server's count. */
export function tallyOf(
  { id, people, pieces }: Group,
  rows: readonly Row[] | null,
): { people: number; pieces: number[] } {
  if (!rows) return { people, pieces };
  const own = rows.filter(({ group }) => group === id);
  return {
    people: own.length,
    pieces: pieceStates.map((state) => own.filter(({ piece }) => piece?.state === state).length),
  };
}

function cardView(host: BoardHost, { rows, you }: Board, group: Group, own: boolean): TemplateResult {
  const { words, language } = host;
  const people = rows.filter((row) => row.group === group.id);
  const tally = tallyOf(group, you && rows);
  const stuck = people.filter(({ checkIn }) => checkIn?.mood === 'stuck');
  const fresh = host.countNew(people);
  return html`<li class="card ${own ? 'own' : ''}" part="card">
    ${own ? html`<p class="label">${words.yours}</p>` : nothing}
    <h3 part="group-name">
      <a
        href=${addressOf({ event: host.board?.event.id, group: group.id })}
        data-group=${group.id}
        @click=${(event: Event) => host.navigate(event, group.id)}
        dir="auto"
        >${group.name}</a
      >
      ${fresh ? html`<span class="fresh">${host.format(words.fresh, { count: fresh })}</span>` : nothing}
    </h3>
    ${group.date ? leafView(group.date.at, language) : html`<p class="leaf none">${words.noDate}</p>`}
    ${
      you
        ? html`<p class="faces">
            ${people.map(avatarView)}<span class="spoken">${namesOf(host, people)}</span>
          </p>`
        : nothing
    }
    ${barView(tally)}
    <p class="tally" .textContent=${tallyWords(host, tally, !!you)}></p>
    ${
      stuck.length
        ? html`<p class="stuckline" dir="auto">${fill(words.stuckNames, { names: namesOf(host, stuck) })}</p>`
        : nothing
    }
  </li>`;
}

const namesOf = ({ words, language }: BoardHost, people: Row[]) =>
  listOf(
    people.map(({ name }) => name || words.newMember),
    language,
  );

type Tally = ReturnType<typeof tallyOf>;

/** One stroke per person, the furthest first; an idea looks like none. */
const barView = ({ people, pieces }: Tally) => {
  const states = pieceStates.flatMap((state, at) => times(pieces[at] ?? 0, () => at && state)).reverse();
  return html`<p class="bar" aria-hidden="true">
    ${times(people, (at) => html`<i class=${states[at] || nothing}></i>`)}
  </p>`;
};

/** `6 people · 1 idea · 3 making · 2 ready`, which wraps only after a dot. */
function tallyWords(host: BoardHost, { people, pieces }: Tally, seen: boolean): string {
  const parts = pieceStates.flatMap((state, at) =>
    pieces[at] ? host.format(host.words[`${state}Count`], { count: pieces[at] }) : [],
  );
  const all = host.format(host.words.people, { count: people });
  // Next to the avatars, the number of people is redundant.
  const shown = seen && parts.length ? parts : [all, ...parts];
  return shown.map((it) => it.replace(/ /g, '\u00a0')).join('\u00a0· ');
}

/** The placeholder of a loading board. */
export const skeleton = html`<div class="head skeleton" aria-hidden="true">
    <p class="title"></p>
    <p></p>
  </div>
  <div class="groups skeleton" aria-hidden="true">
    ${times(
      6,
      () =>
        html`<div class="card">
          <p class="title"></p>
          <p class="leaf"></p>
          <p></p>
          <p></p>
        </div>`,
    )}
  </div>`;
