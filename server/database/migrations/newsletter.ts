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

export const newsletter = [
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
  // A record that can be rewritten proves nothing (GDPR 7(1)), so the database rejects updates, even from this
  // server.
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
