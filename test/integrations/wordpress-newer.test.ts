import { newerFiles } from './wordpress-files.ts';
import { wordPressPlugin } from './wordpress-plugin.ts';

await wordPressPlugin('WordPress 6.6', newerFiles);
