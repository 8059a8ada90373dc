/**
 * Links that a host has hidden or declined. If one is submitted again, it waits for a host, even from a trusted
 * member.
 */
export const heldLinks = [
  `alter table posts add column held boolean not null default false`,
  `update posts set held = true where state in ('hidden', 'declined')`,
  `create index posts_held on posts (link_key) where held`,
];
