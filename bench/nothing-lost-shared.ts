import type { KeyPair } from 'dpop';

/** Maximum number of people in a group. */
export const CAPACITY = 12;

export interface Writer {
  id: string;
  keys: KeyPair;
  token: string;
  nonce: string | undefined;
  /** The acknowledged text. */
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
  /** Check-ins that can be replied to. */
  abouts: { id: string; by: Writer }[];
  random: () => number;
  answers: Map<string, number>;
  serial: number;
}
