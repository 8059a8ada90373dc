import type { Mutation } from '../community/mutations.ts';
import type { eventEndpoints } from '../contract/hosting.ts';
import type { groupEndpoints } from '../contract/participation.ts';

/** The calls with which members and hosts write. */
export type BoardCalls = typeof groupEndpoints & typeof eventEndpoints;
export type BoardMutation<Name extends keyof BoardCalls = keyof BoardCalls> = Mutation<BoardCalls, Name>;

/** The path parameters of a call; the shown event is the default. */
export type ParamsOf<Name extends keyof BoardCalls> = Omit<BoardMutation<Name>['params'], 'event'> & {
  event?: string;
};
export type BodyOf<Name extends keyof BoardCalls> = BoardMutation<Name>['body'];
