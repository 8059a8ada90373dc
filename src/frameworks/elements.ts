// Generated from custom-elements.json by scripts/framework-types.ts.
import type { CommunityProvider } from '../community/community-provider.class.ts';
import type { GroupBoard } from '../group-board/group-board.class.ts';
import type { MemberLogin } from '../member-login/member-login.class.ts';
import type { NewsletterSignup } from '../newsletter-signup/newsletter-signup.class.ts';
import type { ShowcaseFeed } from '../showcase-feed/showcase-feed.class.ts';
import type { Events, Properties } from './props.ts';

/** What each element takes by its property or attribute, of the types of its properties, or as text. */
export interface ElementProperties {
  'community-provider': Properties<CommunityProvider, 'api' | 'strings'>;
  'group-board': Properties<
    GroupBoard,
    'api' | 'event' | 'group' | 'login' | 'headingLevel' | 'debug' | 'strings'
  >;
  'member-login': Properties<
    MemberLogin,
    | 'api'
    | 'page'
    | 'methods'
    | 'compact'
    | 'redirect'
    | 'redirectOrigins'
    | 'headingLevel'
    | 'debug'
    | 'strings'
  >;
  'newsletter-signup': Properties<
    NewsletterSignup,
    'api' | 'provider' | 'layout' | 'headingLevel' | 'debug' | 'strings'
  >;
  'showcase-feed': Properties<
    ShowcaseFeed,
    | 'api'
    | 'source'
    | 'layout'
    | 'count'
    | 'kind'
    | 'topic'
    | 'event'
    | 'group'
    | 'author'
    | 'filters'
    | 'more'
    | 'refresh'
    | 'headingLevel'
    | 'debug'
    | 'strings'
  >;
}

/** The events of each element, by name. */
export interface ElementEvents {
  'community-provider': Events<never>;
  'group-board': Events<'community-group-open-request' | 'community-login-request' | 'community-board-error'>;
  'member-login': Events<'community-signed-in' | 'community-signed-out' | 'community-login-error'>;
  'newsletter-signup': Events<
    | 'community-signup-request'
    | 'community-signup-pending'
    | 'community-signup-confirmed'
    | 'community-signup-error'
  >;
  'showcase-feed': Events<
    'community-post-open-request' | 'community-post-play-request' | 'community-showcase-error'
  >;
}
