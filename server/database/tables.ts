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

/** jsonb: written as text (pg would turn an array into a PostgreSQL array), read back parsed. */
type Json<T> = ColumnType<T, string, string>;

export interface SettingsRow {
  id: number;
  /** `Settings`, as written by this version or an older one. */
  value: Json<object>;
  updated_at: Date;
}

/**
 * An email that is ready to send. It includes the sender, because the owner may change the settings while it is
 * queued.
 */
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
  /** HMAC of the email address. Stays on the consent record after the address is erased. */
  subject: string;
  /** Canonical form of the email address. Identifies the person. */
  address: string;
  /** As the person typed it. Emails are sent to this form. */
  email: string;
  name: string | null;
  topics: Json<string[]>;
  locale: string;
  page: string | null;
  attribution: Json<Attribution>;
  created_at: Date;
}

/** A person who has confirmed. Until then they are only a signup. */
export interface SubscriberRow extends Person {
  id: string;
  state: 'confirmed' | 'unsubscribed';
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
}

/** A request to subscribe. It has no effect until it is confirmed. */
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
  /** `imported`: from an owner's file that doesn't say when consent was given or confirmed. */
  event: 'given' | 'confirmed' | 'imported' | 'withdrawn' | 'erased';
  purpose: string;
  wording: string;
  sha256: string;
  /** Whether the wording was the one configured by the owner at that moment. */
  as_configured: boolean;
  locale: string;
  page: string | null;
  method: 'checkbox' | 'plain-form' | 'import';
  ip_tag: string | null;
  /** What an imported file says about the consent, verbatim. */
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

/** A network that a member has signed in from. */
export interface KnownNetworkRow {
  /** HMAC of the email address and the network. */
  key: string;
  used_at: Date;
}

/**
 * A person who can sign in. better-auth maintains the row and calls the typed address `email`; the other columns are
 * ours.
 */
export interface MemberRow {
  id: string;
  /** Canonical form of the email address. Identifies the member. */
  address: string;
  /** As the member typed it. Emails are sent to this form. */
  email: string;
  email_verified: boolean;
  name: string;
  role: Role;
  bio: string;
  link: string | null;
  locale: string;
  /** When they first signed in. Null: invited, but not joined yet. */
  joined_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A credential, such as the hashed password. Maintained by better-auth. */
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

/** A request for an email with a sign-in link and code, by a member, an invited person or an unknown address. */
export interface SignInRow {
  id: string;
  address: string;
  email: string;
  locale: string;
  /** Role that a new member gets on first sign-in. Null: sign-in is not allowed, and no link or code was sent. */
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
  /**
   * Hash of the previous token. Valid until the new one is used, because the response with the new one may have been
   * lost.
   */
  previous_hash: string | null;
  /** RFC 7638 thumbprint of the key that must sign every request. */
  key_thumbprint: string;
  signed_in_by: 'password' | 'mail';
  device: string;
  started_at: Date;
  used_at: Date;
  rotated_at: Date;
  expires_at: Date;
}

/** The id of a DPoP proof that was already used. A second use is a replay. */
export interface ProofRow {
  id: string;
  seen_at: Date;
}

export interface PageRow {
  id: string;
  title: string;
  /** The lowest role that may read the page. */
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

/** A work in the showcase, or submitted to it. */
export interface PostRow {
  id: string;
  kind: PostKind;
  title: string;
  excerpt: string;
  link: string;
  /** The normalized link, without tracking parameters. Prevents duplicates. */
  link_key: string;
  /** Null: an author named by a feed, or a member who has left. */
  author_member: string | null;
  /** Filter key for the author: the member's id, or else the name. */
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
  /** Sort key in the feed. */
  date: Date;
  /** When it was first visible; null: not yet. */
  published_at: Date | null;
  state: (typeof postStates)[number];
  /** Whether a host has hidden or declined it. Its link then waits for a host when submitted again, by any member. */
  held: Generated<boolean>;
  reason: string;
  source: string | null;
  /** The entry's id in its source feed. */
  entry: string | null;
  cheers: number;
  created_at: Date;
  updated_at: Date;
  search: Generated<unknown>;
}

/** Number of published posts per filter value. Kept by a trigger. */
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

/** A picture from another site that a post is still waiting for. `id` is the post's id. */
export interface ThumbnailJobRow {
  id: string;
  address: string;
  /** Whether `address` is a page that shows the picture. Its excerpt and media file are used too. */
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
  /** Message about what is wrong with the feed; empty if nothing is. */
  fault: string;
  /** Number of failed polls in a row. */
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

/** A member whose submissions are published without review. */
export interface TrustedMemberRow {
  member: string;
}

/** A change that is sent to open pages. */
export interface ChangeRow {
  id: Generated<string>;
  /** The transaction that made the change. */
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
