import { get, session, type Call } from './call.ts';
import type { ProgressRequest } from './member-requests.ts';
import { Lesson, MembersPage } from './pages.ts';

const lesson = '/pages/:page/lessons/:lesson';

/** The calls of a members' page. */
export const pageCalls = {
  page: { ...get('/pages/:page', MembersPage), ...session },
  lesson: { ...get(lesson, Lesson), ...session },
  progress: {
    method: 'PUT',
    path: `${lesson}/progress`,
    status: 204,
    ...session,
  } as Call<ProgressRequest>,
} as const;
