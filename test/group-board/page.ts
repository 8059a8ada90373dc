import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/group-board/group-board.ts';
import type { GroupBoard } from '../../src/group-board/group-board.ts';
import {
  type Community,
  type EventMade,
  type EventOrder,
  type PersonOrder,
  startCommunity,
} from '../support/community.ts';
import { signIn } from '../showcase-feed/member.ts';

const DAY = 86_400_000;
export const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

/** Somebody before the board. */
export class Visitor {
  readonly board: GroupBoard;
  readonly community: Community;
  readonly made: EventMade;

  constructor(board: GroupBoard, community: Community, made: EventMade) {
    this.board = board;
    this.community = community;
    this.made = made;
  }

  all<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
    return [...this.board.shadowRoot!.querySelectorAll<Found>(selector)];
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const [found] = this.all<Found>(selector);
    if (!found) throw new Error(`no ${selector} in: ${this.text}`);
    return found;
  }

  get text(): string {
    return this.board.shadowRoot!.textContent.replace(/\s+/g, ' ');
  }

  /** What a screen reader was told last. */
  get status(): string {
    return this.one('.base > [role="status"]').textContent.trim();
  }

  get cards(): string[] {
    return this.all('.groups:not(.skeleton) .card').map((it) => it.textContent.replace(/\s+/g, ' ').trim());
  }

  /** The row of somebody in an open group. */
  row(name: string): HTMLElement {
    const found = this.all('.person').find((it) => it.querySelector('.name')!.textContent.includes(name));
    if (!found) throw new Error(`no row of ${name} in: ${this.text}`);
    return found;
  }

  textOf(name: string): string {
    return this.row(name).textContent.replace(/\s+/g, ' ');
  }

  button(text: string, within?: HTMLElement): HTMLElement {
    const buttons = within ? [...within.querySelectorAll<HTMLElement>('button')] : this.all('button');
    const found = buttons.find(
      (it) => it.textContent.trim().startsWith(text) || it.ariaLabel?.startsWith(text),
    );
    if (!found)
      throw new Error(`no button "${text}" in: ${(within?.textContent ?? this.text).replace(/\s+/g, ' ')}`);
    return found;
  }

  get focused(): Element | null {
    return this.board.shadowRoot!.activeElement;
  }

  /** Opens a group by its card. */
  async open(group: string): Promise<void> {
    this.all('h3 a')
      .find((it) => it.textContent.trim() === group)!
      .click();
    await this.sees(
      () => this.all('.room').length && this.one('h2').textContent.includes(group),
      `${group} is open`,
    );
  }

  type(selector: string, text: string): void {
    const field = this.one<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  choose(selector: string, value: string): void {
    const field = this.one<HTMLSelectElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Waits until something is so; what is not there yet may throw. */
  async sees(what: () => unknown, description = String(what)): Promise<void> {
    const seen = async () => {
      try {
        return Boolean(await what());
      } catch {
        return false;
      }
    };
    await waitUntil(seen, description, { timeout: 30_000, interval: 20 }).catch(() => {
      throw new Error(`Timeout: ${description}; there is: ${this.text.slice(0, 3000)}`);
    });
  }
}

export const herons = (
  people: PersonOrder[],
  more: Partial<EventOrder> & { date?: string } = {},
): EventOrder => {
  const { date, ...rest } = more;
  return { groups: [{ name: 'Herons', people, ...(date && { date }) }], ...rest };
};

export const plainTag = (api: string) => html`<group-board api=${api}></group-board>`;

export async function visit(
  community: Community,
  made: EventMade,
  tag: (api: string) => TemplateResult = plainTag,
): Promise<Visitor> {
  const place = await fixture<HTMLElement>(html`<div>${tag(community.api)}</div>`);
  const board = place.querySelector<GroupBoard>('group-board')!;
  const visitor = new Visitor(board, community, made);
  await visitor.sees(() => board.store?.ready, 'an answer');
  await board.updateComplete;
  return visitor;
}

/** An event, as a stranger sees it. */
export async function openBoard(order: EventOrder, tag = plainTag): Promise<Visitor> {
  const community = await startCommunity();
  return visit(community, await community.event(order), tag);
}

/** An event, as a member sees it who is signed in. */
export async function boardOf(
  name: string,
  order: EventOrder,
  {
    role = 'member',
    tag = plainTag,
  }: { role?: 'member' | 'host' | 'facilitator'; tag?: typeof plainTag } = {},
): Promise<Visitor> {
  const community = await startCommunity();
  await signIn(community, name, role);
  const visitor = await visit(community, await community.event(order), tag);
  await visitor.sees(() => visitor.board.controller && visitor.board.board?.you, 'what members see');
  return visitor;
}

/** The address without what a test has put there. */
export const cleanAddress = () => history.replaceState(null, '', location.pathname + location.search);
