import { h } from 'preact';
import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { page, redirect, route, always, type AnyRoute, type Ask } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { hasAdministrator } from '../../staff/index.ts';
import { settingNames, settings } from '../rules.ts';
import { changeSchool, changeSetting, schoolOf, settingsOf } from '../store.ts';
import { readSettings } from './forms.ts';
import { SettingsPage } from './pages.tsx';

export const settingsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.settings,
    may: 'keep settings',
    find: always,
    audit: { nothing: 'it shows nobody' },
    answer: async (ask) => show(ask, { answers: await kept(ask), errors: {} }),
  }),
  route({
    method: 'POST',
    at: paths.settings,
    may: 'keep settings',
    find: always,
    audit: { says: 'changed', subject: 'settings', pupil: () => null },
    answer: async (ask) => {
      const read = readSettings(ask.form, ask.today);
      if (!read.isRight) return show(ask, { answers: { ...ask.form }, errors: read.errors }, 422);
      await changeSchool(ask.db, read.school);
      for (const [name, value] of read.chosen) await changeSetting(ask.db, name, value);
      return redirect(paths.settings(), 'Saved.');
    },
  }),
];

async function show({ viewer, flash, db, today, services }: Ask, form: FormState, status: 200 | 422 = 200) {
  const lacksAdministrator = viewer.role === 'senco' && !(await hasAdministrator(db, today));
  const hasOutbox = services.outbox !== undefined;
  return page(h(SettingsPage, { viewer, flash, form, lacksAdministrator, hasOutbox }), status);
}

async function kept({ db }: Ask): Promise<FormState['answers']> {
  const school = await schoolOf(db);
  const chosen = await settingsOf(db);
  return {
    schoolName: school.name,
    localAuthority: school.localAuthority,
    phase: school.phase,
    laCode: school.laCode ?? '',
    dfeNumber: school.dfeNumber ?? '',
    address: school.address ?? '',
    phone: school.phone ?? '',
    email: school.email ?? '',
    ...Object.fromEntries(
      settingNames.map((name) => {
        const value = String(chosen[name]);
        return [name, settings[name].kind === 'day' && value ? formatDate(value) : value];
      }),
    ),
  };
}
