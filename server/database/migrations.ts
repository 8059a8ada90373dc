import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './tables.ts';

const person = `
  subject text not null,
  address text not null,
  email text not null,
  name text,
  topics jsonb not null,
  locale text not null,
  page text,
  attribution jsonb not null,
  created_at timestamptz not null`;

const newsletter = [
  `create table settings (
    id integer primary key check (id = 1),
    value jsonb not null,
    updated_at timestamptz not null)`,
  `create table subscribers (
    id text primary key, ${person},
    state text not null check (state in ('confirmed', 'unsubscribed')),
    confirmed_at timestamptz,
    unsubscribed_at timestamptz,
    unique (address))`,
  `create index subscribers_subject on subscribers (subject)`,
  `create table signups (
    id text primary key, ${person},
    state text not null check (state in ('pending', 'confirmed')),
    code_hash text not null,
    link_hash text not null unique,
    code_expires_at timestamptz not null,
    link_expires_at timestamptz not null,
    code_tries integer not null,
    mails_sent integer not null,
    mailed_at timestamptz not null)`,
  `create index signups_subject on signups (subject)`,
  `create index signups_address on signups (address)`,
  `create index signups_created_at on signups (created_at)`,
  `create table consents (
    id text primary key,
    subject text not null,
    signup text,
    event text not null check (event in ('given', 'confirmed', 'withdrawn', 'erased')),
    purpose text not null,
    wording text not null,
    sha256 text not null,
    as_configured boolean not null,
    locale text not null,
    page text,
    method text not null check (method in ('checkbox', 'plain-form', 'import')),
    ip_tag text,
    recorded_at timestamptz not null)`,
  `create index consents_subject on consents (subject)`,
  `create index consents_signup on consents (signup)`,
  `create index consents_recorded_at on consents (recorded_at)`,
  // A record that could be rewritten proves nothing (GDPR 7(1)): not even this program may.
  `create function refuse_consent_update() returns trigger language plpgsql as
    $$ begin raise exception 'consents are append-only'; end $$`,
  `create trigger consents_append_only before update on consents
    for each row execute function refuse_consent_update()`,
  `create table mails (
    id text primary key,
    message jsonb not null,
    attempts integer not null,
    due_at timestamptz not null,
    expires_at timestamptz not null)`,
  `create index mails_due_at on mails (due_at)`,
  `create table answers (
    key text primary key,
    fingerprint text not null,
    status integer,
    body text,
    created_at timestamptz not null)`,
  `create index answers_created_at on answers (created_at)`,
  `create table spent_tokens (nonce text primary key, spent_at timestamptz not null)`,
  `create table limits (key text primary key, arrival double precision not null)`,
];

const members = [
  `create table members (
    id text primary key,
    address text not null unique,
    email text not null,
    email_verified boolean not null,
    name text not null,
    role text not null check (role in ('member', 'facilitator', 'host')),
    bio text not null default '',
    link text,
    locale text not null default 'en',
    joined_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null)`,
  `create table member_accounts (
    id text primary key,
    member text not null references members on delete cascade,
    provider text not null,
    account text not null,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (member, provider))`,
  `create table member_pictures (
    member text primary key references members on delete cascade,
    type text not null,
    bytes bytea not null,
    sha256 text not null)`,
  `create table sign_ins (
    id text primary key,
    address text not null,
    email text not null,
    locale text not null,
    role text,
    code_hash text not null,
    link_hash text not null unique,
    code_expires_at timestamptz not null,
    link_expires_at timestamptz not null,
    code_tries integer not null,
    spent_at timestamptz,
    created_at timestamptz not null)`,
  `create index sign_ins_address on sign_ins (address)`,
  `create index sign_ins_created_at on sign_ins (created_at)`,
  `create table sessions (
    id text primary key,
    member text not null references members on delete cascade,
    token_hash text not null unique,
    previous_hash text unique,
    key_thumbprint text not null,
    signed_in_by text not null check (signed_in_by in ('password', 'mail')),
    device text not null,
    started_at timestamptz not null,
    used_at timestamptz not null,
    rotated_at timestamptz not null,
    expires_at timestamptz not null)`,
  `create index sessions_member on sessions (member)`,
  `create index sessions_used_at on sessions (used_at)`,
  `create table proofs (id text primary key, seen_at timestamptz not null)`,
  `create index proofs_seen_at on proofs (seen_at)`,
  `create table pages (
    id text primary key,
    title text not null,
    role text not null check (role in ('member', 'facilitator', 'host')),
    intro jsonb not null,
    position serial,
    updated_at timestamptz not null)`,
  `create table lessons (
    page text not null references pages on delete cascade,
    id text not null,
    position integer not null,
    title text not null,
    opens_on text,
    content jsonb not null,
    primary key (page, id))`,
  `create table progress (
    member text not null references members on delete cascade,
    page text not null,
    lesson text not null,
    done_at timestamptz not null,
    primary key (member, page, lesson),
    foreign key (page, lesson) references lessons on delete cascade)`,
];

const inOrder = (statements: string[]): Migration => ({
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
});

const migrations: Record<string, Migration> = {
  '0001-newsletter': inOrder(newsletter),
  '0002-members': inOrder(members),
};

/** Brings the tables up to date; safe to call from several processes at once. */
export async function migrate(database: Database): Promise<void> {
  // Named, because the migrator looks for its tables in every schema, and another program may have its own there.
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: rows[0]!.schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The tables cannot be brought up to date', { cause: error });
}
