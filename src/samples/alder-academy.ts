import type { Role } from '../basics/viewer.ts';
import type { ClassTold, PersonTold, SchoolTold } from './invented-school.ts';

const someone = (called: string, name: string, role: Role, job: string): PersonTold => ({
  called,
  name,
  role,
  job,
  email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@alderacademy.example`,
});
const form = (name: string, teacher: string, assistant: string): ClassTold => ({
  name,
  year: name.replace(/\D/g, ''),
  teacher,
  assistants: [assistant],
});
const set = (name: string, subject: string, teacher: string): ClassTold => ({
  name,
  year: name.replace(/\D/g, ''),
  teacher,
  subject,
});

/** The secondary school beside it, small enough to show that neither school sees the other. */
export const alderAcademy: SchoolTold = {
  name: 'Alder Academy',
  phase: 'secondary',
  dfeNumber: '2119951',
  address: 'Alder Row\nLondon E3 0AA',
  phone: '020 7946 0654',
  email: 'office@alderacademy.example',
  people: [
    someone('Mr Vance', 'Ezra Vance', 'senco', 'SENCO'),
    someone('Ms Harrowgate', 'Philippa Harrowgate', 'head', 'Head teacher'),
    someone('Mrs Ledger', 'Maureen Ledger', 'administrator', 'Office manager'),
    someone('Ms Tindall', 'Roz Tindall', 'teacher', 'Teacher of English'),
    someone('Mr Achebe-Ross', 'Daniel Achebe-Ross', 'teacher', 'Teacher of mathematics'),
    someone('Dr Siddique', 'Farah Siddique', 'teacher', 'Teacher of science'),
    someone('Mr Palmer', 'Jonah Palmer', 'teacher', 'Teacher of design and technology'),
    someone('Ms Kovac', 'Irena Kovac', 'teacher', 'Teacher of history'),
    someone('Miss Begum', 'Rahela Begum', 'assistant', 'Learning support assistant'),
    someone('Mr Dunmore', 'Callum Dunmore', 'assistant', 'Learning support assistant'),
  ],
  classes: [
    form('7 Alder', 'Ms Tindall', 'Miss Begum'),
    form('8 Alder', 'Mr Achebe-Ross', 'Miss Begum'),
    form('9 Alder', 'Ms Kovac', 'Mr Dunmore'),
    form('10 Alder', 'Mr Palmer', 'Mr Dunmore'),
    form('11 Alder', 'Dr Siddique', 'Mr Dunmore'),
    set('10 English', 'English', 'Ms Tindall'),
    set('10 Maths', 'Mathematics', 'Mr Achebe-Ross'),
    set('10 Science', 'Science', 'Dr Siddique'),
    set('10 Design', 'Design and technology', 'Mr Palmer'),
    set('11 English', 'English', 'Ms Tindall'),
    set('11 Maths', 'Mathematics', 'Mr Achebe-Ross'),
    set('11 Science', 'Science', 'Dr Siddique'),
    set('11 Design', 'Design and technology', 'Mr Palmer'),
  ],
  groups: [
    {
      name: 'Reading for GCSE',
      ledBy: 'Miss Begum',
      weekdays: [1, 3],
      startsAt: '12:45',
      minutes: 30,
      place: 'Learning hub',
      size: 5,
    },
    {
      name: 'Study skills',
      ledBy: 'Mr Dunmore',
      weekdays: [2, 4],
      startsAt: '15:15',
      minutes: 30,
      place: 'Learning hub',
      size: 6,
    },
  ],
};
