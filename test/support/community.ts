import { waitUntil } from '@open-wc/testing';
import type { Role } from '../../src/contract/members.ts';
import type { Mood } from '../../src/contract/groups.ts';
import type { PieceChange } from '../../src/contract/group-requests.ts';
import type { PostKind } from '../../src/contract/post-kinds.ts';
import type { Limits } from '../../server/index.ts';

/**
 * `drop`: before the server receives it; `drop-after`: the response is lost; `delay`: held until the fault is cleared;
 * `late`: the response is held.
 */
export type FaultKind = 'drop' | 'drop-after' | 'delay' | 'late' | 'error' | 'error-page' | 'html' | 'half';

export interface FaultOrder {
  kind: FaultKind;
  /** Prefix of the paths it breaks. */
  path?: string;
  /** The number of requests it breaks. */
  times?: number;
}

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface ReceivedMail {
  subject: string;
  text: string;
  link: string;
  code: string;
}

/** The parts of a post that matter to a test. */
export interface PostOrder {
  title: string;
  kind?: PostKind;
  link?: string;
  excerpt?: string;
  author?: string;
  topics?: string[];
  media?: string;
  picture?: boolean;
}

/** The parts of a person in a group that matter to a test. */
export interface PersonOrder {
  name: string;
  facilitates?: boolean;
  piece?: PieceChange;
  says?: { mood: Mood; text?: string };
}

export interface EventOrder {
  id?: string;
  startsAt?: string;
  state?: 'open' | 'making' | 'closed';
  quorum?: number;
  joining?: 'host' | 'members';
  capacity?: number | null;
  groups: { name: string; date?: string; people: PersonOrder[] }[];
}

/** The created ids, by name. */
export interface EventMade {
  event: string;
  groups: Record<string, string>;
  people: Record<string, string>;
}

export interface CommunityOptions {
  /** Changes to the newsletter's settings. */
  settings?: object;
  /** The allowed sites; without it, all. */
  origins?: string[];
  limits?: Partial<Limits>;
}

const STAGE = (globalThis as { STAGE?: string }).STAGE!;

let orders = 0;
/** Distinguishes the orders of this page from those of other pages. */
const PAGE = crypto.randomUUID();

/**
 * Sends an order to the stage, which carries it out once. Retries, because WebKit now and then fails requests although
 * the connection is good ("Load failed"), once or several times in a row.
 */
async function ask<Answer>(path: string, order?: object): Promise<Answer> {
  const init = order ? { method: 'POST', body: JSON.stringify(order) } : {};
  const url = new URL(`${STAGE}/stage/${path}`);
  url.searchParams.set('order', `${PAGE} ${++orders}`);
  const response = await withRetries(() => fetch(url, init));
  const answer = (await response.json()) as Answer & { failed?: string };
  if (!response.ok) throw new Error(`the stage cannot ${path}: ${answer.failed}`);
  return answer;
}

/** Returns the result of `work`; retries after a pause if it fails. */
export async function withRetries<T>(work: () => Promise<T>, pauses = [0, 100, 500, 1500]): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [pause, ...later] = pauses;
    if (pause === undefined) throw error;
    await new Promise((done) => setTimeout(done, pause));
    return withRetries(work, later);
  }
}

/**
 * A real community on another origin, as a test sees it: the requests it received, the emails it sent, the data it has.
 */
export class Community {
  readonly api: string;
  readonly #id: string;

  constructor(id: string, api: string) {
    this.#id = id;
    this.api = api;
  }

  mails = (to: string) => ask<ReceivedMail[]>(`${this.#id}/mails?to=${encodeURIComponent(to)}`);
  received = (method: string, path: string) =>
    ask<ReceivedRequest[]>(`${this.#id}/received?method=${method}&path=${path}`);
  subscribers = () => ask<Record<string, unknown>[]>(`${this.#id}/subscribers`);
  member = (member: { email: string; password?: string; name?: string; role?: Role }) =>
    ask<null>(`${this.#id}/member`, member);
  removeMember = (email: string) => ask<null>(`${this.#id}/remove-member`, { email });
  /** Ends all sessions. */
  endSessions = () => ask<null>(`${this.#id}/end-sessions`, {});
  /** Adds a members' page, written in Markdown. */
  page = (id: string, markdown: string, role: Role = 'member') =>
    ask<null>(`${this.#id}/page`, { id, markdown, role });
  /** Adds posts to the showcase, each newer than the one before; returns their ids. */
  posts = (...posts: PostOrder[]) => ask<string[]>(`${this.#id}/posts`, posts);
  setState = (id: string, state: 'published' | 'pending' | 'hidden') =>
    ask<null>(`${this.#id}/state`, { id, state });
  /** Adds an event, with its groups and their people. */
  event = (order: EventOrder) => ask<EventMade>(`${this.#id}/event`, order);
  /** Changes a person's piece, as a host on another device does. */
  changePiece = (member: string, change: PieceChange, event = 'spring-day') =>
    ask<null>(`${this.#id}/piece`, { event, member, change });
  /** Settles the date of a group, as a host on another device does. */
  settleDate = (group: string, at: string) => ask<null>(`${this.#id}/date`, { group, at });
  progress = () => ask<Record<string, unknown>[]>(`${this.#id}/progress`);
  consents = () => ask<Record<string, unknown>[]>(`${this.#id}/consents`);
  fault = (order: FaultOrder) => ask<null>(`${this.#id}/fault`, order);
  /** Breaks the open streams. */
  dropStreams = () => ask<null>(`${this.#id}/drop-streams`, {});
  /** The number of open streams. */
  streams = () => ask<number>(`${this.#id}/streams`);
  clearFaults = () => ask<null>(`${this.#id}/mend`, {});
  pressButtonIn = (link: string) => ask<number>(`${this.#id}/press`, { link });
  clock = {
    advance: ({ minutes = 0 }) => ask<null>(`${this.#id}/clock`, { milliseconds: minutes * 60_000 }),
  };

  end = () => ask<null>(`${this.#id}/end`, {});

  /** Waits until a condition is met there. */
  until = (what: (community: Community) => Promise<boolean>) =>
    waitUntil(() => what(this), 'in the community', { timeout: 30_000, interval: 50 });
}

let ofThisTest: Community[] = [];
beforeEach(() => void (ofThisTest = []));
afterEach(() => Promise.all(ofThisTest.map((community) => community.end())));

/** A community for one test, or for the tests of a group if `before` starts it. */
export async function startCommunity(options: CommunityOptions = {}): Promise<Community> {
  const { id, api } = await ask<{ id: string; api: string }>('', options);
  const community = new Community(id, api);
  ofThisTest.push(community);
  return community;
}
