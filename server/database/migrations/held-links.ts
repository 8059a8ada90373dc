/** Links that hosts did not want to be seen: whoever puts one in again waits for a host, trusted or not. */
export const heldLinks = [
  `alter table posts add column held boolean not null default false`,
  `update posts set held = true where state in ('hidden', 'declined')`,
  `create index posts_held on posts (link_key) where held`,
];
