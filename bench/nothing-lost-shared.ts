import type { KeyPair } from 'dpop';

/** People in a group at most. */
export const CAPACITY = 12;

export interface Writer {
  id: string;
  keys: KeyPair;
  token: string;
  nonce: string | undefined;
  /** What the server has said to be there. */
  note: string;
  here: boolean;
  group: string;
  cheers: Map<string, boolean>;
  checkIns: string[];
  replies: string[];
  nudges: string[];
}

export interface Shared {
  api: string;
  groups: string[];
  writers: Writer[];
  /** Check-ins that may be spoken of. */
  abouts: { id: string; by: Writer }[];
  random: () => number;
  answers: Map<string, number>;
  serial: number;
}
