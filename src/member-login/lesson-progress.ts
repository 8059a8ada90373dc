/** The kind of intent that a tick at a lesson is. */
export const LESSON_PROGRESS = 'lesson-progress';

/** A member's tick at a lesson, or that they took it back. */
export interface LessonProgress {
  readonly page: string;
  readonly lesson: string;
  readonly done: boolean;
  /** Whose tick it is: another member of this browser must not send it. */
  readonly member: string;
}
