import { labelOfYear } from '../../../../basics/year-group.ts';
import { formatDate } from '../../../../basics/dates.ts';
import { isOneSlipApart, plainName } from './names.ts';
import type { PupilFacts, PupilOnRoll } from './pupil-facts.ts';
import type { Reason } from './verdict.ts';

/** The roll, laid out so that each row of a file finds its pupil at once. */
export interface RollIndex {
  byUpn: Map<string, PupilOnRoll[]>;
  byPerson: Map<string, PupilOnRoll[]>;
  byBirth: Map<string, PupilOnRoll[]>;
  byName: Map<string, PupilOnRoll[]>;
}

export interface Match {
  /** The pupil this row is about, when that is certain. */
  pupil: PupilOnRoll | undefined;
  /** Pupils whom a person should compare with the row. */
  candidates: PupilOnRoll[];
  reason: Reason | undefined;
}

/** Name and date of birth as one key, indifferent to accents, capitals and hyphens. */
export const personKey = ({
  surname,
  forename,
  dateOfBirth,
}: Pick<PupilFacts, 'surname' | 'forename' | 'dateOfBirth'>) =>
  `${nameKey(surname, forename)}|${dateOfBirth}`;

const nameKey = (surname: string, forename: string) => `${plainName(surname)}|${plainName(forename)}`;

export function indexRoll(roll: readonly PupilOnRoll[]): RollIndex {
  const index: RollIndex = { byUpn: new Map(), byPerson: new Map(), byBirth: new Map(), byName: new Map() };
  for (const pupil of roll) {
    const { facts } = pupil;
    if (facts.upn) push(index.byUpn, facts.upn, pupil);
    push(index.byPerson, personKey(facts), pupil);
    const { knownAs } = facts;
    if (knownAs && plainName(knownAs) !== plainName(facts.forename)) {
      push(index.byPerson, personKey({ ...facts, forename: knownAs }), pupil);
    }
    push(index.byBirth, facts.dateOfBirth, pupil);
    push(index.byName, nameKey(facts.surname, facts.forename), pupil);
  }
  return index;
}

/** 'Amina Begum, Year 3, born 3 April 2018' */
export function describePupil({ facts }: Pick<PupilOnRoll, 'facts'>): string {
  return `${facts.forename} ${facts.surname}, ${labelOfYear(facts.yearGroup)}, born ${formatDate(facts.dateOfBirth)}`;
}

/**
 * Takes what a row says and gives the pupil it is about: by UPN, else by name and date of birth, else a person decides.
 * Nothing is merged by guess: wherever the two disagree there are candidates and a reason, and no pupil.
 */
export function matchPupil(facts: PupilFacts, index: RollIndex, fileHasUpns: boolean): Match {
  const holders = facts.upn ? (index.byUpn.get(facts.upn) ?? []) : [];
  const people = index.byPerson.get(personKey(facts)) ?? [];
  if (holders.length > 1)
    return ask('several', 'Several pupils on the register have this UPN.', [...holders, ...people]);
  if (holders[0]) return matchHolder(facts, holders[0], people);
  if (people.length > 1) {
    return ask('several', 'Several pupils on the register have this name and date of birth.', people);
  }
  const [person] = people;
  if (!person) return matchAlike(facts, index);
  if (facts.upn && person.facts.upn) {
    return ask(
      'other-upn',
      `The register has this name and date of birth with another UPN (${person.facts.upn}).`,
      people,
    );
  }
  if (!facts.upn && person.facts.upn && fileHasUpns) {
    return ask(
      'no-upn',
      'The row has no UPN, but its name and date of birth are those of a pupil on the register.',
      people,
    );
  }
  return { pupil: person, candidates: [], reason: undefined };
}

function matchHolder(facts: PupilFacts, holder: PupilOnRoll, people: PupilOnRoll[]): Match {
  const others = people.filter(({ id }) => id !== holder.id);
  const named = `${holder.facts.forename} ${holder.facts.surname}`;
  if (others.length > 0) {
    const text = `The UPN is that of ${named}, but the name and date of birth are those of another pupil.`;
    return ask('upn-of-another', text, [holder, ...others]);
  }
  const forenames = [holder.facts.forename, holder.facts.knownAs]
    .filter((name) => name !== null)
    .map(plainName);
  const otherForename = !forenames.includes(plainName(facts.forename));
  const otherSurname = plainName(holder.facts.surname) !== plainName(facts.surname);
  const otherBirth = holder.facts.dateOfBirth !== facts.dateOfBirth;
  if ((otherBirth && (otherForename || otherSurname)) || (otherForename && otherSurname)) {
    const text = `The UPN is that of ${named}, but the ${otherBirth ? 'name and date of birth differ' : 'whole name differs'}.`;
    return ask('upn-differs', text, [holder]);
  }
  return { pupil: holder, candidates: [], reason: undefined };
}

function matchAlike(facts: PupilFacts, index: RollIndex): Match {
  const sameBirth = (index.byBirth.get(facts.dateOfBirth) ?? []).filter((pupil) =>
    isAlike(facts, pupil.facts),
  );
  const swapped = swapDayAndMonth(facts.dateOfBirth);
  const sameName = (index.byName.get(nameKey(facts.surname, facts.forename)) ?? []).filter(
    ({ facts: { dateOfBirth } }) => dateOfBirth === swapped,
  );
  // Two different full UPNs are two children, however alike their names.
  const alike = [...sameBirth, ...sameName].filter((pupil) => !facts.upn || !pupil.facts.upn);
  if (alike.length === 0) return { pupil: undefined, candidates: [], reason: undefined };
  return ask('looks-like', `This looks like ${alike.map(describePupil).join(' or ')}.`, alike);
}

function isAlike(one: PupilFacts, other: PupilFacts): boolean {
  const [surnames, forenames] = [
    [plainName(one.surname), plainName(other.surname)],
    [plainName(one.forename), plainName(other.forename)],
  ];
  if (forenames[0] === forenames[1]) return true;
  if (one.knownAs && plainName(one.knownAs) === forenames[1] && surnames[0] === surnames[1]) return true;
  if (surnames[0] === forenames[1] && forenames[0] === surnames[1]) return true;
  return isOneSlipApart(one.forename, other.forename) && isOneSlipApart(one.surname, other.surname);
}

function swapDayAndMonth(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}-${day}-${month}`;
}

function ask(code: string, text: string, candidates: PupilOnRoll[]): Match {
  const unique = [...new Map(candidates.map((pupil) => [pupil.id, pupil])).values()];
  return { pupil: undefined, candidates: unique, reason: { code, text } };
}

function push(map: Map<string, PupilOnRoll[]>, key: string, pupil: PupilOnRoll) {
  const there = map.get(key);
  if (!there) map.set(key, [pupil]);
  else if (!there.includes(pupil)) there.push(pupil);
}
