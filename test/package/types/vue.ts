import type { GlobalComponents } from 'vue';
import type {} from 'community-widgets/vue';

type Signup = InstanceType<GlobalComponents['newsletter-signup']>['$props'];
export const right: Signup = {
  layout: 'bar',
  headingLevel: 3,
  class: 'letter',
  onCommunitySignupError: (event) => event.detail.code.length,
};
// @ts-expect-error -- no such layout
export const layout: Signup = { layout: 'tower' };
// @ts-expect-error -- no such attribute
export const unknown: Signup = { topic: 'birds' };
