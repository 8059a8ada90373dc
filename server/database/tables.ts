import type { ActivityTables } from './activity-tables.ts';
import type { Generated, Kysely } from 'kysely';
import type {
  Attribution,
  LiveTopic,
  PostKind,
  postStates,
  Preview,
  Role,
  Scope,
} from '../../src/contract/index.ts';
import type { EventTables } from './event-tables.ts';
import type { Json } from './json-column.ts';
import type { LetterTables } from './letter-tables.ts';
import type { DestinationTables } from './destination-tables.ts';
import type { OperationTables } from './operation-tables.ts';
import type { PageTables } from './page-tables.ts';

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
  /** Where the email returns to if it cannot be delivered. Default: the sender. */
  returnPath?: string;
  /** Whether `test_emails` records what becomes of it. */
  isTest?: true;
  /** Sent only while this member has at least this role. Without it, to anyone. */
  onlyFor?: { member: string; role: Role };
}

interface Person {
  /** HMAC of the email address. Stays on the consent record after the address is erased. */
  subject: string;
  /** Canonical form of the email address. Identifies the person. */
  canonical_email: string;
  /** As the person typed it. Emails are sent to this form. */
  email: string;
  name: string | null;
  topics: Json<string[]>;
  locale: string;
  page_url: string | null;
  attribution: Json<Attribution>;
  created_at: Date;
}

/** A person who has confirmed. Until then they are only a signup. */
export interface SubscriberRow extends Person {
  id: string;
  /** `bounced`: emails to them came back. They get no letters until they confirm again. */
  state: 'confirmed' | 'unsubscribed' | 'bounced';
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
  code_attempts: number;
  emails_sent: number;
  emailed_at: Date;
}

export interface ConsentRow {
  id: string;
  subject: string;
  signup_id: string | null;
  /** `imported`: from an owner's file that doesn't say when consent was given or confirmed. */
  event: 'given' | 'confirmed' | 'imported' | 'withdrawn' | 'erased';
  purpose: string;
  wording: string;
  sha256: string;
  /** Whether the wording was the one configured by the owner at that moment. */
  as_configured: boolean;
  locale: string;
  page_url: string | null;
  method: 'checkbox' | 'plain-form' | 'import';
  ip_tag: string | null;
  /** What an imported file says about the consent, verbatim. */
  evidence: string | null;
  recorded_at: Date;
}

export interface EmailRow {
  id: string;
  message: Json<EmailMessage>;
  attempts: number;
  queued_at: Date;
  due_at: Date;
  expires_at: Date;
}

/** An `Idempotency-Key` that a request has used, with the response to repeat. */
export interface IdempotencyKeyRow {
  key: string;
  /** Hash of the request. Another request with the same key is refused. */
  fingerprint: string;
  /** Null while the request is being processed. */
  response_status: number | null;
  response_body: string | null;
  created_at: Date;
}

/** The nonce of a form token that a signup has used. Each token is valid once. */
export interface UsedFormTokenRow {
  nonce: string;
  used_at: Date;
}

export interface RateLimitRow {
  key: string;
  /** Theoretical arrival time of the next conforming request, in milliseconds since 1970. */
  theoretical_arrival_ms: number;
}

/** A network that a member has signed in from. */
export interface KnownNetworkRow {
  /** HMAC of the email address and the network. */
  key: string;
  last_used_at: Date;
}

