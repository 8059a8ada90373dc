import type { Office } from '../office.ts';

/** Where a group's date is as iCalendar: good for whoever knows the address, for calendars cannot sign in. */
export const calendarLink = async ({ url, secret }: Office, group: string): Promise<string> =>
  `${url}/calendars/${group}/${await secret.tag('calendar', group)}.ics`;
