import type { KeptAudience } from '../basics/audience.ts';
import { newId } from '../database/id.ts';
import { dateOf, type When } from './calendar.ts';
import type { Chance } from './chance.ts';
import { personCalled, personIn, type InventedPerson, type InventedSchool } from './invented-school.ts';
import type { ChildTold, InventedChild } from './pupils.ts';
import type { Row } from './rows.ts';

/** Who did it: 'teacher', 'assistant', 'senco', 'head', or what they are called ('Ms Pell'). */
export type By = string;

export interface LivingOutcome {
  readonly key: string;
  readonly row: Row<'outcome'>;
}

export interface LivingProvision {
  readonly key: string;
  readonly row: Row<'provision'>;
  /** How faithfully it is given and logged. */
  readonly delivery: DeliveryTold;
}

export interface LivingPlan {
  readonly document: Row<'document'>;
  readonly outcomes: readonly LivingOutcome[];
  readonly provisions: readonly LivingProvision[];
  readonly briefing: Row<'briefing'> | undefined;
}

/**
 * 'well': nearly always held, the odd one missed or not logged. 'pulled to cover': from the half-term on the adult is
 * moved to another class most days. 'not logged': nobody writes anything down. 'none': not held at fixed times.
 */
export type DeliveryTold = 'well' | 'pulled to cover' | 'not logged' | 'none';

/** A child's life in the school while it is being told. */
export interface Life {
  readonly school: InventedSchool;
  readonly child: InventedChild;
  readonly pupilId: string;
  readonly name: string;
  readonly chance: Chance;
  /** How many school weeks of sessions are written down. */
  logWeeks: number;
  cycle: Row<'cycle'> | undefined;
  cycles: number;
  assessment: string | undefined;
  plan: LivingPlan | undefined;
  readonly pastPlans: LivingPlan[];
  status: Row<'sen_period'> | undefined;
  /** Concerns that have not led anywhere yet. */
  openConcerns: Row<'concern'>[];
}

/** One thing that happens in a life. */
export type Moment = (life: Life) => void;

export interface Story {
  readonly child: ChildTold;
  readonly moments: readonly Moment[];
}

/** A short biography: a child, and what happened, in order. */
export const story = (child: ChildTold, ...moments: readonly Moment[]): Story => ({ child, moments });

export const on = (life: Life, when: When): string => dateOf(life.school.calendar, life.school.today, when);

/** A moment of that day; stories happen in school hours. */
export const at = (life: Life, when: When, time = '15:40'): string => `${on(life, when)}T${time}:00.000Z`;

export function who(life: Life, by: By): InventedPerson {
  const { school, child } = life;
  if (by === 'teacher') return personCalled(school, child.class.teacher);
  if (by === 'assistant') return personCalled(school, child.class.assistants?.[0] ?? child.class.teacher);
  if (by === 'senco' || by === 'head') return personIn(school, by);
  return personCalled(school, by);
}

export function contact(life: Life, called: string): Row<'contact'> & { id: string } {
  const found = life.child.contacts.get(called);
  if (!found) throw new Error(`The story of ${life.name} has no ${called}`);
  return found;
}

/** What was noticed has led on, and so is closed. A parent's concern without an answer stays open. */
export function concernsLedTo(life: Life, when: When, because: string): void {
  const led = life.openConcerns.filter(({ raised_as, reply }) => raised_as === 'staff' || reply);
  for (const row of led) {
    row.closed_on = on(life, when);
    row.closed_because = because;
  }
  life.openConcerns = life.openConcerns.filter((row) => !led.includes(row));
}

export interface Happened {
  readonly kind: string;
  readonly title: string;
  readonly detail?: string;
  readonly ref?: readonly [kind: string, id: string, version?: number];
  readonly by: InventedPerson;
  /** The entry that the line repeats, with who it is for. */
  readonly entry?: { readonly id: string; readonly audience: KeptAudience };
}

/** Puts a line on the child's timeline. */
export function happened(life: Life, when: When, { kind, title, detail, ref, by, entry }: Happened): void {
  life.school.rows.add('event', {
    id: newId(),
    pupil_id: life.pupilId,
    on_day: on(life, when),
    at: at(life, when),
    kind,
    title,
    detail: detail ?? null,
    ref_kind: ref?.[0] ?? null,
    ref_id: ref?.[1] ?? null,
    ref_version: ref?.[2] ?? null,
    staff_id: by.id,
    entry_id: entry?.id ?? null,
    audience: entry?.audience ?? 'usual',
  });
}
