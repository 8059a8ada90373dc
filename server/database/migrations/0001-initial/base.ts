/** Tables that no domain owns: settings, queues, limits and the log of changes for live updates. */
export const base = [
  `create table settings (
    id integer primary key check (id = 1),
    value jsonb not null,
    updated_at timestamptz not null)`,
  `create table email_queue (
    id text primary key,
    message jsonb not null,
    attempts integer not null,
    due_at timestamptz not null,
    expires_at timestamptz not null)`,
  `create index email_queue_due_at_idx on email_queue (due_at)`,
  `create table idempotency_keys (
    key text primary key,
    fingerprint text not null,
    response_status integer,
    response_body text,
    created_at timestamptz not null)`,
  `create index idempotency_keys_created_at_idx on idempotency_keys (created_at)`,
  `create table used_form_tokens (nonce text primary key, used_at timestamptz not null)`,
  `create table rate_limits (key text primary key, theoretical_arrival_ms double precision not null)`,
  // Transactions may commit in a different order than they begin. `xid` shows which changes can be read without
  // missing one that is still uncommitted.
  `create table change_log (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    topic text not null,
    subject text not null,
    created_at timestamptz not null)`,
  `create index change_log_xid_id_idx on change_log (xid, id)`,
];
