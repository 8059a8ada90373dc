/** The result of an attempt to deliver an event. */
export type Outcome = 'delivered' | Failure;

export interface Failure {
  /** The reason, in a sentence or two for the host. */
  error: string;
  /**
   * - `retry`: may be temporary; retried for three days.
   * - `reject`: this event was rejected; given up after a few attempts at most.
   * - `pause`: nothing can be delivered until a host acts; no event is given up.
   * - `disable`: the destination no longer exists.
   */
  next: 'retry' | 'reject' | 'pause' | 'disable';
  /** How long the receiver asks to wait, in milliseconds. */
  retryAfterMs?: number;
}
