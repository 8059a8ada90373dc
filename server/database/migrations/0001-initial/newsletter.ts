const person = `
  subject text not null,
  canonical_email text not null,
  email text not null,
  name text,
  topics jsonb not null,
  locale text not null,
  page_url text,
  attribution jsonb not null,
  created_at timestamptz not null`;

export const newsletter = [
  `create table subscribers (
    id text primary key, ${person},
    state text not null check (state in ('confirmed', 'unsubscribed')),
    confirmed_at timestamptz,
    unsubscribed_at timestamptz,
    unique (canonical_email))`,
  `create index subscribers_subject_idx on subscribers (subject)`,
  `create table signups (
    id text primary key, ${person},
    state text not null check (state in ('pending', 'confirmed')),
    code_hash text not null,
    link_hash text not null unique,
    code_expires_at timestamptz not null,
    link_expires_at timestamptz not null,
    code_attempts integer not null,
    emails_sent integer not null,
    emailed_at timestamptz not null)`,
  `create index signups_subject_idx on signups (subject)`,
  `create index signups_canonical_email_idx on signups (canonical_email)`,
  `create index signups_created_at_idx on signups (created_at)`,
  // `signup_id` is no foreign key, because a consent outlives its signup.
  `create table consents (
    id text primary key,
    subject text not null,
    signup_id text,
    event text not null check (event in ('given', 'confirmed', 'imported', 'withdrawn', 'erased')),
    purpose text not null,
    wording text not null,
    sha256 text not null,
    as_configured boolean not null,
    locale text not null,
    page_url text,
    method text not null check (method in ('checkbox', 'plain-form', 'import')),
    ip_tag text,
    evidence text,
    recorded_at timestamptz not null)`,
  `create index consents_subject_idx on consents (subject)`,
  `create index consents_signup_id_idx on consents (signup_id)`,
  `create index consents_recorded_at_idx on consents (recorded_at)`,
  // A record that can be rewritten proves nothing (GDPR 7(1)), so the database rejects updates, even from this
  // server.
  `create function reject_consent_update() returns trigger language plpgsql as
    $$ begin raise exception 'consents are append-only'; end $$`,
  `create trigger consents_append_only before update on consents
    for each row execute function reject_consent_update()`,
];
