import * as z from 'zod/mini';
import { get, session, type Call } from './call.ts';
import type * as asked from './group-requests.ts';
import { EventHead, Group, Row } from './groups.ts';
import type { CheerRequest } from './showcase-requests.ts';

const event = '/events/:event';
const person = `${event}/members/:member`;
const group = '/groups/:group';
const date = `${group}/dates/:date`;

/** `GET /events`: all events, newest first. */
export const Events = z.object({ events: z.array(EventHead) });
export type Events = z.infer<typeof Events>;

const person200 = { status: 200, answer: Row, ...session } as const;
const group200 = { status: 200, answer: Group, ...session } as const;

/** The calls of participants and facilitators in an event. */
export const groupCalls = {
  events: { ...get('/events', Events), ...session },
  /** Joins the event, and a group if members choose their own. Hosts can also place other members. */
  place: { method: 'PUT', path: person, ...person200 } as Call<asked.PlaceRequest, typeof Row>,
  leave: { method: 'DELETE', path: person, status: 204, ...session },
  setHere: { method: 'PUT', path: `${person}/here`, ...person200 } as Call<asked.HereRequest, typeof Row>,
  changePiece: { method: 'PATCH', path: `${person}/piece`, ...person200 } as Call<
    asked.PieceRequest,
    typeof Row
  >,
  checkIn: { method: 'POST', path: `${event}/check-ins`, ...person200 } as Call<
    asked.CheckInRequest,
    typeof Row
  >,
  encourage: { method: 'PUT', path: `${event}/cheers/:about`, ...person200 } as Call<
    CheerRequest,
    typeof Row
  >,
  reply: { method: 'POST', path: `${event}/replies`, ...person200 } as Call<asked.ReplyRequest, typeof Row>,
  /** Deletes a member's own check-in or reply. */
  takeBack: { method: 'DELETE', path: `${event}/words/:about`, ...person200 },
  nudge: { method: 'POST', path: `${event}/nudges`, status: 202, ...session } as Call<asked.NudgeRequest>,
  mute: { method: 'PUT', path: `${event}/mute`, status: 204, ...session } as Call<asked.MuteRequest>,
  propose: { method: 'POST', path: `${group}/dates`, ...group200 } as Call<asked.DateRequest, typeof Group>,
  agree: { method: 'PUT', path: `${date}/agreement`, ...group200 } as Call<
    asked.AgreementRequest,
    typeof Group
  >,
  confirmDate: { method: 'POST', path: `${date}/confirmation`, ...group200 } as Call<undefined, typeof Group>,
  changeGroup: { method: 'PATCH', path: group, ...group200 } as Call<asked.GroupChangeRequest, typeof Group>,
  complain: {
    method: 'POST',
    path: `${event}/complaints`,
    status: 202,
    ...session,
  } as Call<asked.ComplaintRequest>,
} as const;
