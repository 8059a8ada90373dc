import type { Generated } from 'kysely';
import type { Block, Role } from '../../src/contract/index.ts';
import type { Json } from './json-column.ts';

export interface PageRow {
  id: string;
  title: string;
  /** The lowest role that may read the page. */
  role: Role;
  intro: Json<Block[]>;
  position: Generated<number>;
  updated_at: Date;
  /** The Markdown that it was made of; null: it was not kept. */
  source: string | null;
}

export interface LessonRow {
  page_id: string;
  id: string;
  position: number;
  title: string;
  /** `YYYY-MM-DD`; null: always open. */
  opens_on: string | null;
  content: Json<Block[]>;
}

export interface LessonProgressRow {
  member_id: string;
  page_id: string;
  lesson_id: string;
  completed_at: Date;
}

export interface PageTables {
  pages: PageRow;
  lessons: LessonRow;
  lesson_progress: LessonProgressRow;
}
