/** Networks that members have signed in from, as keyed hashes. */
export const knownNetworks = [
  `create table known_networks (key text primary key, used_at timestamptz not null)`,
  `create index known_networks_used_at on known_networks (used_at)`,
];
