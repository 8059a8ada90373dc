/** The outbox kind of a lesson's checkbox. */
export const LESSON_PROGRESS = 'lesson-progress';

/** A member has checked or unchecked a lesson. */
export interface LessonProgress {
  readonly page: string;
  readonly lesson: string;
  readonly done: boolean;
  /** The member who did: another member of this browser must not send it. */
  readonly member: string;
}
