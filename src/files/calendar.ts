import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { CalendarPerson, Invitation } from '../basics/invitation.ts';

export type { CalendarPerson, Invitation } from '../basics/invitation.ts';

/**
 * Takes a meeting and the one person invited, gives the .ics text. Never more than one attendee stands in
 * it: separated parents must not learn each other's address from an invitation.
 */
export function renderInvitation(invitation: Invitation, attendee?: CalendarPerson): string {
  const calendar = ical({
    prodId: { company: 'Alongside', product: 'Alongside', language: 'EN' },
    method: invitation.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: `${invitation.id}@alongside`,
    sequence: invitation.sequence,
    stamp: new Date(invitation.writtenAt ?? Date.now()),
    start: wallClock(invitation.start, 0),
    end: wallClock(invitation.start, invitation.minutes),
    timezone: 'Europe/London',
    summary: invitation.title,
    description: invitation.description,
    location: invitation.place,
    organizer: invitation.organiser,
    status: invitation.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    attendees: attendee
      ? [{ ...attendee, rsvp: true, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION }]
      : [],
  });
  // Not as the calendar's own zone: the library would then print DTSTAMP, which must be UTC, in local time.
  return calendar.toString().replace('BEGIN:VEVENT', `${londonTime}\r\nBEGIN:VEVENT`);
}

/** The Content-Type under which an e-mail program shows an invitation as one. */
export function invitationContentType(invitation: Invitation): string {
  return `text/calendar; charset=utf-8; method=${invitation.cancelled ? 'CANCEL' : 'REQUEST'}`;
}

// A date and time without zone: ical-generator prints its figures as they are and names the zone beside them.
function wallClock({ date, time }: Invitation['start'], plusMinutes: number): string {
  const asIfUtc = new Date(`${date}T${time}:00Z`).getTime() + plusMinutes * 60_000;
  return new Date(asIfUtc).toISOString().slice(0, 19);
}

// Last Sunday of March, 01:00 UTC, until last Sunday of October, 01:00 UTC (Summer Time Act 1972, as amended).
const londonTime = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZNAME:BST',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:GMT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
