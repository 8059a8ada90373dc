import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'community-widgets/svelte';

type Signup = SvelteHTMLElements['newsletter-signup'];
export const right: Signup = {
  layout: 'bar',
  headingLevel: 3,
  class: 'letter',
  'oncommunity-signup-error': (event) => event.detail.code.length,
};
// @ts-expect-error -- no such layout
export const layout: Signup = { layout: 'tower' };
// @ts-expect-error -- no such attribute
export const unknown: Signup = { topic: 'birds' };
