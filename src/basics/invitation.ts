export interface Invitation {
  id: string;
  /** 0 at first; one more each time the meeting moves or is called off, so that calendars take the newer. */
  sequence: number;
  /** Wall-clock time in Europe/London. */
  start: { date: string; time: string };
  minutes: number;
  place: string;
  organiser: CalendarPerson;
  /** Shown on lock screens and shared calendars: without any child's name. */
  title: string;
  description: string;
  cancelled?: boolean;
  /** When this version was written (instant); now, if left out. */
  writtenAt?: string;
}

export interface CalendarPerson {
  name: string;
  email: string;
}
