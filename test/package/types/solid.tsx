/** @jsxImportSource solid-js */
import type {} from 'community-widgets/solid';

export const right = (
  <>
    <newsletter-signup layout="bar" prop:headingLevel={3} class="letter" ref={(it) => void it?.step} />
    <newsletter-signup heading-level="3" strings='{"title":"Letter"}' />
    <member-login compact="false" methods="password" redirectOrigins="https://www.example.org" />
    <showcase-feed count={6} filters on:community-showcase-error={(event) => event.detail.code.length} />
    <community-provider api="https://api.example.org">
      <group-board event="current" />
    </community-provider>
  </>
);
// @ts-expect-error -- no such layout
export const layout = <newsletter-signup layout="tower" />;
// @ts-expect-error -- a number
export const count = <showcase-feed count="six" />;
// @ts-expect-error -- no such attribute
export const unknown = <group-board topic="birds" />;
// @ts-expect-error -- the event says a code
export const event = <newsletter-signup on:community-signup-error={(event) => event.detail.role} />;
