import { define } from '../community/define.ts';
import { ShowcaseFeed } from './showcase-feed.class.ts';

define('showcase-feed', ShowcaseFeed);

export { ShowcaseFeed };
