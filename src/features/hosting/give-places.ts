import { accountWith, openAccount, passwordLink } from '../../accounts/people.ts';
import { givePlace } from '../../accounts/places.ts';
import { addDays } from '../../basics/dates.ts';
import type { AccountDb, Database, SchoolDb } from '../../database/connection.ts';
import { addPerson, otherAdministrators, setUntil } from '../staff/index.ts';
import { linkUntil } from './open-school.ts';
import { settle, type Fault, type PlaceOrder, type Settled } from './rules.ts';
import { nameOf, noteFromOutside, placeHeld } from './store.ts';

export interface Done {
  readonly order: PlaceOrder;
  readonly came: Settled;
  /** Of the link that sets a new person's password. */
  readonly token?: string;
}

/** Raised within the transaction so that all of it is undone. */
class Undone extends Error {
  readonly faults: readonly Fault[];
  readonly done: readonly Done[];
  constructor(faults: readonly Fault[], done: readonly Done[]) {
    super('undone');
    this.faults = faults;
    this.done = done;
  }
}

/**
 * Gives and ends the places of a list, all of them or none: with a fault anywhere nothing is written, nor with `isTrial`. Each order
 * is looked at as the ones before it have left things.
 */
export async function applyPlaces(
  database: Database,
  orders: readonly PlaceOrder[],
  { now, today, isTrial }: { now: string; today: string; isTrial: boolean },
): Promise<{ done: readonly Done[]; faults: readonly Fault[] }> {
  try {
    const done = await database.across(async (at, accounts) => {
      const faults: Fault[] = [];
      const made: Done[] = [];
      for (const order of orders)
        await at(order.school, async (db) => {
          const came = await applyOne(db, accounts, order, { now, today });
          if ('fault' in came) faults.push({ line: order.line, what: came.fault });
          else made.push({ order, ...came });
        });
      if (faults.length || isTrial) throw new Undone(faults, made);
      return made;
    });
    return { done, faults: [] };
  } catch (fault) {
    if (fault instanceof Undone) return { done: fault.done, faults: fault.faults };
    throw fault;
  }
}

async function applyOne(
  db: SchoolDb,
  accounts: AccountDb,
  order: PlaceOrder,
  { now, today }: { now: string; today: string },
): Promise<Omit<Done, 'order'> | { readonly fault: string }> {
  const account = await accountWith(accounts, order.email);
  const held = account === undefined ? undefined : await placeHeld(db, account, today);
  const came = settle(order, {
    ...(held ? { role: held.role } : {}),
    hasAccount: account !== undefined,
    hasOtherAdministrator: (await otherAdministrators(db, today, held?.staffId ?? '')) > 0,
  });
  if (typeof came === 'object' || came === 'already so') return typeof came === 'object' ? came : { came };
  if (came === 'ends') {
    await setUntil(db, held!.staffId, order.until ?? addDays(today, -1));
    await noteFromOutside(db, now, 'ended a place');
    return { came };
  }
  const name = order.name || (await nameOf(accounts, account!));
  const accountId = account ?? (await openAccount(accounts, { name, email: order.email }, now));
  const { email, role, jobTitle, from } = order;
  const staffId = await addPerson(db, { accountId, name, email, role, jobTitle, from });
  if (order.until) await setUntil(db, staffId, order.until);
  await givePlace(accounts, { accountId, schoolId: order.school, staffId });
  await noteFromOutside(db, now, 'gave a place');
  if (came === 'new place') return { came };
  return { came, token: await passwordLink(accounts, accountId, { until: linkUntil(now), now }) };
}
