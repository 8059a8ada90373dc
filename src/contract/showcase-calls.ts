import { get } from './call.ts';
import { Posts, ShowcaseNews } from './showcase.ts';

/** The calls of a page that shows the newest posts. */
export const showcaseCalls = {
  showcase: get('/showcase', Posts),
  showcaseNews: get('/showcase/news', ShowcaseNews),
} as const;
