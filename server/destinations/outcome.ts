/** What came of an attempt to deliver an event. */
export type Outcome = 'delivered' | Failure;

export interface Failure {
  /** Why, in a sentence or two for the host. */
  error: string;
  /**
   * - `retry`: it may pass; tried for three days.
   * - `reject`: this event is refused; a few attempts at most.
   * - `pause`: no event can be delivered until a host has done something; none is given up.
   * - `disable`: the destination is gone.
   */
  next: 'retry' | 'reject' | 'pause' | 'disable';
  /** How long it asks to wait, in milliseconds. */
  retryAfterMs?: number;
}
