import type { Role } from '../basics/viewer.ts';
import type { PersonTold, SchoolTold } from './invented-school.ts';

const someone = (called: string, name: string, role: Role, job: string): PersonTold => ({
  called,
  name,
  role,
  job,
  email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@marigoldlane.example`,
});
const teacher = (called: string, name: string): PersonTold =>
  someone(called, name, 'teacher', 'Class teacher');
const assistant = (called: string, name: string): PersonTold =>
  someone(called, name, 'assistant', 'Teaching assistant');

/** A primary school in Tower Hamlets that is not on any map. Two forms up to Year 4, one above: it is growing. */
export const marigoldLane: SchoolTold = {
  name: 'Marigold Lane Primary',
  phase: 'primary',
  dfeNumber: '2119901',
  address: 'Marigold Lane\nLondon E2 0AA',
  phone: '020 7946 0321',
  email: 'office@marigoldlane.example',
  people: [
    someone('Mrs Holt', 'Nadia Holt', 'senco', 'SENCO'),
    someone('Mr Clermont-Bell', 'Winston Clermont-Bell', 'head', 'Head teacher'),
    someone('Mrs Stubbs', 'Pauline Stubbs', 'administrator', 'School business manager'),
    someone('Dr Okoro-Lane', 'Grace Okoro-Lane', 'governor', 'Governor for SEN'),
    teacher('Mr Osei', 'Kwabena Osei'),
    teacher('Ms Pell', 'Harriet Pell'),
    teacher('Mr Wren', 'Leo Wren'),
    teacher('Ms Sultana', 'Tahera Sultana'),
    teacher('Mr Brightwater', 'Joel Brightwater'),
    teacher('Mrs Adeboye', 'Yemi Adeboye'),
    teacher('Miss Fenwick', 'Clara Fenwick'),
    teacher('Mr Quayle', 'Dominic Quayle'),
    teacher('Ms Rahman', 'Sabiha Rahman'),
    teacher('Ms Lindqvist', 'Freya Lindqvist'),
    teacher('Mr Hussain', 'Tariq Hussain'),
    teacher('Mrs Thackeray', 'Joan Thackeray'),
    assistant('Mrs Khanom', 'Lutfa Khanom'),
    assistant('Mrs Petrova', 'Galina Petrova'),
    assistant('Mrs Akhtar', 'Nargis Akhtar'),
    assistant('Miss Dobbs', 'Kayleigh Dobbs'),
    assistant('Ms Bello', 'Tola Bello'),
    assistant('Mr Farah', 'Abdi Farah'),
    assistant('Mr Sykes', 'Ronan Sykes'),
    assistant('Miss Tran', 'Lily Tran'),
  ],
  classes: [
    { name: 'R Acorn', year: 'R', teacher: 'Ms Pell', assistants: ['Mrs Petrova'] },
    { name: 'R Conker', year: 'R', teacher: 'Mr Wren', assistants: ['Mrs Petrova'] },
    { name: '1 Hazel', year: '1', teacher: 'Ms Sultana', assistants: ['Mrs Akhtar'] },
    { name: '1 Holly', year: '1', teacher: 'Mr Brightwater', assistants: ['Miss Dobbs'] },
    { name: '2 Rowan', year: '2', teacher: 'Mrs Adeboye', assistants: ['Ms Bello'] },
    { name: '2 Birch', year: '2', teacher: 'Miss Fenwick', assistants: ['Ms Bello'] },
    { name: '3 Maple', year: '3', teacher: 'Mr Quayle', assistants: ['Mr Farah'] },
    { name: '3 Cherry', year: '3', teacher: 'Ms Rahman', assistants: ['Mr Farah'] },
    { name: '4 Oak', year: '4', teacher: 'Mr Osei', assistants: ['Mrs Khanom'] },
    { name: '4 Willow', year: '4', teacher: 'Ms Lindqvist' },
    { name: '5 Elm', year: '5', teacher: 'Mr Hussain', assistants: ['Mr Sykes'] },
    { name: '6 Beech', year: '6', teacher: 'Mrs Thackeray', assistants: ['Miss Tran'] },
  ],
  groups: [
    group('Talk Boost', 'Mrs Akhtar', [1, 3, 5], '09:20', 20, 'The blue room', 4),
    group('Sounds club', 'Miss Dobbs', [1, 2, 4], '08:55', 15, 'Library corner', 4),
    group('Reading detectives', 'Mr Farah', [2, 4], '10:55', 25, 'The nook', 4),
    group('Number club', 'Mr Sykes', [1, 3], '11:15', 25, 'The nook', 4),
    group('Lego team', 'Mrs Khanom', [3], '13:30', 30, 'The blue room', 3),
    group('Feelings club', 'Mrs Khanom', [2, 5], '14:15', 25, 'The blue room', 4),
    group('Word builders', 'Mrs Khanom', [1, 4], '09:20', 20, 'The blue room', 4),
    group('Sensory circuits', 'Ms Bello', [1, 2, 3, 4, 5], '08:40', 15, 'Small hall', 6),
    group('Finger gym', 'Mrs Petrova', [1, 3], '09:50', 15, 'R Acorn', 4),
    group('Touch-typing club', 'Miss Tran', [1, 4], '12:35', 20, 'Computer corner', 4),
    group('Lunch club', 'Miss Tran', [2, 3, 5], '12:30', 25, 'The library', 6),
  ],
};

function group(
  name: string,
  ledBy: string,
  weekdays: readonly number[],
  startsAt: string,
  minutes: number,
  place: string,
  size: number,
): SchoolTold['groups'][number] {
  return { name, ledBy, weekdays, startsAt, minutes, place, size };
}
