import { plainName } from './names.ts';
import { factNames } from './pupil-facts.ts';
import type { ContactFacts, PupilFacts } from './pupil-facts.ts';
import type { Change } from './verdict.ts';

/** What a row would change about a pupil, field by field. An empty cell changes nothing, and no contact is taken away. */
export function changesOf(before: PupilFacts, after: PupilFacts): Change[] {
  const changes: Change[] = [];
  for (const field of Object.keys(factNames) as (keyof typeof factNames)[]) {
    if (after[field] !== null && after[field] !== before[field]) {
      if (field === 'className' && plainName(after[field]) === plainName(before[field] ?? '')) continue;
      // "Not looked after" says nothing new about a child of whom nothing is recorded.
      if (after[field] === 'no' && before[field] === null) continue;
      changes.push({ field, name: factNames[field], before: before[field], after: after[field] });
    }
  }
  for (const contact of after.contacts) changes.push(...contactChanges(before.contacts, contact));
  return changes;
}

const contactNames: Partial<Record<keyof ContactFacts, string>> = {
  relation: 'relationship',
  parentalResponsibility: 'parental responsibility',
  email: 'e-mail',
  phone: 'phone',
  address: 'address',
  language: 'language',
  courtOrder: 'court order',
};

/** The contact we have under the same name, if any. */
export function sameContact<C extends { name: string }>(contacts: readonly C[], name: string): C | undefined {
  return contacts.find((contact) => plainContact(contact.name) === plainContact(name));
}

const plainContact = (name: string) =>
  plainName(name.replace(/^(?:mr|mrs|ms|miss|mx|dr|prof|rev)\b\.?\s+/i, ''));

function contactChanges(before: readonly ContactFacts[], contact: ContactFacts): Change[] {
  const field = `contact: ${contact.name}`;
  const known = sameContact(before, contact.name);
  if (!known)
    return [{ field, name: 'Contact', before: null, after: `${contact.name} (${contact.relation})` }];
  return (
    (Object.keys(contactNames) as (keyof ContactFacts)[])
      .filter((part) => contact[part] !== null && contact[part] !== known[part])
      .filter((part) => !(part === 'relation' && contact.relation === 'Not said'))
      .filter((part) => !(part === 'parentalResponsibility' && contact.parentalResponsibility === 'unknown'))
      // Whoever is already kept from letters stays so: an import never lifts it or rewrites its reason.
      .filter((part) => !(part === 'courtOrder' && known.courtOrder !== null))
      .map((part) => ({
        field: `${field}: ${part}`,
        name: `${contact.name}: ${contactNames[part]}`,
        before: known[part],
        after: contact[part],
      }))
  );
}
