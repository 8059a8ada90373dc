import { html, nothing, type TemplateResult } from 'lit';
import type { PostEntry } from '../../contract/showcase-hosting.ts';
import { format } from '../format.ts';
import { strings as common } from '../strings.ts';
import { detail } from '../views.ts';
import { strings } from './showcase.strings.ts';

const MAX_REASON_LENGTH = 500;

export type Decision = 'publish' | 'decline' | 'hide';

export interface PostPanelProps {
  entry: PostEntry;
  /** What a reason is asked for. */
  asked: 'decline' | 'hide' | undefined;
  error: string;
  isSending: boolean;
  decide: (decision: Decision, more?: { reason?: string; trust?: boolean }) => unknown;
  ask: (about: 'decline' | 'hide' | undefined) => unknown;
  trust: () => unknown;
}

/** What a post is, and what a host can do with it. */
export function postPanel(props: PostPanelProps): TemplateResult {
  const { entry, asked, error } = props;
  const { post, reason, reports, reportReasons, source } = entry;
  return html`<div role="group" aria-label=${post.title} tabindex="-1" data-panel>
    ${pictureView(entry)} ${post.excerpt ? html`<p dir="auto">${post.excerpt}</p>` : nothing}
    <dl class="details">
      ${detail(strings.reason, reason)} ${detail(strings.source, source)} ${detail(strings.event, post.event)}
      ${detail(strings.topics, post.topics.join(', '))}
    </dl>
    ${
      reports
        ? html`<p class="strong">${format(strings.reports, { count: reports })}</p>
            <ul class="reports" role="list">
              ${reportReasons.map((it) => html`<li dir="auto">${it || strings.noReason}</li>`)}
            </ul>`
        : nothing
    }
    <p class="error" role="alert" .textContent=${error}></p>
    ${actionsView(props)}
    ${
      asked
        ? reasonForm({
            ...{ about: asked, isSending: props.isSending },
            hint: entry.member === null ? strings.whyHintFeed : strings.whyHint,
            submit: (reason) => props.decide(asked, { reason }),
            cancel: () => props.ask(undefined),
          })
        : nothing
    }
  </div>`;
}

function pictureView({ post: { picture } }: PostEntry): TemplateResult | typeof nothing {
  const smallest = picture?.variants[0];
  if (!smallest) return nothing;
  return html`<img
    class="post-picture"
    src=${smallest.source}
    alt=${picture.alt}
    width=${picture.width}
    height=${picture.height}
  />`;
}

function actionsView(props: PostPanelProps): TemplateResult {
  const { entry, decide, trust } = props;
  const canBeTrusted = entry.member !== null && !entry.trusted;
  const button = (text: string, act: () => unknown, isFirst = false) =>
    html`<button
      type="button"
      class=${isFirst ? '' : 'quiet'}
      aria-disabled=${props.isSending ? 'true' : nothing}
      @click=${act}
    >
      ${text}
    </button>`;
  const decisions = () => {
    switch (entry.state) {
      case 'pending':
        return html`${button(strings.publish, () => decide('publish'), true)}
        ${canBeTrusted ? button(strings.publishAndTrust, () => decide('publish', { trust: true })) : nothing}
        ${askButton(props, 'decline')}`;
      case 'published':
        return html`${entry.reports ? button(strings.keep, () => decide('publish'), true) : nothing}
        ${askButton(props, 'hide')} ${canBeTrusted ? button(strings.trust, trust) : nothing}`;
      case 'hidden':
        return button(strings.publishAgain, () => decide('publish'), true);
      default:
        return nothing;
    }
  };
  return html`${entry.state === 'declined' ? html`<p class="hint">${strings.declined}</p>` : nothing}
    <div class="actions">${decisions()}</div>`;
}

const askButton = ({ asked, ask }: PostPanelProps, about: 'decline' | 'hide'): TemplateResult =>
  html`<button
    type="button"
    class="quiet danger"
    data-action=${about}
    aria-expanded=${asked === about}
    @click=${() => ask(asked === about ? undefined : about)}
  >
    ${strings[about]}
  </button>`;

export interface ReasonFormProps {
  about: 'decline' | 'hide';
  isSending: boolean;
  /** Who gets the reason. */
  hint: string;
  submit: (reason: string) => unknown;
  cancel: () => unknown;
}

/** Asks for the reason of a decision. */
export function reasonForm({ about, isSending, hint, submit, cancel }: ReasonFormProps): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason') as string;
    submit(reason.trim());
  };
  return html`<form
    class="question"
    @submit=${send}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && cancel()}
  >
    <div class="field">
      <label for="reason">${strings.why}</label>
      <textarea
        id="reason"
        name="reason"
        rows="3"
        maxlength=${MAX_REASON_LENGTH}
        dir="auto"
        aria-describedby="reason-hint"
      ></textarea>
      <p class="hint" id="reason-hint">${hint}</p>
    </div>
    <div class="row">
      <button class="danger" aria-disabled=${isSending ? 'true' : nothing}>
        ${about === 'hide' ? strings.hideNow : strings.declineNow}
      </button>
      <button type="button" class="quiet" @click=${cancel}>${common.cancel}</button>
    </div>
  </form>`;
}
