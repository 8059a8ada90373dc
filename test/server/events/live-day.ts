import type { Board, EventHead, Group, Role, Row } from '../../../src/contract/index.ts';
import type { Community } from '../community.ts';
import { type Browser, browser, member } from '../members/browser.ts';
import { json } from '../showcase/gallery.ts';

/** Somebody of a community, with their browser. */
export interface Somebody extends Pick<Browser, 'request'> {
  id: string;
  name: string;
  theirs: Browser;
}

export async function somebody(here: Community, name: string, role: Role = 'member'): Promise<Somebody> {
  const row = await member(here, { email: `${name.toLowerCase()}@example.org`, name, role, password: null });
  const theirs = await browser(here);
  await theirs.comeByMail(row);
  return { id: row.id, name, theirs, request: (...asked) => theirs.request(...asked) };
}

export const event = (more: object = {}) => ({
  id: 'spring-day',
  title: 'Spring day',
  startsAt: '2026-11-21T09:00:00.000Z',
  zone: 'Europe/Vienna',
  quorum: 60,
  joining: 'members',
  capacity: null,
  showcase: 'publish',
  ...more,
});

/** An event with a host and one group, which the named people have joined. */
export async function group(here: Community, names: string[], more: object = {}) {
  const host = await somebody(here, 'Hanna', 'host');
  await json<EventHead>(host.request('POST', '/events', event(more)), 201);
  const made = await json<Group>(host.request('POST', '/events/spring-day/groups', { name: 'Herons' }), 201);
  const people: Somebody[] = [];
  for (const name of names) {
    const person = await somebody(here, name);
    await place(host, person, made.id);
    people.push(person);
  }
  return { host, people, id: made.id };
}

export const place = (by: Pick<Somebody, 'request'>, who: Somebody, group: string | null) =>
  json<Row>(by.request('PUT', `/events/spring-day/members/${who.id}`, { group }));

export const boardOf = (who: Somebody, id = 'spring-day') =>
  json<Board>(who.request('GET', `/events/${id}/board`));

export const rowOf = async (seenBy: Somebody, who: Somebody): Promise<Row> =>
  (await boardOf(seenBy)).rows.find((row) => row.member === who.id)!;

export const changePiece = (by: Somebody, change: object, who = by) =>
  by.request('PATCH', `/events/spring-day/members/${who.id}/piece`, change);

export const checkIn = (who: Somebody, mood = 'on-track', text = '') =>
  json<Row>(who.request('POST', '/events/spring-day/check-ins', { mood, text }));

export const cheer = (who: Somebody, about: string, cheered = true) =>
  who.request('PUT', `/events/spring-day/cheers/${about}`, { cheered });

export const propose = (who: Somebody, group: string, at: string, zone = 'Europe/Vienna') =>
  who.request('POST', `/groups/${group}/dates`, { at, zone });

export const agree = (who: Somebody, group: string, date: string, agreed = true) =>
  json<Group>(who.request('PUT', `/groups/${group}/dates/${date}/agreement`, { agreed }));
