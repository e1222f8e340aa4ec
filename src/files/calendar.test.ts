import { afterEach, describe, expect, it } from 'vitest';
import { invitationContentType, renderInvitation, type Invitation } from './calendar.ts';

const meeting: Invitation = {
  id: 'meeting-7',
  sequence: 0,
  start: { date: '2026-12-03', time: '15:30' },
  minutes: 45,
  place: 'Marigold Lane Primary School, the blue room',
  organiser: { name: 'Eleanor Hart', email: 'hart@marigoldlane.example' },
  title: 'Meeting at Marigold Lane Primary School',
  description: 'Come as you are; bring somebody with you if you like.',
  writtenAt: '2026-11-24T09:00:00Z',
};
const mother = { name: 'Ms Begum', email: 'begum@example.org' };
const father = { name: 'Mr Rahman', email: 'rahman@example.net' };

const ownZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = ownZone ?? '';
  if (ownZone === undefined) delete process.env['TZ'];
});

describe('an invitation', () => {
  it.each([
    ['in winter (GMT)', { date: '2026-12-03', time: '15:30' }, '20261203T153000', '20261203T161500'],
    ['in summer (BST)', { date: '2026-06-03', time: '15:30' }, '20260603T153000', '20260603T161500'],
    ['over midnight', { date: '2026-12-31', time: '23:30' }, '20261231T233000', '20270101T001500'],
  ])('keeps the time on the school clock %s', (_, start, begins, ends) => {
    for (const zone of ['UTC', 'Europe/London', 'America/New_York', 'Asia/Dhaka']) {
      process.env['TZ'] = zone;
      const ics = renderInvitation({ ...meeting, start });
      expect(ics).toContain(`DTSTART;TZID=Europe/London:${begins}\r\n`);
      expect(ics).toContain(`DTEND;TZID=Europe/London:${ends}\r\n`);
      expect(ics).toContain('DTSTAMP:20261124T090000Z');
    }
  });

  it('explains London time, summer and winter, to programs that do not know it', () => {
    const ics = renderInvitation(meeting);
    expect(ics.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(ics).toMatch(/BEGIN:DAYLIGHT[^]*TZOFFSETTO:\+0100[^]*BYMONTH=3;BYDAY=-1SU[^]*END:DAYLIGHT/);
    expect(ics).toMatch(/BEGIN:STANDARD[^]*TZOFFSETTO:\+0000[^]*BYMONTH=10;BYDAY=-1SU[^]*END:STANDARD/);
  });

  it('stays the same event when it moves, with a higher sequence', () => {
    const first = renderInvitation(meeting);
    const moved = renderInvitation({ ...meeting, sequence: 1, start: { date: '2026-12-10', time: '09:00' } });
    expect(first).toContain('UID:meeting-7@alongside');
    expect(moved).toContain('UID:meeting-7@alongside');
    expect(first).toContain('SEQUENCE:0');
    expect(moved).toContain('SEQUENCE:1');
  });

  it('asks, and calls off', () => {
    const asked = renderInvitation(meeting);
    const cancelled = { ...meeting, sequence: 2, cancelled: true };
    expect(asked).toContain('METHOD:REQUEST');
    expect(asked).toContain('STATUS:CONFIRMED');
    expect(renderInvitation(cancelled)).toContain('METHOD:CANCEL');
    expect(renderInvitation(cancelled)).toContain('STATUS:CANCELLED');
    expect(invitationContentType(meeting)).toContain('method=REQUEST');
    expect(invitationContentType(cancelled)).toContain('method=CANCEL');
  });

  it('never tells one parent the address of the other', () => {
    const hers = renderInvitation(meeting, mother);
    const his = renderInvitation(meeting, father);
    expect(hers).toContain(mother.email);
    expect(hers).not.toContain(father.email);
    expect(his).toContain(father.email);
    expect(his).not.toContain(mother.email);
  });

  it('lets nobody smuggle lines into it', () => {
    const ics = renderInvitation({
      ...meeting,
      title: 'Hello\r\nATTENDEE:mailto:x@example.org',
      place: 'a\nEND:VEVENT',
    });
    expect(ics).not.toMatch(/^ATTENDEE/m);
    expect(ics.match(/^END:VEVENT/gm)).toHaveLength(1);
  });
});
