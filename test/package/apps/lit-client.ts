// Apps that hydrate elements of their own have this; ours are not hydrated by it.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'community-widgets/server-rendering';
import 'community-widgets/newsletter-signup';
import 'community-widgets/member-login';
import 'community-widgets/group-board';
import 'community-widgets/showcase-feed';
