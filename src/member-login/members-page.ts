import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../api/client.ts';
import type { PathParameters } from '../contract/endpoint.ts';
import { pageEndpoints as endpoints } from '../contract/pages.ts';
import type { Block, Lesson, LessonEntry, MembersPage } from '../contract/pages.ts';
import { fill } from '../contract/fill.ts';
import { translations } from '../locales/member-login-members.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import { textView } from '../ui/rich-text.ts';
import { videoView } from '../ui/video.ts';
import { membersPageStrings } from './members-page.strings.ts';
import { membersPageStyles } from './members-page.styles.ts';
import type { LoginActions } from './login-host.ts';
import type { LoginStrings } from './strings.ts';
import { LESSON_PROGRESS, type LessonProgress } from './lesson-progress.ts';
import { dateIn } from '../ui/dates.ts';

/** A change waits until the member who made it signs in again. */
const later = { ok: false, failure: { code: 'unavailable' } } as const;

/** A lesson opens at midnight in the member's time zone. */
const zone = () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone });

interface State {
  readonly page?: MembersPage | undefined;
  readonly lesson?: Lesson | undefined;
  readonly failure?: Failure | undefined;
  /** Checkboxes that haven't been sent yet, by lesson. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** The video that plays. */
  readonly playing: string;
  /** Whether the cached copy is shown. */
  readonly stale?: boolean;
}

/**
 * A members' page: its lessons, which of them are open, and the selected one. Shows the cached page first, then the
 * current one.
 */
export class MembersPageController {
  readonly #login: LoginActions;
  readonly #stopListening: () => void;
  #state: State = { ticks: new Map(), playing: '' };
  /** The last requested page. */
  #asked: string | undefined;

