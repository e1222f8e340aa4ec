import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../read-file/read-file.ts';
import { fieldsOf } from './fields.ts';
import { chooseColumns, recogniseHeadings, signatureOf, valuesOf } from './recognise.ts';
import { targetOf } from './synonyms.ts';

const list = (...rows: string[]) => rows.map((row) => ({ cells: row.split(',') }));
const pupils = (headings: string, ...rows: string[]) => recogniseHeadings('pupils', list(headings, ...rows));

async function sampleRows(name: string) {
  const { read } = await readFile(readFileSync(new URL(`../../samples/${name}`, import.meta.url)));
  return read!.rows;
}

describe('what a heading means', () => {
  it.each([
    ['UPN', 'upn'],
    ['Unique Pupil Number', 'upn'],
    ['DOB', 'dateOfBirth'],
    ['Date of birth (dd/mm/yyyy)', 'dateOfBirth'],
    ['Legal surname', 'surname'],
    ['LastName', 'surname'],
    ['First name', 'forename'],
    ['Chosen name', 'preferredForename'],
    ['Preferred Forename', 'preferredForename'],
    ['Gender', 'sex'],
    ['NCyearActual', 'yearGroup'],
    ['Year group', 'yearGroup'],
    ['Reg', 'className'],
    ['Registration form', 'className'],
    ['Form', 'className'],
    ['Admission date', 'enteredOn'],
    ['SEN Status', 'senProvision'],
    ['SENprovision', 'senProvision'],
    ['PrimarySENtype', 'senType1'],
    ['SecondarySENtype', 'senType2'],
    ['EAL', 'englishAdditional'],
    ['First language', 'firstLanguage'],
    ['Looked after', 'lookedAfter'],
    ['In Care', 'lookedAfter'],
    ['Contact 1 name', 'contact1.name'],
    ['Contact1Email', 'contact1.email'],
    ['Priority contact 2 - Relationship', 'contact2.relation'],
    ['Parent/carer 1 email address', 'contact1.email'],
    ['Contact 2 Parental Responsibility', 'contact2.parentalResponsibility'],
    ['Mother mobile', 'contact1.phone'],
    ['Father email', 'contact2.email'],
    ['Ethnicity', 'leave out'],
    ['Pupil Premium', 'leave out'],
  ])('a pupil list: %s', (heading, target) => {
    expect(targetOf('pupils', heading)).toBe(target);
  });

  it.each([
    ['Work email', 'email'],
    ['Job title', 'jobTitle'],
    ['Salary', 'leave out'],
  ])('a staff list: %s', (heading, target) => {
    expect(targetOf('staff', heading)).toBe(target);
  });

  it.each([
    ['Class', 'className'],
    ['Class teacher', 'teacherName'],
    ["Teacher's email", 'teacherEmail'],
    ['Teaching assistants', 'assistantNames'],
  ])('a class list: %s', (heading, target) => {
    expect(targetOf('classes', heading)).toBe(target);
  });

  it('never asks about what support does not need, and never guesses at what it does not know', () => {
    expect(targetOf('pupils', 'Club')).toBeUndefined();
    expect(targetOf('pupils', 'Contact 1 shoe size')).toBeUndefined();
  });

  it('is the same however a heading is written', () => {
    const ways = [
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll(' ', '_'),
      (text: string) => ` ${text} `,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('Legal surname', 'Date of birth', 'Contact 1 email'),
        fc.constantFrom(...ways),
        (heading, way) => {
          expect(targetOf('pupils', way(heading))).toBe(targetOf('pupils', heading));
        },
      ),
    );
  });

  it('knows only fields that a person could choose too', () => {
    for (const kind of ['pupils', 'staff', 'classes'] as const) {
      const fields = fieldsOf(kind).map(([field]) => field);
      for (const heading of ['UPN', 'Name', 'Email', 'Class', 'Year', 'Contact 4 phone', 'Teacher', 'Role']) {
        const target = targetOf(kind, heading);
        if (target && target !== 'leave out') expect(fields).toContain(target);
      }
    }
  });
});

describe('the headings of a file', () => {
  it.each([
    ['sims.csv', 'SIMS'],
    ['arbor.csv', 'Arbor'],
    ['bromcom.csv', 'Bromcom'],
  ])('recognises which system made %s, with nothing to ask', async (name, system) => {
    const found = recogniseHeadings('pupils', await sampleRows(name));
    expect(found).toMatchObject({ system, headingRow: 0, unknown: [], clashes: [], missing: [] });
  });

  it('finds headings below a title and a printing date, and asks only about what it does not know', async () => {
    const found = recogniseHeadings('pupils', await sampleRows('messy.csv'));
    expect(found.headingRow).toBe(2);
    expect(found.system).toBeUndefined();
    expect(found.unknown.map(({ heading }) => heading)).toEqual(['Tutor', 'Club']);
  });

  it('asks once: what a person chose is remembered for the same headings in any order', () => {
    const first = pupils('Surname,Forename,DOB,Year,Tutor', 'Begum,Amina,03/04/2019,3,3 Willow');
    expect(first.unknown.map(({ at }) => at)).toEqual([4]);
    const { columns, remember } = chooseColumns(first.columns, new Map([[4, 'className']]));
    expect(valuesOf(columns, ['Begum', 'Amina', '03/04/2019', '3', '3 Willow']).className).toBe('3 Willow');
    const again = recogniseHeadings('pupils', list('Tutor,Surname,Forename,DOB,Year', 'x,y,z,a,b'), remember);
    expect(again.unknown).toEqual([]);
    expect(again.columns[0]).toMatchObject({ target: 'className', how: 'remembered' });
    expect(again.signature).toBe(first.signature);
  });

  it('takes the legal name where there are two, and asks where two columns mean the same', () => {
    const legal = pupils('Surname,Legal Surname,Forename,DOB,Year', 'a,b,c,d,e');
    expect(legal.clashes).toEqual([]);
    expect(valuesOf(legal.columns, ['Khan', 'Begum']).surname).toBe('Begum');
    expect(pupils('Surname,Forename,DOB,Year,NC Year', 'a,b,c,d,e').clashes).toMatchObject([
      { field: 'yearGroup' },
    ]);
  });

  it('says what is missing', () => {
    expect(pupils('UPN,Surname', 'a,b').missing).toEqual(['Legal forename', 'Date of birth', 'Year group']);
    expect(recogniseHeadings('staff', list('Name,Role', 'a,b')).missing).toEqual(['E-mail']);
    expect(recogniseHeadings('classes', list('Teacher,Year', 'a,b')).missing).toEqual(['Class name']);
    expect(pupils('Name,DOB,Year', 'a,b,c').missing).toEqual([]);
  });

  it('does not ask about columns without a value', () => {
    expect(pupils('Surname,Forename,DOB,Year,Colour', 'a,b,c,d').unknown).toEqual([]);
  });

  it('has one signature whatever the order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['Surname', 'Forename', 'DOB', 'Year'], { minLength: 4 }),
        (headings) => {
          expect(signatureOf(headings)).toBe('dob|forename|surname|year');
        },
      ),
    );
  });
});
