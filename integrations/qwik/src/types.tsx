import type {} from 'community-widgets/qwik';

export const right = (
  <>
    <newsletter-signup layout="bar" headingLevel={3} class="letter" ref={(it) => void it.step} />
    <newsletter-signup heading-level="3" strings='{"title":"Letter"}' />
    <member-login compact="false" methods="password" redirectOrigins="https://www.example.org" />
    <showcase-feed count={6} filters key="feed" onClick$={(event, feed) => [event.detail, feed.count]} />
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
// @ts-expect-error -- it would never run
export const event = <newsletter-signup on-community-signup-error$={() => undefined} />;
// @ts-expect-error -- it would never run
export const name = <newsletter-signup onCommunitySignupError$={() => undefined} />;
// @ts-expect-error -- it would never run
export const far = <member-login document:on-community-signed-in$={() => undefined} />;
