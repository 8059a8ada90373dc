type Part =
  | 'year'
  | 'month'
  | 'name'
  | 'day'
  | 'dayOfYear'
  | 'week'
  | 'weekday'
  | 'hour'
  | 'minute'
  | 'second'
  | 'half'
  | 'zone';

/** The parts of a date, in the digits and words it was written with. */
export type DateParts = { [part in Part]?: string | undefined } & { ambiguous?: boolean };
