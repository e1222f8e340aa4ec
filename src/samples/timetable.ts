export interface Slot {
  readonly weekdays: readonly number[];
  readonly startsAt: string;
  readonly minutes: number;
}

export interface Wanted {
  readonly weekdays: readonly number[];
  readonly minutes: number;
  readonly from?: string | undefined;
}

/** Who is busy when, so that no assistant and no child is in two places at once. */
export interface Timetable {
  book(who: readonly string[], slot: Slot): void;
  release(who: readonly string[], slot: Slot): void;
  isFree(who: readonly string[], slot: Slot): boolean;
  /** A time at which all are free on these weekdays, booked for them. */
  find(who: readonly string[], wanted: Wanted): string;
}

export function emptyTimetable(): Timetable {
  const taken = new Map<string, number>();
  const fives = (who: readonly string[], { weekdays, startsAt, minutes }: Slot): string[] => {
    const first = minutesOf(startsAt) / 5;
    const count = Math.ceil(minutes / 5);
    return who.flatMap((id) =>
      weekdays.flatMap((day) => Array.from({ length: count }, (_, at) => `${id} ${day} ${first + at}`)),
    );
  };
  const change = (by: number) => (who: readonly string[], slot: Slot) => {
    for (const key of fives(who, slot)) taken.set(key, (taken.get(key) ?? 0) + by);
  };
  const timetable: Timetable = {
    book: change(1),
    release: change(-1),
    isFree: (who, slot) => fives(who, slot).every((key) => !taken.get(key)),
    find(who, { weekdays, minutes, from }) {
      const candidates = from ? [...allTimes.filter((time) => time >= from), ...allTimes] : times;
      const free = candidates.find((startsAt) => timetable.isFree(who, { weekdays, startsAt, minutes }));
      const startsAt = free ?? times.at(-1)!;
      timetable.book(who, { weekdays, startsAt, minutes });
      return startsAt;
    },
  };
  return timetable;
}

/** From registration to home time, without the dinner hour. */
const allTimes = Array.from({ length: 78 }, (_, at) => clockOf(520 + at * 5)).filter(
  (time) => time < '12:00' || time >= '13:00',
);

/** First the times at which help usually happens, then any other. */
const times: readonly string[] = [
  '09:15',
  '10:50',
  '13:20',
  '11:30',
  '09:45',
  '14:10',
  '08:50',
  '11:10',
  '13:50',
  ...allTimes,
];

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
