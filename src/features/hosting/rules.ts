import { isIsoDate } from '../../basics/dates.ts';
import { roleNames, roles, type Role } from '../../basics/viewer.ts';

/** What to do about a URN that cannot be one; undefined when it will do. */
export const problemOfUrn = (urn: string): string | undefined =>
  /^\d{6}$/.test(urn) ? undefined : 'A URN is six digits: Get Information About Schools lists them.';

/** A line of a list of places: give somebody one, or end it. */
export interface PlaceOrder {
  readonly line: number;
  readonly action: 'give' | 'end';
  readonly school: string;
  readonly email: string;
  readonly role: Role;
  /** Of an account that is there already, the name stays. */
  readonly name: string;
  readonly jobTitle: string | null;
  readonly from: string;
  readonly until: string | null;
}

export interface Fault {
  readonly line: number;
  readonly what: string;
}

export const placeHeadings = [
  'action',
  'school',
  'email',
  'role',
  'name',
  'job title',
  'from',
  'until',
] as const;
type Heading = (typeof placeHeadings)[number];
const needed: readonly Heading[] = ['school', 'email'];

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The orders in a list whose first line holds headings, and every fault with the line it is on. `schoolOf` gives the id of an open
 * school by its id or URN.
 */
export function readPlaces(
  lines: readonly Line[],
  today: string,
  schoolOf: (idOrUrn: string) => string | undefined,
): { orders: PlaceOrder[]; faults: Fault[] } {
  const [head, ...rest] = lines;
  const headings = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = needed.filter((name) => !headings.includes(name));
  if (!head || missing.length)
    return {
      orders: [],
      faults: [
        {
          line: head?.line ?? 1,
          what: `The first line must hold the headings, and ${missing.join(' and ')} is not among them. There may be: ${placeHeadings.join(', ')}.`,
        },
      ],
    };
  const unknown = headings.filter((name) => name && !(placeHeadings as readonly string[]).includes(name));
  const faults: Fault[] = unknown.map((name) => ({
    line: head.line,
    what: `There is no column "${name}". There may be: ${placeHeadings.join(', ')}.`,
  }));
  const orders: PlaceOrder[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rest) {
    const cell = (name: Heading) => (cells[headings.indexOf(name)] ?? '').trim();
    const read = readOrder(cell, line, today, schoolOf);
    faults.push(...read.faults);
    if (!read.order) continue;
    const key = `${read.order.school} ${read.order.email}`;
    const before = seen.get(key);
    if (before !== undefined)
      faults.push({ line, what: `Line ${before} is about the same person at the same school.` });
    seen.set(key, line);
    orders.push(read.order);
  }
  return { orders, faults };
}

function readOrder(
  cell: (name: Heading) => string,
  line: number,
  today: string,
  schoolOf: (idOrUrn: string) => string | undefined,
): { order?: PlaceOrder; faults: Fault[] } {
  const faults: Fault[] = [];
  const wrong = (what: string) => void faults.push({ line, what });
  const action = (cell('action') || 'give').toLowerCase();
  if (action !== 'give' && action !== 'end') wrong(`The action is "${action}": write give or end.`);
  const school = schoolOf(cell('school'));
  if (!school) wrong(`There is no open school "${cell('school')}" here: write its id or its URN.`);
  const email = cell('email').toLowerCase();
  if (!/^[^\s@<>",]+@[^\s@<>",]+$/.test(email))
    wrong(`"${email}" is no e-mail address, like name@school.sch.uk.`);
  const role = roleIn(cell('role'));
  if (action === 'give' && !role)
    wrong(`The role is "${cell('role')}": write one of ${roles.map((one) => roleNames[one]).join(', ')}.`);
  if (action === 'give' && cell('name').length > 120) wrong('The name is longer than 120 letters.');
  const day = (name: 'from' | 'until') => {
    const text = cell(name);
    if (text && !isIsoDate(text)) wrong(`The day in "${name}" is "${text}": write it like 2027-01-31.`);
    return text;
  };
  const [from, until] = [day('from') || today, day('until')];
  if (action === 'give' && until && until < from) wrong('The last day comes before the first.');
  if (faults.length) return { faults };
  return {
    order: {
      line,
      action: action as 'give' | 'end',
      school: school!,
      email,
      role: role ?? 'teacher',
      name: cell('name'),
      jobTitle: cell('job title').slice(0, 120) || null,
      from,
      until: until || null,
    },
    faults,
  };
}

/** A role by its name on screen or in the program. */
export function roleIn(text: string): Role | undefined {
  const said = text.trim().toLowerCase();
  return roles.find((role) => role === said || roleNames[role].toLowerCase() === said);
}

/** What is known of somebody at the school of an order. */
export interface Known {
  /** The role of their place that is open, or begins later. */
  readonly role?: Role;
  readonly hasAccount: boolean;
  /** Whether somebody else would still be administrator there. */
  readonly hasOtherAdministrator: boolean;
}

export type Settled = 'new person' | 'new place' | 'already so' | 'ends';

/** What an order comes to for somebody of whom this is known, or why it cannot be carried out. */
export function settle(order: PlaceOrder, known: Known): Settled | { readonly fault: string } {
  if (order.action === 'end') {
    if (!known.role) return { fault: 'They have no place there that could end.' };
    if (known.role === 'administrator' && !known.hasOtherAdministrator)
      return { fault: 'They are the only administrator there: give somebody else that role first.' };
    return 'ends';
  }
  if (known.role && known.role !== order.role)
    return {
      fault: `They are ${roleNames[known.role]} there. An administrator of the school changes a role, or end that place first.`,
    };
  if (known.role) return 'already so';
  if (known.hasAccount) return 'new place';
  return order.name ? 'new person' : { fault: 'Nobody here has that address yet: write their name too.' };
}
