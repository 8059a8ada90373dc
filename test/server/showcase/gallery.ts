import assert from 'node:assert/strict';
import type { OwnPost, OwnPosts, Post, Posts, Role } from '../../../src/contract/index.ts';
import type { Community } from '../community.ts';
import { type Browser, browser, member } from '../members/browser.ts';

/** Somebody who is signed in. */
export async function somebody(here: Community, name: string, role: Role = 'member'): Promise<Browser> {
  const row = await member(here, { email: `${name.toLowerCase()}@example.org`, name, role, password: null });
  const theirs = await browser(here);
  await theirs.comeByMail(row);
  return theirs;
}

export async function json<Body>(answer: Promise<Response> | Response, status = 200): Promise<Body> {
  const response = await answer;
  const text = await response.text();
  assert.equal(response.status, status, text);
  return (text ? JSON.parse(text) : undefined) as Body;
}

export const piece = (title: string, more: object = {}) => ({
  link: `https://example.org/${encodeURIComponent(title)}`,
  kind: 'article',
  title,
  excerpt: '',
  topics: [],
  ...more,
});

export const submit = (who: Browser, title: string, more: object = {}): Promise<OwnPost> =>
  json(who.request('POST', '/showcase/posts', piece(title, more)), 201);

export const decide = (host: Browser, decision: string, posts: OwnPost[], more: object = {}) =>
  json<void>(
    host.request('POST', '/showcase/decisions', {
      decision,
      posts: posts.map(({ post }) => post.id),
      ...more,
    }),
    204,
  );

/** Puts a member's piece in and lets the host approve it. */
export async function publish(
  here: Community,
  who: Browser,
  host: Browser,
  title: string,
  more: object = {},
) {
  const own = await submit(who, title, more);
  here.clock.pass(1);
  await decide(host, 'publish', [own]);
  return own.post.id;
}

export const feed = (here: Community, query = '') => json<Posts>(here.request(`/showcase${query}`));
export const titles = async (here: Community, query = '') => (await feed(here, query)).posts.map(titleOf);
export const titleOf = ({ title }: Post) => title;
export const queue = async (host: Browser) =>
  (await json<OwnPosts>(host.request('GET', '/showcase/queue'))).posts;
export const mine = async (who: Browser) =>
  (await json<OwnPosts>(who.request('GET', '/showcase/mine'))).posts;
