import { html, nothing, type TemplateResult } from 'lit';
import type { PostEntry } from '../../contract/showcase-hosting.ts';
import { fill } from '../../contract/fill.ts';
import { format } from '../format.ts';
import { canBeChosen, decidable } from './bulk-decision.ts';
import { type Decision, reasonForm } from './post-panel.ts';
import { strings } from './showcase.strings.ts';

export interface BulkBarProps {
  /** The posts that are shown. */
  posts: readonly PostEntry[];
  chosen: ReadonlySet<string>;
  /** What a reason is asked for. */
  asked: 'decline' | 'hide' | undefined;
  error: string;
  isSending: boolean;
  choose: (ids: readonly string[]) => unknown;
  decide: (decision: Decision, reason?: string) => unknown;
  ask: (about: 'decline' | 'hide' | undefined) => unknown;
}

/** Above the posts: chooses all that are shown, and decides on those that are chosen. */
export function bulkBar(props: BulkBarProps): TemplateResult | typeof nothing {
  const { posts, chosen, asked, error, isSending, choose, decide, ask } = props;
  const all = posts.filter(canBeChosen).map(({ post }) => post.id);
  if (!all.length) return nothing;
  const isAll = all.every((id) => chosen.has(id));
  const some = posts.filter(({ post }) => chosen.has(post.id));
  const count = (decision: Decision) => decidable(some, decision).length;
  return html`<div class="bulk" role="group" aria-label=${strings.bulk} data-bulk>
    <div class="row">
      <label class="choose">
        <input
          type="checkbox"
          data-all
          .checked=${isAll}
          .indeterminate=${some.length > 0 && !isAll}
          @change=${() => choose(isAll ? [] : all)}
        />
        ${strings.chooseAll}
      </label>
      <span class="hint" role="status">
        ${some.length ? format(strings.chosen, { count: some.length }) : nothing}
      </span>
      ${
        some.length
          ? html`<div class="actions">
              ${decisionButton(strings.publishMany, count('publish'), {
                ...{ isSending, act: () => decide('publish') },
              })}
              ${askButton(strings.declineMany, count('decline'), { about: 'decline', asked, ask })}
              ${askButton(strings.hideMany, count('hide'), { about: 'hide', asked, ask })}
            </div>`
          : nothing
      }
    </div>
    <p class="error" role="alert" .textContent=${error}></p>
    ${
      asked && count(asked)
        ? reasonForm({
            ...{ about: asked, isSending, hint: strings.whyHintMany },
            submit: (reason) => decide(asked, reason),
            cancel: () => ask(undefined),
          })
        : nothing
    }
  </div>`;
}

const decisionButton = (
  text: string,
  count: number,
  { isSending, act }: { isSending: boolean; act: () => unknown },
) =>
  count
    ? html`<button type="button" aria-disabled=${isSending ? 'true' : nothing} @click=${act}>
        ${format(text, { count })}
      </button>`
    : nothing;

function askButton(
  text: string,
  count: number,
  { about, asked, ask }: Pick<BulkBarProps, 'asked' | 'ask'> & { about: 'decline' | 'hide' },
): TemplateResult | typeof nothing {
  if (!count) return nothing;
  return html`<button
    type="button"
    class="quiet danger"
    data-bulk-action=${about}
    aria-expanded=${asked === about}
    @click=${() => ask(asked === about ? undefined : about)}
  >
    ${format(text, { count })}
  </button>`;
}

/** The cell of a row by which its post is chosen; empty if it can't be. */
export const choiceCell = (
  entry: PostEntry,
  { chosen, choose }: Pick<BulkBarProps, 'chosen' | 'choose'>,
): TemplateResult => {
  const { id, title } = entry.post;
  const toggle = () => choose(chosen.has(id) ? [...chosen].filter((it) => it !== id) : [...chosen, id]);
  return canBeChosen(entry)
    ? html`<td class="choice">
        <label class="choose">
          <input type="checkbox" .checked=${chosen.has(id)} @change=${toggle} />
          <span class="spoken">${fill(strings.choose, { title })}</span>
        </label>
      </td>`
    : html`<td class="choice"></td>`;
};
