import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { overviewEndpoints, type Overview } from '../../contract/overview.ts';
import { format, languageName, timeIn } from '../format.ts';
import { noInfo, readInfo } from '../newsletter-info.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { readView, type Unread } from '../views.ts';
import { chartView, sharesView } from './chart.ts';
import { strings } from './overview.strings.ts';

type Figures = Unread | { name: 'ready'; overview: Overview };
type Waiting = keyof Overview['waiting'];

/** What a host wants to know first, each with a link to its place. */
class OverviewSection extends SectionElement {
  @state() private accessor figures: Figures = { name: 'loading' };
  @state() private accessor info = noInfo;

  protected override firstUpdated(): void {
    void this.#read();
    void readInfo(this.community).then((info) => (this.info = info));
  }

  protected override render(): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      ${readView(this.figures, {
        rows: 5,
        retry: () => this.#read(),
        ready: ({ overview }) => this.#overview(overview),
      })}`;
  }

  #overview(overview: Overview): TemplateResult {
    const { days, sources, topics, languages } = overview;
    const labels = new Map(this.info.topics.map(({ id, label }) => [id, label]));
    return html`<div class="panels">${this.#waiting(overview.waiting)} ${this.#nextLetter(overview)}</div>
      ${this.#subscribers(overview.subscribers)} ${chartView(days)}
      <div class="panels">
        ${
          sources.length
            ? sharesView(
                strings.sources,
                sources.map(({ source, count }) => ({
                  label: source ?? strings.unknown,
                  count,
                  link: linkTo('subscribers', '', {
                    state: 'confirmed',
                    ...(source === null ? { withoutSource: 'true' } : { source }),
                  }),
                })),
              )
            : nothing
        }
        ${
          topics.length
            ? sharesView(
                strings.topics,
                topics.map(({ topic, count }) => ({
                  label: labels.get(topic) ?? topic,
                  count,
                  link: linkTo('subscribers', '', { state: 'confirmed', topic }),
                })),
              )
            : nothing
        }
        ${
          languages.length > 1
            ? sharesView(
                strings.languages,
                languages.map(({ language, count }) => ({
                  label: languageName(language),
                  count,
                  link: linkTo('subscribers', '', { state: 'confirmed', language }),
                })),
              )
            : nothing
        }
      </div>`;
  }

  #waiting(waiting: Overview['waiting']): TemplateResult {
    const names = (Object.keys(waiting) as Waiting[]).filter((it) => waiting[it] > 0);
    const lacksPage = names.some((it) => it !== 'failedEmails' && !this.#linkOf(it));
    return html`<section class="panel">
      <h2>${strings.waiting}</h2>
      ${
        names.length
          ? html`<ul class="plain" role="list">
              ${names.map((it) => html`<li>${this.#waitingItem(it, waiting[it])}</li>`)}
            </ul>`
          : html`<p class="hint">${strings.nothing}</p>`
      }
      ${lacksPage ? html`<p class="hint"><a href=${linkTo('settings')}>${strings.noPage}</a></p>` : nothing}
    </section>`;
  }

  /** The section that shows it, or the page of the owner's site with the board. */
  #linkOf(name: Waiting): string | null {
    if (name === 'posts') return linkTo('showcase', '', { state: 'pending' });
    if (name === 'reportedPosts') return linkTo('showcase', '', { state: 'reported' });
    return this.info.pages.board;
  }

  #waitingItem(name: Waiting, count: number): TemplateResult {
    const text = format(strings[name], { count });
    if (name === 'failedEmails')
      return html`${text}<br /><span class="hint">${strings.failedEmailsHint}</span>`;
    const link = this.#linkOf(name);
    return link ? html`<a href=${link}>${text}</a>` : html`${text}`;
  }

  #nextLetter({ nextLetter, nextIssue }: Overview): TemplateResult {
    const { zone } = this.info;
    const text = () => {
      if (!nextLetter)
        return nextIssue ? fill(strings.noLetterFor, { time: timeIn(nextIssue.at, zone) }) : strings.noLetter;
      if (nextLetter.state !== 'scheduled') return strings.letterSending;
      return fill(strings.letterScheduled, { time: timeIn(nextLetter.scheduledFor ?? '', zone) });
    };
    return html`<section class="panel">
      <h2>${strings.next}</h2>
      ${
        nextLetter
          ? html`<p class="strong" dir="auto">
              <a href=${linkTo('letters', nextLetter.id)}>${nextLetter.subject}</a>
            </p>`
          : nothing
      }
      <p class="hint">${text()}</p>
      ${nextLetter ? nothing : html`<a class="button" href=${linkTo('letters', 'new')}>${strings.write}</a>`}
    </section>`;
  }

  #subscribers({ confirmed, pending, left, bounced }: Overview['subscribers']): TemplateResult {
    const figure = (count: number, label: string, state: string) =>
      html`<li>
        <a href=${linkTo('subscribers', '', { state })}>
          <strong>${format('{count}', { count })}</strong> <span>${label}</span>
        </a>
      </li>`;
    return html`<section>
      <h2>${strings.subscribers}</h2>
      ${confirmed + pending + left + bounced === 0 ? html`<p class="hint">${strings.noSubscribers}</p>` : nothing}
      <ul class="tiles" role="list">
        ${figure(confirmed, strings.confirmed, 'confirmed')} ${figure(pending, strings.pending, 'pending')}
        ${figure(left, strings.left, 'unsubscribed')} ${figure(bounced, strings.bounced, 'bounced')}
      </ul>
    </section>`;
  }

  async #read(): Promise<void> {
    const result = await this.community.call(overviewEndpoints.overview);
    this.figures = result.ok
      ? { name: 'ready', overview: result.value }
      : { name: 'failed', text: failureText(result.failure.code) };
  }
}

customElements.define('console-overview', OverviewSection);