/** A person who can sign in. */
export interface MemberRow {
  id: string;
  /** Canonical form of the email address. Identifies the member. */
  canonical_email: string;
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

export interface MemberPasswordRow {
  member_id: string;
  /** In the PHC string format. */
  hash: string;
  updated_at: Date;
}

export interface MemberPictureRow {
  member_id: string;
  content_type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
  sha256: string;
}

/** A request for an email with a sign-in link and code, by a member, an invited person or an unknown address. */
export interface SignInRow {
  id: string;
  canonical_email: string;
  email: string;
  locale: string;
  /** Role that a new member gets on first sign-in. Null: sign-in is not allowed, and no link or code was sent. */
  role: Role | null;
  code_hash: string;
  link_hash: string;
  code_expires_at: Date;
  link_expires_at: Date;
  code_attempts: number;
  used_at: Date | null;
  created_at: Date;
}

export interface SessionRow {
  id: string;
  member_id: string;
  token_hash: string;
  /**
   * Hash of the previous token. Valid until the new one is used, because the response with the new one may have been
   * lost.
   */
  previous_token_hash: string | null;
  /** RFC 7638 thumbprint of the key that must sign every request. */
  key_thumbprint: string;
  sign_in_method: 'password' | 'email';
  device: string;
  started_at: Date;
  last_used_at: Date;
  rotated_at: Date;
  expires_at: Date;
}

/** With which a program calls the API as the host who created it. */
export interface ApiTokenRow {
  id: string;
  member_id: string;
  name: string;
  token_hash: string;
  scopes: Scope[];
  created_at: Date;
  expires_at: Date;
  /** To the minute. */
  last_used_at: Date | null;
}

/** The id of a DPoP proof that was already used. A second use is a replay. */
export interface UsedProofRow {
  id: string;
  used_at: Date;
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
  author_id: string | null;
  /** Filter key for the author: the member's id, or else the name. */
  author_key: string;
  author_name: string;
  author_link: string | null;
  picture_id: string | null;
  alt: string;
  media_url: string | null;
  /** The event and group that a piece belongs to, by name: the filters of the showcase are names. */
  event_title: string | null;
  group_name: string | null;
  topics: string[];
  language: string | null;
  /** The date that is shown, and the sort key in the feed. */
  dated_at: Date;
  /** When it was first visible; null: not yet. */
  published_at: Date | null;
  state: (typeof postStates)[number];
  /** Whether a host has hidden or declined it. Its link then waits for a host when submitted again, by any member. */
  held: Generated<boolean>;
  reason: string;
  source_id: string | null;
  /** The entry's id in its source feed, hashed if it is long. */
  source_entry_key: string | null;
  cheer_count: number;
  created_at: Date;
  updated_at: Date;
  search_vector: Generated<unknown>;
}

/** Number of published posts per filter value. Kept by a trigger. */
export interface PostCountRow {
  facet: 'all' | 'kind' | 'event' | 'group' | 'author' | 'topic';
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
  picture_id: string;
  width: number;
  /** WebP. */
  bytes: Uint8Array;
}

/** A picture from another site that a post is still waiting for. */
export interface ThumbnailJobRow {
  post_id: string;
  url: string;
  /** Whether `url` is a page that shows the picture. Its excerpt and media file are used too. */
  is_page: boolean;
  attempts: number;
  due_at: Date;
}

/** What was found at a link that a member has pasted, until they submit the post. */
export interface LinkPreviewRow {
  id: string;
  member_id: string;
  metadata: Json<Omit<Preview, 'id' | 'picture' | 'publishesImmediately'>>;
  picture_id: string | null;
  created_at: Date;
}

export interface FeedSourceRow {
  id: string;
  url: string;
  title: string;
  rule: 'queue' | 'publish';
  topics: string[];
  etag: string | null;
  last_modified: string | null;
  /** Message about what is wrong with the feed; empty if nothing is. */
  error: string;
  /** Number of failed polls in a row. */
  attempts: number;
  due_at: Date;
  polled_at: Date | null;
  created_at: Date;
}

export interface PostCheerRow {
  post_id: string;
  member_id: string;
  cheered_at: Date;
}

/** A visitor's report about a post that no host has handled yet. */
export interface PostReportRow {
  id: string;
  post_id: string;
  reason: string;
  reported_at: Date;
}

/** A member whose submissions are published without review. */
export interface TrustedMemberRow {
  member_id: string;
}

/** A change that is sent to open pages. */
export interface ChangeLogRow {
  id: Generated<string>;
  /** The transaction that made the change. */
  xid: Generated<string>;
  topic: LiveTopic;
  /** The id of what has changed, as the loader of the topic expects it. */
  subject: string;
  created_at: Date;
}

export interface Tables
  extends ActivityTables, EventTables, LetterTables, PageTables, DestinationTables, OperationTables {
  settings: SettingsRow;
  subscribers: SubscriberRow;
  signups: SignupRow;
  consents: ConsentRow;
  email_queue: EmailRow;
  idempotency_keys: IdempotencyKeyRow;
  used_form_tokens: UsedFormTokenRow;
  rate_limits: RateLimitRow;
  known_networks: KnownNetworkRow;
  members: MemberRow;
  member_passwords: MemberPasswordRow;
  member_pictures: MemberPictureRow;
  sign_ins: SignInRow;
  sessions: SessionRow;
  api_tokens: ApiTokenRow;
  used_proofs: UsedProofRow;
  posts: PostRow;
  post_counts: PostCountRow;
  post_pictures: PostPictureRow;
  post_picture_variants: PostPictureVariantRow;
  thumbnail_jobs: ThumbnailJobRow;
  link_previews: LinkPreviewRow;
  feed_sources: FeedSourceRow;
  post_cheers: PostCheerRow;
  post_reports: PostReportRow;
  trusted_members: TrustedMemberRow;
  change_log: ChangeLogRow;
}

export type Database = Kysely<Tables>;
