import type { ContactPart, Field, ListKind, Target } from './fields.ts';

// Headings seen in exports of SIMS, Arbor and Bromcom, and DfE's own names (NCyearActual, SENprovision ...), written plainly:
// lower case, letters and digits only. The first of each row is the DfE or most usual one.
const pupilHeadings: Partial<Record<Field, string>> = {
  upn: 'upn|upn no|unique pupil number|upn number|pupil upn|student upn|current upn',
  name: 'name|full name|pupil name|pupil|student|student name|pupil full name|student full name|legal name|legal full name',
  surname:
    'surname|legal surname|last name|legal last name|family name|lastname|pupil surname|student surname|student last name',
  forename:
    'forename|legal forename|first name|legal first name|given name|firstname|forenames|first names|pupil forename|student forename|student first name',
  preferredForename:
    'preferred forename|chosen name|known as|preferred name|preferred first name|chosen forename|chosen first name|preferredname|called|preferredgivenname',
  dateOfBirth: 'dob|date of birth|birth date|birthdate|d o b|born|student date of birth|pupil date of birth',
  sex: 'sex|gender|legal sex|m f|sex at birth|legal gender',
  yearGroup:
    'ncyearactual|year group|year|nc year|yeargroup|curriculum year|year taught in|yr|national curriculum year|nc year actual|nc yr group|nc yr|year grp|year grp|current nc year|enrolment nc year',
  className:
    'reg|reg group|registration form|registration group|form|class|tutor group|form group|class name|reg form|classname|tutorgroup|registration class|current registration form|reggroup|tutor form',
  enteredOn:
    'entry date|admission date|date of admission|doa|date of entry|enrolment date|start date|entrydate|admissiondate|date admitted|school start date',
  firstLanguage:
    'language|first language|firstlanguage|home language|mother tongue|main language|language first|native language',
  englishAdditional:
    'eal|english as an additional language|english additional language|is eal|eal status|english as additional language',
  lookedAfter:
    'in care|looked after|lac|cla|looked after child|lookedafter|incare|in lea care|child looked after|children looked after|is looked after|looked after status|in care status|lea care',
  senProvision:
    'senprovision|sen status|sen provision|sen|sen code|send status|sen stage|current sen status|senstatus|send|sen level|sen need level|sen provision code',
  senSince:
    'sen start date|sen start|sen since|senstartdate|sen status start date|sen provision start date|start date sen|date placed on sen register',
  senType1:
    'primarysentype|primary sen type|sen need|sen type|primary need|sen type 1|sen need 1|main sen need|primary sen need|sentype1|main need|sen needs|send need|need type 1|senneed|sen type rank 1',
  senType2:
    'secondarysentype|secondary sen type|secondary need|sen type 2|sen need 2|secondary sen need|sentype2|second need|need type 2|sen type rank 2',
};

// What schools often export and support does not need: never stored, so never asked about (data minimisation).
const pupilNotNeeded =
  'ethnicity|ethnic group|ethnicity code|religion|nationality|country of birth|fsm|free school meals|fsm eligible|fsm6|ever 6 fsm|pupil premium|pp|pupil premium indicator|' +
  'service child|medical|medical notes|medical conditions|dietary needs|doctor|nhs number|photo|attendance|attendance percent|house|house name|age|admission number|adno|adm no|admno|' +
  'uln|unique learner number|middle name|middle names|middlename|legal middle names|preferred surname|chosen surname|preferred last name|former surname|former upn|previous upn|title|initials|known by surname|' +
  'address|home address|postcode|post code|town|street|house number|leaving date|enrolment status|boarder|part time|mode of travel|birthplace|siblings|' +
  'id|student id|pupil id|mis id|person id|external id|no|number|row|arbor id|bromcom id|sims id|identity number|form tutor|reg tutor|class teacher|email|email address|pupil email|student email|phone|mobile|telephone';

const staffHeadings: Partial<Record<Field, string>> = {
  email:
    'email|email address|work email|work email address|e mail|e mail address|school email|staff email|main email|default email|primary email|workemail|emailaddress',
  name: 'name|full name|staff name|member of staff|teacher|employee name|staff|staff full name|display name|displayname',
  forename:
    'forename|first name|firstname|given name|legal forename|legal first name|preferred forename|preferred first name|chosen name',
  surname: 'surname|last name|lastname|family name|legal surname|legal last name|preferred surname',
  jobTitle:
    'role|job title|post|position|job|roles|jobtitle|staff role|post title|business role|business roles|main post|department role',
  startsOn:
    'start date|employment start date|contract start date|date started|continuous service start date|employment start|from',
};

const staffNotNeeded =
  'title|staff code|code|initials|gender|sex|dob|date of birth|ni number|national insurance number|teacher number|trn|address|postcode|phone|mobile|telephone|ethnicity|salary|id|staff id|' +
  'employee id|payroll number|department|contract type|fte|next of kin|middle name|middle names|staff category|teaching staff|classes|class|form|tutor group|end date|leaving date';