  constructor(login: LoginActions) {
    this.#login = login;
    adoptStyles(login.host.renderRoot, membersPageStyles);
    const { outbox } = login.community;
    outbox.handle(LESSON_PROGRESS, async ({ body, key }) => {
      const { page, lesson, done, member } = body as LessonProgress;
      if (login.member?.id !== member) return later;
      const params = { page, lesson };
      const result = await login.community.call(endpoints.setProgress, {
        params,
        query: zone(),
        body: { done },
        key,
      });
      return !result.ok && result.failure.code === 'unauthenticated' ? later : result;
    });
    this.#stopListening = outbox.subscribe((outcome) => {
      if (outcome.state === 'answered') void this.#refresh();
    });
  }

  /** Loads its texts in the page's language. */
  static loadStrings(localize: LocalizeController<LoginStrings>): Promise<void> {
    return localize.add(membersPageStrings, translations);
  }

  close(): void {
    this.#stopListening();
  }

  #setState(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#login.host.requestUpdate();
  }

  /** Shows the page set on the element, or none. */
  async open(): Promise<void> {
    const { page } = this.#login.host;
    if (page === this.#asked) return;
    this.#asked = page;
    const ticks = new Map(this.#state.ticks);
    for (const { body } of await this.#login.community.outbox.pending(LESSON_PROGRESS)) {
      const tick = body as LessonProgress;
      if (tick.page === page && tick.member === this.#login.member?.id) ticks.set(tick.lesson, tick.done);
    }
    this.#setState({ page: undefined, lesson: undefined, failure: undefined, ticks });
    await this.#refresh();
    void this.#login.community.outbox.flush();
  }

  view(): TemplateResult | undefined {
    const { words } = this.#login.host;
    const { page, lesson, failure, stale } = this.#state;
    if (!page) return failure && this.#errorView(failure);
    return html`<section class="page ready" part="page" lang="">
      <h2 part="heading" dir="auto">${page.title}</h2>
      <p class="stale" ?hidden=${!stale}>${words.kept}</p>
      ${failure && !stale ? this.#errorView(failure) : nothing}
      ${lesson ? this.#lessonView(lesson, page) : this.#overview(page)}
    </section>`;
  }

  #overview({ title, intro, lessons }: MembersPage): unknown {
    return html`<div class="text" dir="auto">${this.#text(intro, title)}</div>
      <ol class="lessons" role="list" part="lessons">
        ${lessons.map((it) => this.#entry(it))}
      </ol>`;
  }

  #entry(entry: LessonEntry): TemplateResult {
    const { id, title, opensOn, open } = entry;
    const { words, language } = this.#login.host;
    if (!open) {
      const date = dateIn(`${opensOn ?? ''}T12:00Z`, language, {
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      });
      return html`<li class="closed" part="locked-lesson">
        <span class="tick" aria-hidden="true"></span><span class="title" dir="auto">${title}</span
        ><small>${fill(words.opensOn, { date })}</small>
      </li>`;
    }
    const done = this.#isDone(entry);
    return html`<li>
      <span class="tick ${done ? 'done' : ''}" aria-hidden="true"></span
      ><button type="button" class="title" dir="auto" @click=${() => this.#openLesson(id)}>
        ${title}${done ? html`<span class="spoken"> (${words.done})</span>` : nothing}
      </button>
    </li>`;
  }

  #lessonView({ id, title, content }: Lesson, { lessons }: MembersPage): TemplateResult {
    const { words } = this.#login.host;
    const place = lessons.findIndex((it) => it.id === id);
    const next = lessons[place + 1];
    const entry = lessons[place];
    const tick = (event: Event) => this.#tick(id, (event.target as HTMLInputElement).checked);
    return html`<article class="lesson" part="lesson">
      <p><button type="button" class="plain" @click=${() => this.#back()}>${words.allLessons}</button></p>
      <h3 tabindex="-1" dir="auto">${title}</h3>
      <div class="text" dir="auto">${this.#text(content, title)}</div>
      <p class="after">
        <label class="choice"
          ><input type="checkbox" .checked=${!!entry && this.#isDone(entry)} @change=${tick} />
          ${words.done}</label
        >
        ${
          next?.open
            ? html`<button type="button" class="plain" @click=${() => this.#openLesson(next.id)}>
                ${fill(words.next, { title: next.title })}
              </button>`
            : nothing
        }
      </p>
    </article>`;
  }

  #text(blocks: Block[], lesson: string): unknown[] {
    return textView(blocks, ({ kind, source, title: ownTitle }) => {
      if (kind === 'image') return html`<img src=${source} alt=${ownTitle} loading="lazy" />`;
      const title = ownTitle || lesson;
      const play = () => this.#setState({ playing: source });
      return videoView(
        { source, title },
        this.#state.playing === source,
        fill(this.#login.host.words.play, { title }),
        play,
      );
    });
  }

  #isDone({ id, done }: LessonEntry): boolean {
    return this.#state.ticks.get(id) ?? done;
  }

  /** Shows a checkbox's new state immediately, and sends it as soon as possible. */
  async #tick(lesson: string, done: boolean): Promise<void> {
    const { community, member, host } = this.#login;
    this.#setState({ ticks: new Map(this.#state.ticks).set(lesson, done) });
    const progress: LessonProgress = { page: host.page, lesson, done, member: member!.id };
    // Checked and unchecked again: the later change must not overtake the earlier.
    await community.outbox.put(LESSON_PROGRESS, progress, `${progress.member} ${host.page} ${lesson}`);
    void community.outbox.flush();
  }

  async #openLesson(lesson: string): Promise<void> {
    const { host } = this.#login;
    const params = { page: host.page, lesson };
    this.#setState({ playing: '' });
    await this.#load(endpoints.lesson, params, `${host.page} ${lesson}`, (it) => ({ lesson: it }));
    await this.#focus('.lesson h3');
  }

  #back(): void {
    this.#setState({ lesson: undefined, failure: undefined, playing: '' });
    void this.#focus('.lessons button');
  }

  async #refresh(): Promise<void> {
    const { page } = this.#login.host;
    if (!page) return;
    await this.#load(endpoints.page, { page }, page, (it) => ({ page: it }));
    const waiting = await this.#login.community.outbox.pending(LESSON_PROGRESS);
    const isWaiting = (lesson: string) =>
      waiting.some(({ body }) => (body as LessonProgress).lesson === lesson);
    this.#setState({ ticks: new Map([...this.#state.ticks].filter(([lesson]) => isWaiting(lesson))) });
  }

  /** Shows the cached response, then the API's. */
  async #load<E extends typeof endpoints.page | typeof endpoints.lesson>(
    endpoint: E,
    params: PathParameters<E['path']>,
    variant: string,
    shown: (answer: E extends typeof endpoints.page ? MembersPage : Lesson) => Partial<State>,
  ): Promise<void> {
    const { community } = this.#login;
    type Answer = Parameters<typeof shown>[0];
    const known = (await community.recall(endpoint, variant)) as Answer | undefined;
    if (known) this.#setState(shown(known));
    const result = await community.call(endpoint, { params, query: zone() });
    this.#setState({ failure: result.ok ? undefined : result.failure, stale: !result.ok && !!known });
    if (result.ok) {
      this.#setState(shown(result.value as Answer));
      await community.remember(endpoint, result.value as never, variant);
    } else if (['forbidden', 'not-found'].includes(result.failure.code))
      this.#setState({ lesson: undefined, page: undefined });
  }

  async #focus(selector: string): Promise<void> {
    const { host } = this.#login;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #errorView({ code }: Failure): TemplateResult {
    const { words } = this.#login.host;
    return html`<p class="error" part="error" role="alert">
      ${words[code as keyof typeof words] ?? words.failed}
    </p>`;
  }
}
