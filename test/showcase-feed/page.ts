import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/showcase-feed/showcase-feed.ts';
import type { ShowcaseFeed } from '../../src/showcase-feed/showcase-feed.ts';
import {
  type Community,
  type CommunityOptions,
  type PostOrder,
  startCommunity,
} from '../support/community.ts';

/** Somebody before the showcase. */
export class Visitor {
  readonly feed: ShowcaseFeed;
  readonly community: Community;

  constructor(feed: ShowcaseFeed, community: Community) {
    this.feed = feed;
    this.community = community;
  }

  all<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
    return [...this.feed.shadowRoot!.querySelectorAll<Found>(selector)];
  }

  part<Found extends HTMLElement = HTMLElement>(name: string): Found | undefined {
    return this.all<Found>(`[part~="${name}"]`)[0];
  }

  get titles(): string[] {
    return this.all('.card:not(.skeleton) h3').map((it) => it.textContent.trim());
  }

  get dialog(): HTMLDialogElement | undefined {
    return this.part<HTMLDialogElement>('dialog');
  }

  get text(): string {
    return this.feed.shadowRoot!.textContent.replace(/\s+/g, ' ');
  }

  link(title: string): HTMLAnchorElement {
    const found = this.all<HTMLAnchorElement>('h3 a').find((it) => it.textContent.trim() === title);
    if (!found) throw new Error(`no card "${title}" in: ${this.titles.join(', ')}`);
    return found;
  }

  button(text: string): HTMLElement {
    const found = this.all('button').find(
      (it) => it.textContent.trim().startsWith(text) || it.ariaLabel?.startsWith(text),
    );
    if (!found) throw new Error(`no button "${text}" in: ${this.text}`);
    return found;
  }

  /** Opens the post of a card. */
  async open(title: string): Promise<void> {
    this.link(title).click();
    await this.sees(() => this.dialog?.open && this.dialog.textContent.includes(title), `${title} is open`);
  }

  sees(what: () => unknown, description = String(what)): Promise<void> {
    const seen = () => `${description}; there is: ${this.text.slice(0, 2000)}`;
    return waitUntil(async () => Boolean(await what()), description, { timeout: 30_000, interval: 20 }).catch(
      () => {
        throw new Error(`Timeout: ${seen()}`);
      },
    );
  }

  cards(count: number): Promise<void> {
    return this.sees(() => this.titles.length === count, `${count} cards`);
  }
}

export const numbered = (count: number, more: Partial<PostOrder> = {}): PostOrder[] =>
  Array.from({ length: count }, (_, at) => ({ title: `Piece ${at + 1}`, ...more }));

/** A showcase of these posts, the last one the newest. */
export async function openFeed(
  posts: PostOrder[],
  tag: (api: string) => TemplateResult = (api) => html`<showcase-feed api=${api}></showcase-feed>`,
  options: CommunityOptions = {},
): Promise<Visitor> {
  const community = await startCommunity(options);
  await community.posts(...posts);
  return visit(community, tag);
}

export async function visit(
  community: Community,
  tag: (api: string) => TemplateResult = (api) => html`<showcase-feed api=${api}></showcase-feed>`,
): Promise<Visitor> {
  const place = await fixture<HTMLElement>(html`<div>${tag(community.api)}</div>`);
  const feed = place.querySelector<ShowcaseFeed>('showcase-feed')!;
  const visitor = new Visitor(feed, community);
  await visitor.sees(() => feed.store?.ready && !feed.store.state.busy, 'an answer');
  await feed.updateComplete;
  return visitor;
}

/** The address without what a test has put there. */
export const cleanAddress = () => history.replaceState(null, '', location.pathname + location.search);