const classHeadings: Partial<Record<Field, string>> = {
  className:
    'class|class name|reg|registration group|reg group|form|registration form|tutor group|group|group name|name|classname|form group|teaching group',
  yearGroup: 'year group|year|nc year|yeargroup|ncyearactual|curriculum year|yr',
  subject: 'subject|subject name|course',
  teacherEmail:
    'teacher email|class teacher email|form tutor email|tutor email|teacher email address|teacher e mail|main teacher email|class teacher e mail|teachers email',
  teacherName:
    'teacher|class teacher|form tutor|tutor|teacher name|main teacher|class teacher name|form tutor name|supervisor|main supervisor|teachers name|reg tutor|registration tutor',
  assistantEmails:
    'assistant email|assistant emails|ta email|ta emails|teaching assistant email|teaching assistant emails|lsa email|assistants emails|assistants email|support staff email',
  assistantNames:
    'assistant|assistants|ta|tas|teaching assistant|teaching assistants|lsa|lsas|assistant name|assistant names|support staff|additional staff',
};

const classNotNeeded =
  'room|pupils|number of pupils|size|pupil count|id|class id|start date|end date|academic year|students|head of year|year head|capacity|code';

const contactWords: Partial<Record<ContactPart, string>> = {
  name: 'name|full name||legal name|salutation name',
  forename: 'forename|first name|firstname|given name',
  surname: 'surname|last name|lastname|family name',
  relation:
    'relationship|relation|relationship to pupil|relationship to student|relationship type|relation to student|type',
  parentalResponsibility:
    'parental responsibility|pr|has parental responsibility|parental resp|parentalresponsibility|legal responsibility',
  email: 'email|email address|e mail|main email|primary email|home email|default email|emailaddress',
  phone:
    'phone|mobile|telephone|mobile number|phone number|mobile phone|tel|main telephone|home phone|home telephone|telephone number|main phone',
  address: 'address|home address|full address|postal address',
  language: 'language|first language|home language|preferred language',
  courtOrder: 'court order|courtorder|legal note|no contact|court orders',
};

/** A heading written plainly: 'Date_of Birth (dd/mm/yyyy)' gives 'date of birth'. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\((?:dd|d|mm|yy)[^)]*\)/gi, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d)/gi, '$1 $2')
    .replace(/(\d)([a-z])/gi, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const squeeze = (plain: string) => plain.replaceAll(' ', '');

function tableOf(words: Partial<Record<Field, string>>, notNeeded: string): Map<string, Target> {
  const table = new Map<string, Target>();
  for (const word of notNeeded.split('|')) table.set(squeeze(word), 'leave out');
  for (const [field, list] of Object.entries(words)) {
    for (const word of list.split('|')) table.set(squeeze(word), field as Field);
  }
  return table;
}

const tables: Record<ListKind, Map<string, Target>> = {
  pupils: tableOf(pupilHeadings, pupilNotNeeded),
  staff: tableOf(staffHeadings, staffNotNeeded),
  classes: tableOf(classHeadings, classNotNeeded),
};

const contactTable = new Map(
  Object.entries(contactWords).flatMap(([part, list]) =>
    list.split('|').map((word) => [squeeze(word), part as ContactPart] as const),
  ),
);
const contactStart =
  /^(?:(?:priority |emergency )?(?:parent carer|parent guardian|parental contact|primary contact|next of kin|contact|parent|carer|guardian)s?) ?([1-9]?)(?: (.*))?$/;
const namedContact = /^(mother|father|mum|dad|mothers|fathers|mums|dads)(?: (.*))?$/;

/** Takes a heading and gives the field it means, 'leave out' for a column that support does not need, or nothing. */
export function targetOf(kind: ListKind, heading: string): Target | undefined {
  const plain = plainHeading(heading);
  const known = tables[kind].get(squeeze(plain));
  if (known || kind !== 'pupils') return known;
  return contactTarget(plain);
}

/** The relationship a heading such as 'Mother e-mail' tells by itself. */
export function relationInHeading(heading: string): string | undefined {
  const who = namedContact.exec(plainHeading(heading))?.[1];
  return who && (who.startsWith('m') ? 'Mother' : 'Father');
}

function contactTarget(plain: string): Target | undefined {
  const numbered = contactStart.exec(plain);
  const named = numbered ? null : namedContact.exec(plain);
  if (!numbered && !named) return undefined;
  const number = numbered ? Number(numbered[1] || 1) : /^(mo|mu)/.test(plain) ? 1 : 2;
  const said = (numbered ?? named)![2] ?? '';
  const part = contactTable.get(squeeze(said.replace(/ ?\d+$/, '')));
  if (number > 4) return 'leave out';
  return part ? (`contact${number}.${part}` as Target) : undefined;
}
