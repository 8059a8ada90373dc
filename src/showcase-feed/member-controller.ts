import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { MutationQueue } from '../community/mutations.ts';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { Member } from '../contract/members.ts';
import type { Post } from '../contract/showcase.ts';
import { translations } from '../locales/showcase-feed-members.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { closeIcon } from '../ui/icons.ts';
import { messageView } from '../ui/message-view.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { panelStyles } from '../ui/panel.styles.ts';
import { onEscape } from '../ui/on-escape.ts';
import { reactive } from '../ui/reactive.ts';
import { Cheers } from './cheers.ts';
import type { FeedHost } from './feed-host.ts';
import type { LoadFailure } from './load-failure.ts';
import type { FeedCalls, FeedMutation, MemberActions, Panel, PanelName } from './member-actions.ts';
import { memberStyles } from './member.styles.ts';
import { memberStrings } from './member.strings.ts';
import { MyPostsPanel } from './my-posts-panel.ts';
import { changePermalink, readPermalink } from './permalink.ts';
import { SubmitPanel } from './submit-panel.ts';

interface State {
  /** The open panel. */
  open: string;
  /** The number of posts that wait for a host; undefined: not known. */
  waiting: number | undefined;
}

/** Members' actions: submitting a piece, managing their own, cheering; and those of hosts. */
export class MemberController implements MemberActions {
  readonly host: FeedHost;
  readonly community: Community;
  readonly session: Session;
  readonly mutations: MutationQueue<FeedCalls>;
  readonly #cheers: Cheers;
  readonly #submitPanel: SubmitPanel;
  readonly #unsubscribes: (() => void)[] = [];
  #panels: Partial<Record<string, Panel>>;
  readonly #state;
  #closed = false;

