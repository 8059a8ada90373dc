import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { type Write, Writes } from '../community/mutations.ts';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { Member } from '../contract/members.ts';
import type { Post } from '../contract/showcase.ts';
import { fill } from '../ui/fill.ts';
import { adopt } from '../ui/adopt-styles.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { panelStyles } from '../ui/panel.styles.ts';
import { Cheers } from './cheers.ts';
import { makerStyles } from './member.styles.ts';
import { makerWords } from './member.strings.ts';
import { OwnPieces } from './my-posts-panel.ts';
import { changePermalink, readPermalink } from './permalink.ts';
import { ShowYours } from './submit-panel.ts';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** What a button of the member's row opens. */
export interface Panel {
  /** Brings what it shows up to date. */
  load(): void;
  view(): TemplateResult;
}

type Name = 'show' | 'yours' | 'queue' | 'feeds';

/** What a member does with the feed: shows a piece, tends their own, cheers; and a host, what hosts do. */
export class Maker {
  readonly host: ShowcaseFeed;
  readonly community: Community;
  readonly session: Session;
  readonly writes: Writes<keyof typeof ownPostEndpoints>;
  readonly #cheers: Cheers;
  readonly #show: ShowYours;
  readonly #endings: (() => void)[] = [];
  #panels: Partial<Record<string, Panel>>;
  #open = '';
  /** How many posts wait for a host. */
  #waiting = 0;

  private constructor(host: ShowcaseFeed, community: Community, session: Session) {
    this.host = host;
    this.community = community;
    this.session = session;
    adopt(host.renderRoot, selectStyles, panelStyles, makerStyles);
    host.english = { ...makerWords, ...host.english };
    this.writes = new Writes(community, session, 'showcase', ownPostEndpoints);
    this.#cheers = new Cheers(this);
    this.#show = new ShowYours(this);
    this.#panels = { show: this.#show, yours: new OwnPieces(this) };
    const settled = (outcome: Outcome) => outcome.state === 'answered' && this.#settled();
    this.#endings.push(
      session.subscribe(() => void this.#know()),
      community.outbox.subscribe(settled),
      this.writes.subscribe((write, result) => this.#heard(write, result)),
    );
    addEventListener('hashchange', this.#follow);
    this.#endings.push(() => removeEventListener('hashchange', this.#follow));
  }

  static async open(host: ShowcaseFeed): Promise<Maker> {
    const community = await communityAt(host.address);
    const maker = new Maker(host, community, await sessionOf(community));
    await maker.#know();
    void community.outbox.flush();
    void maker.#listen();
    return maker;
  }

  close(): void {
    for (const end of this.#endings) end();
  }

  get member(): Member | undefined {
    return this.session.member;
  }

  bar(): TemplateResult {
    const { words } = this.host;
    const button = (name: Name, label: string) =>
      html`<button
        type="button"
        class="button"
        aria-expanded=${this.#open === name}
        @click=${() => this.toggle(name)}
      >
        ${label}
      </button>`;
    return html`${button('show', words.showYours)} ${button('yours', words.myPieces)}
    ${
      this.member?.role === 'host'
        ? html`${button('queue', fill(words.hostQueue, { count: String(this.#waiting) }))}
          ${button('feeds', words.hostFeeds)}`
        : nothing
    }`;
  }

  panel(): TemplateResult | undefined {
    const panel = this.#panels[this.#open];
    if (!panel) return undefined;
    return html`<section class="panel" part="panel" aria-labelledby="panel">
      <button
        type="button"
        class="close"
        aria-label=${this.host.words.closePanel}
        @click=${() => this.toggle('')}
      >
        ✕
      </button>
      ${panel.view()}
    </section>`;
  }

  /** Opens a panel, or closes it where it is open; the address says so. */
  toggle(name: Name | ''): void {
    const open = name === this.#open ? '' : name;
    changePermalink(this.host, { open: open || undefined });
    void this.#turnTo(open);
  }

  cheerView(post: Post): TemplateResult | undefined {
    return this.member && this.#cheers.view(post);
  }

  /** How many wait, as far as a host has to know. */
  async look(): Promise<void> {
    if (this.member?.role !== 'host') return;
    const { Queue } = await import('./queue.ts');
    const queue = ((this.#panels['queue'] as InstanceType<typeof Queue>) ??= new Queue(this));
    this.#waiting = await queue.count();
    this.update();
  }

  update(): void {
    this.host.requestUpdate();
  }

  /** Moves the focus to what a panel shows now. */
  focus(selector: string): void {
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  readonly #follow = (): void => {
    const { open = '' } = readPermalink(this.host);
    if (open !== this.#open) void this.#turnTo(open);
  };

  async #turnTo(name: string): Promise<void> {
    if (['queue', 'feeds'].includes(name) && this.member?.role !== 'host') return;
    if (name === 'queue') await this.look();
    if (name === 'feeds') {
      const { Feeds } = await import('./feeds.ts');
      this.#panels['feeds'] ??= new Feeds(this);
    }
    const cameFrom = this.#open;
    this.#open = this.#panels[name] ? name : '';
    this.#panels[name]?.load();
    this.update();
    if (this.#open) this.focus('#panel');
    else if (cameFrom) this.focus('[part="toolbar"] button');
  }

  /** Hears of new pieces as they come. */
  async #listen(): Promise<void> {
    const { liveOf } = await import('../community/live.ts');
    const live = await liveOf(this.community);
    this.#endings.push(live.subscribe('showcase', () => void this.host.look()));
  }

  /** Somebody has come in or gone. */
  async #know(): Promise<void> {
    const { member, host } = this;
    host.signedIn = !!member;
    if (!member) this.#open = '';
    else {
      await Promise.all([this.#cheers.load(), this.#show.recall()]);
      this.#follow();
      void this.look();
    }
    this.update();
  }

  #settled(): void {
    this.#panels[this.#open]?.load();
    void this.look();
  }

  #heard(write: Write, result: Result<unknown>): void {
    if (write.call === 'cheerPost') this.#cheers.hear(write, result);
    // A piece that the server has refused after all goes back to whoever wrote it.
    if (write.call !== 'submitPost' || result.ok) return;
    this.#show.giveBack(write, result.failure.code);
    void this.#turnTo('show');
  }
}
