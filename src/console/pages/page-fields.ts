import * as z from 'zod/mini';
import type { Community } from '../../community/community.ts';
import { type PageSource } from '../../contract/page-list.ts';
import { roles } from '../../contract/roles.ts';
import { Kept } from '../kept.ts';

/** What a host types. */
export const PageFields = z.object({
  content: z.string(),
  role: z.enum(roles),
  /** Of a new page; empty: made from the title. */
  id: z.string(),
});
export type PageFields = z.infer<typeof PageFields>;

export const emptyFields: PageFields = { content: '', role: 'member', id: '' };

export const fieldsOf = ({ content, role }: PageSource): PageFields => ({
  content: content ?? '',
  role,
  id: '',
});

export const isSame = (a: PageFields, b: PageFields): boolean =>
  a.content === b.content && a.role === b.role && a.id === b.id;

/** `version`: what the fields were changed from; empty: of a new page. */
const KeptPage = z.object({ fields: PageFields, version: z.string() });

/** What is not saved of pages, by their ids. */
export const keptPagesOf = (community: Community) => new Kept(community, 'page', KeptPage);