  private constructor(host: FeedHost, community: Community, session: Session) {
    this.host = host;
    this.#state = reactive<State>(host, { open: '', waiting: 0 });
    this.community = community;
    this.session = session;
    adoptStyles(host.renderRoot, selectStyles, panelStyles, memberStyles);
    this.mutations = new MutationQueue<FeedCalls>(community, session, 'showcase', ownPostEndpoints);
    this.#cheers = new Cheers(this);
    this.#submitPanel = new SubmitPanel(this);
    this.#panels = { show: this.#submitPanel, yours: new MyPostsPanel(this) };
    const settled = (outcome: Outcome) => outcome.state === 'answered' && this.#onAnswer();
    this.#unsubscribes.push(
      session.subscribe(() => void this.#onSessionChange()),
      community.outbox.subscribe(settled),
      this.mutations.subscribe((write, result) => this.#onResult(write, result)),
    );
    addEventListener('hashchange', this.#syncWithUrl);
    this.#unsubscribes.push(() => removeEventListener('hashchange', this.#syncWithUrl));
  }

  static async open(host: FeedHost): Promise<MemberController> {
    const community = await communityAt(host.address);
    await host.localize.add(memberStrings, translations);
    const controller = new MemberController(host, community, await sessionOf(community));
    await controller.#onSessionChange();
    void community.outbox.flush();
    void controller.#subscribeToLive();
    return controller;
  }

  close(): void {
    this.#closed = true;
    for (const end of this.#unsubscribes) end();
  }

  get member(): Member | undefined {
    return this.session.member;
  }

  bar(): TemplateResult {
    const { words } = this.host;
    const button = (name: PanelName, label: string) =>
      html`<button
        type="button"
        class="button"
        aria-expanded=${this.#state.open === name}
        @click=${() => this.toggle(name)}
      >
        ${label}
      </button>`;
    return html`${button('show', words.showYours)} ${button('yours', words.myPieces)}
    ${
      this.member?.role === 'host'
        ? html`${button('queue', this.host.format(words.hostQueue, { count: this.#state.waiting ?? '?' }))}
          ${button('feeds', words.hostFeeds)}`
        : nothing
    }`;
  }

  panel(): TemplateResult | undefined {
    const panel = this.#panels[this.#state.open];
    if (!panel) return undefined;
    return html`<section
      class="panel"
      part="panel"
      aria-labelledby="panel"
      @keydown=${onEscape(() => this.toggle(''))}
    >
      <button
        type="button"
        class="close"
        aria-label=${this.host.words.closePanel}
        @click=${() => this.toggle('')}
      >
        ${closeIcon}
      </button>
      ${panel.view()}
    </section>`;
  }

  isOpen(name: PanelName): boolean {
    return this.#state.open === name;
  }

  /** Opens a panel, or closes it if it is open, and updates the page's URL. */
  toggle(name: PanelName | ''): void {
    const open = name === this.#state.open ? '' : name;
    changePermalink(this.host, { open: open || undefined });
    void this.#openPanel(open);
  }

  cheerView(post: Post): TemplateResult | undefined {
    return this.member && this.#cheers.view(post);
  }

  /** Updates the number of waiting posts, for hosts. */
  async refresh(): Promise<void> {
    if (this.member?.role !== 'host') return;
    const { Queue } = await import('./queue.ts');
    const queue = ((this.#panels['queue'] as InstanceType<typeof Queue>) ??= new Queue(this));
    this.#state.waiting = await queue.count();
  }

  /** Worded when it is shown, because the page's language may change. */
  errorText(code: string | undefined): string {
    const { words } = this.host;
    return code ? (words[code as 'forbidden'] ?? words.actionFailed) : '';
  }

  failureView(failure: LoadFailure | undefined): TemplateResult {
    const { words } = this.host;
    // Of these, the member's words are about a piece.
    const code = failure?.code === 'unreachable' ? 'actionFailed' : failure?.code;
    const sentence = this.errorText(code);
    const press = async () => {
      if (!(await failure!.retry())) return this.host.announce(sentence);
      await this.host.updateComplete;
      // The pressed button has been removed.
      if (document.activeElement === document.body) this.focus('#panel');
    };
    return html`<div role="alert">
      ${failure ? messageView(sentence, { label: words.again, press }) : nothing}
    </div>`;
  }

  /** Moves the focus within the panel after the next update. */
  focus(selector: string): void {
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  readonly #syncWithUrl = (): void => {
    const { open = '' } = readPermalink(this.host);
    if (open !== this.#state.open) void this.#openPanel(open);
  };

  async #openPanel(name: string): Promise<void> {
    if (['queue', 'feeds'].includes(name) && this.member?.role !== 'host') return;
    if (name === 'queue') await this.refresh();
    if (name === 'feeds') {
      const { Feeds } = await import('./feeds.ts');
      this.#panels['feeds'] ??= new Feeds(this);
    }
    const cameFrom = this.#state.open;
    this.#state.open = this.#panels[name] ? name : '';
    this.#panels[name]?.load();
    if (this.#state.open) this.focus('#panel');
    else if (cameFrom) this.focus('[part="toolbar"] button');
  }

  /** Subscribes to new pieces. */
  async #subscribeToLive(): Promise<void> {
    const { liveOf } = await import('../community/live.ts');
    const live = await liveOf(this.community);
    if (this.#closed) return;
    this.#unsubscribes.push(live.subscribe('showcase', () => void this.host.checkForNewPosts()));
  }

  /** A member has signed in or out. */
  async #onSessionChange(): Promise<void> {
    const { member, host } = this;
    host.signedIn = !!member;
    if (!member) this.#state.open = '';
    else {
      await Promise.all([this.#cheers.load(), this.#submitPanel.recall()]);
      this.#syncWithUrl();
      void this.refresh();
    }
  }

  #onAnswer(): void {
    this.#panels[this.#state.open]?.load();
    void this.refresh();
  }

  #onResult(write: FeedMutation, result: Result<unknown>): void {
    if (write.call === 'cheerPost') this.#cheers.onResult(write, result);
    // A piece that the server rejects later goes back to its author.
    if (write.call !== 'submitPost' || result.ok) return;
    this.#submitPanel.restore(write, result.failure.code);
    void this.#openPanel('show');
  }
}
