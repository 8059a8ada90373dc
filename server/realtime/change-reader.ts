import type { AppContext } from '../app-context.ts';
import type { ChangeOrder } from '../database/change-order.ts';
import * as aged from './aged-queries.ts';
import * as settled from './queries.ts';

/** Reads the log of changes, so that no change is passed over that is committed later than one after it. */
export interface ChangeReader {
  /** The first `most` changes after a position. */
  changesSince(position: settled.ChangePosition, most: number): Promise<settled.Change[]>;
  /** Whether it is worth looking again at once. */
  hasMoreChanges(): Promise<boolean>;
  /** The position of the newest readable change. */
  newestPosition(): Promise<settled.ChangePosition>;
  /** Whether the change at a position is still stored, so that no later change has been deleted. */
  isKept(position: settled.ChangePosition): Promise<boolean>;
}

type ReaderContext = Pick<AppContext, 'db' | 'clock'>;

export const changeReaders: Record<ChangeOrder, (ctx: ReaderContext) => ChangeReader> = {
  snapshot: ({ db }) => ({
    changesSince: (position, most) => settled.changesSince(db, position, most),
    hasMoreChanges: () => settled.hasMoreChanges(db),
    newestPosition: () => settled.newestPosition(db),
    isKept: (position) => settled.isKept(db, position),
  }),
  age: ({ db, clock }) => ({
    changesSince: (position, most) => aged.changesSince(db, position, most, clock.now()),
    // They come of age in seconds, until the next poll.
    hasMoreChanges: async () => false,
    newestPosition: () => aged.newestPosition(db, clock.now()),
    isKept: (position) => aged.isKept(db, position),
  }),
};
