import { reading, textOf, type FormValues } from '../../../basics/form-values.ts';
import { readDate } from '../../../basics/written-dates.ts';
import { phases, settingNames, settings, type SettingName } from '../rules.ts';

/** The school's details and choices as the page sends them; every value is text, as it is kept. */
export function readSettings(values: FormValues, today: string) {
  const form = reading(values);
  const optional = (name: string, longest = 200) => form.text(name, { longest }) || null;
  const school = {
    name: form.text('schoolName', { missing: 'Enter the name of your school', longest: 200 }),
    localAuthority: form.text('localAuthority', {
      missing: 'Enter the name of your local authority',
      longest: 200,
    }),
    phase: form.choice(
      'phase',
      phases.map(({ value }) => value),
      'Choose the kind of school',
    ),
    laCode: optional('laCode', 3),
    dfeNumber: optional('dfeNumber', 12),
    address: optional('address', 500),
    phone: optional('phone', 40),
    email: optional('email'),
  };
  if (school.laCode && !/^\d{3}$/.test(school.laCode))
    form.wrong('laCode', 'Enter the three digits of your local authority, or clear this');
  if (school.dfeNumber && !/^(\d{3}\/?)?\d{4}$/.test(school.dfeNumber))
    form.wrong('dfeNumber', 'Enter the DfE number like 211/2000, or clear this');
  if (school.email && !isAddress(school.email)) form.wrong('email', addressWanted);
  const chosen = settingNames.map((name) => [name, readOne(form, values, name, today)] as const);
  return { school, chosen, errors: form.errors, isRight: form.isRight };
}

function readOne(
  form: ReturnType<typeof reading>,
  values: FormValues,
  name: SettingName,
  today: string,
): string {
  const rule = settings[name];
  switch (rule.kind) {
    case 'whole': {
      const number = form.whole(name, 'this', rule);
      return String(number ?? rule.start);
    }
    case 'yes or no':
      return form.choice(name, ['yes', 'no'], 'Choose yes or no');
    case 'day': {
      const typed = textOf(values, name);
      const date = readDate(typed);
      if (typed && !date) form.wrong(name, 'Enter the date like 24 November 2026, or clear this');
      if (date && date > today) form.wrong(name, 'Enter today or a day before: it has not come yet');
      return date ?? '';
    }
    case 'email': {
      const email = form.text(name, { longest: 200 });
      if (email && !isAddress(email)) form.wrong(name, addressWanted);
      return email;
    }
    case 'link': {
      const link = form.text(name, { longest: 300 });
      if (link && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(link))
        form.wrong(name, 'Enter a web address that begins with https://, or clear this');
      return link;
    }
    default:
      return form.text(name, { longest: rule.kind === 'text' ? 200 : 600 });
  }
}

const addressWanted = 'Enter an e-mail address, like office@school.sch.uk, or clear this';
const isAddress = (text: string) => /^[^\s@<>",]+@[^\s@<>",]+$/.test(text);
