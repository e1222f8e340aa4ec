import { h } from 'preact';
import { addDays, mondayOf } from '../../basics/dates.ts';
import { isYearGroup, labelOfYear } from '../../basics/year-group.ts';
import { paths } from '../../paths.ts';
import { page, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { fullNameOf } from '../pupils/rules.ts';
import { calendarOf, settingsOf } from '../school/index.ts';
import { MondayPage, type ShownTask } from './pages.tsx';
import { kindLabels, tasksFor, usualMonday } from './rules.ts';
import { namesOf } from './store/children.ts';
import { mondayFacts } from './store/facts.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.monday,
    may: "see the SENCO's Monday",
    find: (ask) => tasksOf(ask),
    audit: {
      says: 'read',
      subject: 'what needs doing',
      pupil: (tasks) => [...new Set(tasks.map(({ pupilId }) => pupilId))],
    },
    answer: ({ viewer, today, flash, query }, tasks) => {
      const only = query['rule'];
      const shown = only ? tasks.filter(({ rule }) => rule.id === only) : tasks;
      return page(
        h(MondayPage, {
          viewer,
          today,
          flash,
          tasks: shown,
          friday: addDays(mondayOf(today), 6),
          only,
          kinds: kindsOf(tasks),
        }),
      );
    },
  }),
];

/** How many tasks stand on each rule, most first. */
function kindsOf(tasks: readonly ShownTask[]) {
  return [...Map.groupBy(tasks, ({ rule }) => rule.id)]
    .map(([rule, all]) => ({ rule, label: kindLabels[rule] ?? 'Other', count: all.length }))
    .sort((a, b) => b.count - a.count);
}

async function tasksOf({ db, viewer, today, now }: Ask): Promise<ShownTask[]> {
  const [calendar, chosen] = [await calendarOf(db), await settingsOf(db)];
  const settings = {
    ...usualMonday,
    replyDays: chosen['reply-days'],
    pileOf: chosen['missed-session-threshold'],
    meetings: chosen['meeting-minimum'],
    monthBeginsAfter: chosen['subject-access-begins-after'],
  };
  const tasks = tasksFor(await mondayFacts(db, viewer, today, now), today, calendar, settings);
  const names = await namesOf(db, [...new Set(tasks.map(({ pupilId }) => pupilId))]);
  return tasks.flatMap((task) => {
    const child = names.get(task.pupilId);
    const year = child && isYearGroup(child.yearGroup) ? labelOfYear(child.yearGroup) : '';
    return child ? [{ ...task, childName: fullNameOf(child), year }] : [];
  });
}
