export const apiTokens = [
  `create table api_tokens (
    id text primary key,
    member_id text not null references members on delete cascade,
    name text not null,
    token_hash text not null unique,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz)`,
  `create index api_tokens_member_id_idx on api_tokens (member_id)`,
];
