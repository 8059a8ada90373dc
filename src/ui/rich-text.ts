import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Item, Run } from '../contract/pages.ts';

/** A run of text. The contract has validated the link; Lit escapes the rest. */
const runView = ({ text, bold, italic, code, link }: Run): unknown => {
  let view: unknown = text;
  if (code) view = html`<code>${view}</code>`;
  if (italic) view = html`<em>${view}</em>`;
  if (bold) view = html`<strong>${view}</strong>`;
  return link ? html`<a href=${link} rel="noopener noreferrer">${view}</a>` : view;
};

const runsView = (runs: Run[] = []) => runs.map(runView);

/** Nests the items of a list below their parents. */
function listView(items: Item[]): TemplateResult {
  const groups: { item: Item; below: Item[] }[] = [];
  const [first] = items;
  for (const item of items) {
    const last = groups.at(-1);
    if (last && item.level > first!.level) last.below.push(item);
    else groups.push({ item, below: [] });
  }
  const lines = groups.map(
    ({ item, below }) => html`<li>${runsView(item.runs)}${below.length ? listView(below) : nothing}</li>`,
  );
  return first?.ordered
    ? html`<ol>
        ${lines}
      </ol>`
    : html`<ul>
        ${lines}
      </ul>`;
}

/** Renders `media`: an image, or a video that makes no request before it is pressed. */
export type MediaView = (media: { kind: 'image' | 'video'; source: string; title: string }) => unknown;

function blockView({ kind, runs, items, source, title = '' }: Block, media: MediaView): unknown {
  const text = runsView(runs);
  switch (kind) {
    case 'heading':
      return html`<h3>${text}</h3>`;
    case 'paragraph':
      return html`<p>${text}</p>`;
    case 'quote':
      return html`<blockquote>${text}</blockquote>`;
    case 'code':
      return html`<pre><code>${text}</code></pre>`;
    case 'list':
      return items?.length ? listView(items) : nothing;
    case 'rule':
      return html`<hr />`;
    default:
      return source ? media({ kind, source, title }) : nothing;
  }
}

/** Renders a text of the contract. */
export const textView = (blocks: Block[], media: MediaView): unknown[] =>
  blocks.map((block) => blockView(block, media));
