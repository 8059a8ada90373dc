import { CommunityProvider } from './community-provider.class.ts';
import { define } from './define.ts';

define('community-provider', CommunityProvider);

export { CommunityProvider };
