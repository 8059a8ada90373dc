/** A request that has been answered. All of it may be logged. */
export interface HandledRequest {
  id: string;
  method: string;
  /** The pattern of its route, such as `/events/:event/board`, or `unmatched`: paths contain ids and tokens. */
  route: string;
  status: number;
  /** Until the response began: an event stream stays open after that. */
  durationMs: number;
}

/** Learns what the app does, for logs and metrics. */
export interface Observer {
  requestHandled: (request: HandledRequest) => void;
  /** Called whenever the number of open event streams changes. */
  streamsOpen: (count: number) => void;
  /** Called with the seconds from a change, in any process, until the open streams of this one had it. */
  changeDelivered: (delayS: number) => void;
}
