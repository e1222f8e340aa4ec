import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  audiences,
  entryKindNames,
  entryKinds,
  type Audience,
  type KeptAudience,
} from '../../basics/audience.ts';
import { chaptersOf, isFor, sharedLetter, type Entry, type Recipient } from './rules.ts';

const mother: Recipient = { who: 'parent', id: 'mother', name: 'Rukia Begum' };
const father: Recipient = { who: 'parent', id: 'father', name: 'Karim Begum' };
const child: Recipient = { who: 'child', id: 'child', name: 'Amina' };

const entry = (more: Partial<Entry> = {}): Entry => ({
  kind: 'observation',
  id: 'one',
  pupilId: 'amina',
  on: '2026-11-03',
  title: 'Seen: Hall',
  words: [{ kind: 'paragraph', text: 'She waited at the door' }],
  kept: 'usual',
  by: 'Ms Lane',
  saidBy: null,
  isAParents: false,
  isFinished: true,
  ...more,
});

describe('an entry is shared with', () => {
  test.each<[KeptAudience, boolean, boolean]>([
    ['usual', false, false],
    ['senco', false, false],
    ['staff', false, false],
    ['parents', true, false],
    ['child', false, true],
    ['family', true, true],
  ])('%s: parents %s, child %s', (kept, parents, theChild) => {
    expect(isFor(entry({ kept }), mother)).toBe(parents);
    expect(isFor(entry({ kept }), father)).toBe(parents);
    expect(isFor(entry({ kept }), child)).toBe(theChild);
  });

  test('the parents, where nobody decided and its kind is given to them anyway', () => {
    const shared = entryKindNames.filter((kind) => isFor(entry({ kind }), mother));
    expect(shared).toEqual(['early-discussion', 'plan', 'review']);
  });

  test('nobody while it is a draft', () => {
    const draft = entry({ kind: 'plan', kept: 'family', isFinished: false });
    expect([mother, father, child].map((to) => isFor(draft, to))).toEqual([false, false, false]);
  });

  test('one parent, never another, where a parent said it; and no parent where we do not know which', () => {
    const said = entry({ kind: 'concern', kept: 'parents', isAParents: true, saidBy: 'mother' });
    expect([isFor(said, mother), isFor(said, father)]).toEqual([true, false]);
    expect(isFor({ ...said, saidBy: null }, mother)).toBe(false);
  });

  test('whatever is decided, nobody outside sees what is for the SENCO or for staff', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entryKindNames),
        fc.constantFrom<Audience>('senco', 'staff'),
        fc.constantFrom(mother, father, child),
        fc.boolean(),
        (kind, kept, to, isAParents) =>
          !isFor(entry({ kind, kept, isAParents, saidBy: isAParents ? to.id : null }), to),
      ),
    );
  });
});

test('every kind may be what it usually is', () => {
  for (const { usual, mayBe } of Object.values(entryKinds))
    expect(mayBe as readonly Audience[]).toContain(usual);
});

test('what all who work with the child need, and what parents are given, cannot be closed to them', () => {
  const closable = entryKindNames.filter((kind) =>
    (entryKinds[kind].mayBe as readonly Audience[]).includes('senco'),
  );
  expect(closable).toEqual(['concern', 'view', 'observation', 'advice', 'score', 'diagnosis']);
  for (const kind of ['early-discussion', 'plan', 'review'] as const)
    expect(entryKinds[kind].mayBe).toEqual(['parents', 'family']);
  expect(entryKinds.concern.mayBe).toEqual(audiences);
});

test('the paper for one parent holds what is for them, kind by kind, and nothing else', () => {
  const entries = [
    entry({ id: 'a', kept: 'parents' }),
    entry({
      id: 'b',
      kept: 'staff',
      title: 'Seen: Yard',
      words: [{ kind: 'paragraph', text: 'Not for them' }],
    }),
    entry({
      id: 'c',
      kind: 'view',
      kept: 'parents',
      isAParents: true,
      saidBy: 'father',
      words: [{ kind: 'paragraph', text: 'The father’s words' }],
    }),
  ];
  const letter = sharedLetter(
    entries,
    { childName: 'Amina', to: mother, today: '2026-11-24' },
    { school: { name: 'Alder Primary' }, signedBy: { name: 'Nadia Holt', role: 'SENCO' }, footer: '' },
  );
  const text = JSON.stringify(letter.blocks);
  expect(text).toContain('She waited at the door');
  expect(text).toContain('Seen: Hall, 3 November 2026');
  expect(text).not.toContain('Not for them');
  expect(text).not.toContain('father');
});

test('chapters keep the order in which entries come, and name no empty kind', () => {
  const [first, second] = [entry({ id: 'a' }), entry({ id: 'b' })];
  expect(chaptersOf([first, entry({ id: 'c', kind: 'concern' }), second])).toMatchObject([
    { name: 'Concerns' },
    { name: 'Observations', entries: [{ id: 'a' }, { id: 'b' }] },
  ]);
});
