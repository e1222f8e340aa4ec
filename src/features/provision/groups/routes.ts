import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { calendarOf } from '../../school/index.ts';
import { deliveryByWeek, deliveryOfAll, rangesFor } from '../delivery/rules.ts';
import { supportsOf } from '../delivery/store.ts';
import { answersOf, readGroup } from './forms.ts';
import { GroupFormPage, GroupPage, GroupsPage } from './pages.tsx';
import type { Group } from './rules.ts';
import {
  changeGroup,
  createGroup,
  endGroup,
  findGroup,
  groupsFor,
  leadersToChoose,
  membersOf,
  sizesOf,
} from './store.ts';

const nobody = { nothing: 'a group’s name and times, and no child' } as const;

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.groups,
    may: 'see groups',
    find: ({ db, viewer, today }) => groupsFor(db, viewer, today),
    audit: nobody,
    answer: async ({ db, viewer, today, flash }, groups) => {
      const sizes = await sizesOf(db, today);
      const sized = groups.map((group) => ({ ...group, size: sizes.get(group.id) ?? 0 }));
      return page(h(GroupsPage, { viewer, flash, groups: sized }));
    },
  }),
  route({
    method: 'GET',
    at: paths.groupNew,
    may: 'keep groups',
    find: ({ db, today }) => leadersToChoose(db, today),
    audit: nobody,
    answer: ({ viewer }, leaders) =>
      page(h(GroupFormPage, { viewer, group: undefined, leaders, form: untouched(), once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.groupNew,
    may: 'keep groups',
    find: ({ db, today }) => leadersToChoose(db, today),
    audit: { says: 'began', subject: 'group', pupil: () => null },
    answer: async (ask, leaders) => {
      const read = readGroup(ask.form, leaders);
      if (!read.ok) return wrong(ask, undefined, leaders, read.errors);
      const group = await createGroup(ask.db, read.facts, ask.today);
      return redirect(paths.group({ group }), 'The group has begun. Plans can now put children into it.');
    },
  }),
  route({
    method: 'GET',
    at: paths.group,
    may: 'see groups',
    find: findWithMembers,
    audit: { says: 'read', subject: 'group', pupil: ({ members }) => members.map(({ pupilId }) => pupilId) },
    answer: async (ask, found) => page(await groupPage(ask, found)),
  }),
  route({
    method: 'GET',
    at: paths.groupEdit,
    may: 'keep groups',
    find: findRunning,
    audit: nobody,
    answer: async ({ db, viewer, today }, group) => {
      const leaders = await leadersToChoose(db, today);
      return page(
        h(GroupFormPage, { viewer, group, leaders, form: untouched(answersOf(group)), once: newId() }),
      );
    },
  }),
  route({
    method: 'POST',
    at: paths.groupEdit,
    may: 'keep groups',
    find: findRunning,
    audit: { says: 'changed', subject: 'group', pupil: () => null },
    answer: async (ask, group) => {
      const leaders = await leadersToChoose(ask.db, ask.today);
      const read = readGroup(ask.form, leaders);
      if (!read.ok) return wrong(ask, group, leaders, read.errors);
      await changeGroup(ask.db, group, read.facts, ask.today);
      return redirect(paths.group({ group: group.id }), 'Saved');
    },
  }),
  route({
    method: 'POST',
    at: paths.groupEnd,
    may: 'keep groups',
    find: findWithMembers,
    audit: { says: 'ended', subject: 'group', pupil: () => null },
    answer: async (ask, found) => {
      const inUse = await endGroup(ask.db, found.group.id, ask.today);
      if (inUse === 0) return redirect(paths.groups(), 'The group has ended. What it gave stays on record.');
      const problem = `The plans of ${inUse === 1 ? '1 child' : `${inUse} children`} still use it. Change those plans first, then end it.`;
      return page(await groupPage(ask, found, problem), 409);
    },
  }),
];

async function findWithMembers({ db, viewer, params, today }: Ask) {
  const group = await findGroup(db, viewer, params['group']!);
  return group && { group, members: await membersOf(db, viewer, group.id, today) };
}

async function findRunning({ db, viewer, params, today }: Ask): Promise<Group | undefined> {
  const group = await findGroup(db, viewer, params['group']!);
  return group?.until === undefined || group.until >= today ? group : undefined;
}

type Found = NonNullable<Awaited<ReturnType<typeof findWithMembers>>>;

async function groupPage(ask: Ask, { group, members }: Found, problem?: string) {
  const { db, viewer, today, query, flash } = ask;
  const calendar = await calendarOf(db);
  const ranges = rangesFor(calendar, today, undefined);
  const range = ranges.find(({ name }) => name === query['range']) ?? ranges[0]!;
  const supports = await supportsOf(db, { groupId: group.id, viewer }, range, today);
  return h(GroupPage, {
    viewer,
    flash,
    group,
    members,
    ranges,
    range,
    whole: deliveryOfAll(supports, calendar, range, today),
    weeks: deliveryByWeek(supports, calendar, range, today),
    ...(problem ? { problem } : {}),
  });
}

function wrong(
  ask: Ask,
  group: Group | undefined,
  leaders: Awaited<ReturnType<typeof leadersToChoose>>,
  errors: Record<string, string>,
): Answer {
  const form = { ...untouched(ask.form), errors };
  const once = String(ask.form['once'] ?? newId());
  return page(h(GroupFormPage, { viewer: ask.viewer, group, leaders, form, once }), 422);
}
