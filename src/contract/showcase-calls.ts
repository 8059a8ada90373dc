import { get, type Call } from './call.ts';
import type { ReportRequest } from './showcase-requests.ts';
import { Post, Posts, ShowcaseCounts, ShowcaseNews } from './showcase.ts';

/** The calls that everybody may make of the showcase. */
export const showcaseCalls = {
  showcase: get('/showcase', Posts),
  showcaseNews: get('/showcase/news', ShowcaseNews),
  showcaseCounts: get('/showcase/counts', ShowcaseCounts),
  post: get('/showcase/posts/:post', Post),
  report: { method: 'POST', path: '/showcase/posts/:post/reports', status: 202 } as Call<ReportRequest>,
} as const;
