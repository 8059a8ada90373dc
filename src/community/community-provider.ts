import { define } from './define.ts';
import { CommunityProvider } from './community-provider.class.ts';

define('community-provider', CommunityProvider);

export { CommunityProvider };
