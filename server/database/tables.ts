import type { ColumnType, Generated, Kysely } from 'kysely';
import type {
  Attribution,
  Block,
  LiveTopic,
  PostKind,
  postStates,
  Preview,
  Role,
} from '../../src/contract/index.ts';
import type { GroupTables } from './group-tables.ts';

/** jsonb: goes in as text (pg would turn an array into a PostgreSQL array), comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

export interface SettingsRow {
  id: number;
  /** `Settings`, of this version or an older one. */
  value: Json<object>;
  updated_at: Date;
}

/** One mail, ready to go. The sender's address belongs to it, for the owner may change it while mails wait. */
export interface EmailMessage {
  id: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

interface Person {
  /** HMAC of the address: what stays on the consent record when the address is erased. */
  subject: string;
  /** Canonical form, the identity. */
  address: string;
  /** As the person typed it, for writing to them. */
  email: string;
  name: string | null;
  topics: Json<string[]>;
  locale: string;
  page: string | null;
  attribution: Json<Attribution>;
  created_at: Date;
}

/** Somebody who confirmed. Whoever did not is only a signup. */
export interface SubscriberRow extends Person {
  id: string;
  state: 'confirmed' | 'unsubscribed';
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
}

/** A wish to be on the list, good for nothing until it is confirmed. */
export interface SignupRow extends Person {
  id: string;
  state: 'pending' | 'confirmed';
  code_hash: string;
  link_hash: string;
  code_expires_at: Date;
  link_expires_at: Date;
  code_tries: number;
  mails_sent: number;
  mailed_at: Date;
}

export interface ConsentRow {
  id: string;
  subject: string;
  signup: string | null;
  /** `imported`: by an owner whose file does not say when it was given or confirmed. */
  event: 'given' | 'confirmed' | 'imported' | 'withdrawn' | 'erased';
  purpose: string;
  wording: string;
  sha256: string;
  /** Whether the wording is the one the owner had configured at that moment. */
  as_configured: boolean;
  locale: string;
  page: string | null;
  method: 'checkbox' | 'plain-form' | 'import';
  ip_tag: string | null;
  /** What an imported file says of it, in its own words. */
  evidence: string | null;
  recorded_at: Date;
}

export interface MailRow {
  id: string;
  message: Json<EmailMessage>;
  attempts: number;
  due_at: Date;
  expires_at: Date;
}

export interface AnswerRow {
  key: string;
  fingerprint: string;
  status: number | null;
  body: string | null;
  created_at: Date;
}

export interface SpentTokenRow {
  nonce: string;
  spent_at: Date;
}

export interface LimitRow {
  key: string;
  /** Theoretical arrival time of the next conforming request, in milliseconds since 1970. */
  arrival: number;
}

/** A network from which somebody has signed in. */
export interface KnownNetworkRow {
  /** HMAC of the address and the network. */
  key: string;
  used_at: Date;
}

/** Somebody who may sign in. Kept by better-auth, which calls the address `email`; a member's columns of ours stand beside its own. */
export interface MemberRow {
  id: string;
  /** Canonical form, the identity. */
  address: string;
  /** As the person typed it, for writing to them. */
  email: string;
  email_verified: boolean;
  name: string;
  role: Role;
  bio: string;
  link: string | null;
  locale: string;
  /** When they first came in; null: invited, and not here yet. */
  joined_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A way to show who one is; the password is one, hashed. Kept by better-auth. */
export interface MemberAccountRow {
  id: string;
  member: string;
  provider: string;
  account: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface MemberPictureRow {
  member: string;
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
  sha256: string;
}

/** A mail with a link and a code was asked for, by a member, an invited one, or somebody nobody knows. */
export interface SignInRow {
  id: string;
  address: string;
  email: string;
  locale: string;
  /** Role for whoever comes in by it for the first time; null: nobody may, and no link or code went out. */
  role: Role | null;
  code_hash: string;
  link_hash: string;
  code_expires_at: Date;
  link_expires_at: Date;
  code_tries: number;
  spent_at: Date | null;
  created_at: Date;
}

export interface SessionRow {
  id: string;
  member: string;
  token_hash: string;
  /** Of the token before, until the new one is used: the answer that brought it may have been lost. */
  previous_hash: string | null;
  /** RFC 7638 thumbprint of the key that every request must be signed with. */
  key_thumbprint: string;
  signed_in_by: 'password' | 'mail';
  device: string;
  started_at: Date;
  used_at: Date;
  rotated_at: Date;
  expires_at: Date;
}

/** A DPoP proof that was seen: a second one like it is a replay. */
export interface ProofRow {
  id: string;
  seen_at: Date;
}

export interface PageRow {
  id: string;
  title: string;
  /** The least role that may read it. */
  role: Role;
  intro: Json<Block[]>;
  position: Generated<number>;
  updated_at: Date;
}

export interface LessonRow {
  page: string;
  id: string;
  position: number;
  title: string;
  /** `YYYY-MM-DD`; null: always open. */
  opens_on: string | null;
  content: Json<Block[]>;
}

export interface ProgressRow {
  member: string;
  page: string;
  lesson: string;
  done_at: Date;
}

/** A piece in the showcase, or on its way there. */
export interface PostRow {
  id: string;
  kind: PostKind;
  title: string;
  excerpt: string;
  link: string;
  /** The link without what does not change where it leads: one piece is shown once. */
  link_key: string;
  /** Null: somebody a feed names, or a member who has left. */
  author_member: string | null;
  /** What the feed is filtered by: a member's id, else the name. */
  author_key: string;
  author_name: string;
  author_link: string | null;
  picture: string | null;
  alt: string;
  media: string | null;
  event: string | null;
  in_group: string | null;
  topics: string[];
  language: string | null;
  /** Its place in the feed. */
  date: Date;
  /** When it could be seen first; null: not yet. */
  published_at: Date | null;
  state: (typeof postStates)[number];
  /** Whether a host has hidden or declined it: its link waits for a host whoever puts it in again. */
  held: Generated<boolean>;
  reason: string;
  source: string | null;
  /** Its id in the feed it came from. */
  entry: string | null;
  cheers: number;
  created_at: Date;
  updated_at: Date;
  search: Generated<unknown>;
}

/** How many published posts there are of each value one may filter by; kept by a trigger. */
export interface PostCountRow {
  about: 'all' | 'kind' | 'event' | 'group' | 'author' | 'topic';
  value: string;
  count: number;
}

export interface PostPictureRow {
  id: string;
  width: number;
  height: number;
  color: string;
  created_at: Date;
}

export interface PostPictureVariantRow {
  picture: string;
  width: number;
  /** WebP. */
  bytes: Uint8Array;
}

/** A picture of somebody else's site that a post is still waiting for. `id` is the post's. */
export interface ThumbnailJobRow {
  id: string;
  address: string;
  /** Whether it is the address of a page that shows the picture, and perhaps more. */
  page: boolean;
  attempts: number;
  due_at: Date;
}

export interface PreviewRow {
  id: string;
  member: string;
  found: Json<Omit<Preview, 'id' | 'picture' | 'atOnce'>>;
  picture: string | null;
  created_at: Date;
}

export interface FeedSourceRow {
  id: string;
  address: string;
  title: string;
  rule: 'queue' | 'publish';
  topics: string[];
  etag: string | null;
  modified: string | null;
  /** What is wrong with it, in a sentence; empty while it is well. */
  fault: string;
  /** Polls in a row that failed. */
  attempts: number;
  due_at: Date;
  polled_at: Date | null;
  created_at: Date;
}

export interface CheerRow {
  post: string;
  member: string;
  cheered_at: Date;
}

export interface ReportRow {
  id: string;
  post: string;
  member: string | null;
  reason: string;
  reported_at: Date;
}

/** Whose submissions are seen at once. */
export interface TrustedMemberRow {
  member: string;
}

/** Something that open pages are told. */
export interface ChangeRow {
  id: Generated<string>;
  /** The transaction that made it. */
  xid: Generated<string>;
  topic: LiveTopic;
  subject: string;
  made_at: Date;
}

export interface Tables extends GroupTables {
  settings: SettingsRow;
  subscribers: SubscriberRow;
  signups: SignupRow;
  consents: ConsentRow;
  mails: MailRow;
  answers: AnswerRow;
  spent_tokens: SpentTokenRow;
  limits: LimitRow;
  known_networks: KnownNetworkRow;
  members: MemberRow;
  member_accounts: MemberAccountRow;
  member_pictures: MemberPictureRow;
  sign_ins: SignInRow;
  sessions: SessionRow;
  proofs: ProofRow;
  pages: PageRow;
  lessons: LessonRow;
  progress: ProgressRow;
  posts: PostRow;
  post_counts: PostCountRow;
  post_pictures: PostPictureRow;
  post_picture_variants: PostPictureVariantRow;
  picture_errands: ThumbnailJobRow;
  previews: PreviewRow;
  feed_sources: FeedSourceRow;
  cheers: CheerRow;
  reports: ReportRow;
  trusted_members: TrustedMemberRow;
  changes: ChangeRow;
}

export type Database = Kysely<Tables>;
