import { h } from 'preact';
import { textOf } from '../../basics/form-values.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { readersOf, staffWith } from '../briefing/index.ts';
import { versionsWithChanges } from '../documents/index.ts';
import { firstNameOf, fullNameOf } from '../pupils/rules.ts';
import { currentStatus } from '../sen-register/index.ts';
import { adviceOn } from './advice.ts';
import { agreePlan, draftLetter, toldAbout } from './agree/agree.ts';
import { AgreePage } from './agree/pages.tsx';
import { missingForActivation } from './completeness.ts';
import { findOpenPlan, findPlan, type FoundPlan } from './find.ts';
import { PlanPage } from './pages.tsx';
import { planFrom } from './rules.ts';
import { staffToChoose } from './store.ts';
import { writeRoutes } from './write/write-routes.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.plan,
    may: "read a child's record",
    find: (ask) => findPlan(ask),
    audit: { says: 'read', subject: 'plan', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => page(await planPage(ask, found)),
  }),
  route({
    method: 'GET',
    at: paths.planAgree,
    may: 'agree a plan',
    find: (ask) => findOpenPlan(ask),
    audit: { says: 'read', subject: 'plan, to agree it', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const missing = await missingOf(ask, found);
      if (missing.length) return redirect(paths.plan({ document: found.document.id }));
      return page(await agreePage(ask, found, newId(), {}));
    },
  }),
  route({
    method: 'POST',
    at: paths.planAgree,
    may: 'agree a plan',
    find: (ask) => findOpenPlan(ask),
    audit: { says: 'agreed', subject: 'plan', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { db, viewer, today, now, form } = ask;
      const { document, pupil } = found;
      const plan = paths.plan({ document: document.id });
      if ((await missingOf(ask, found)).length) return redirect(plan, 'Something is still missing.');
      if (document.revision !== Number(textOf(form, 'revision'))) {
        return redirect(
          paths.planAgree({ document: document.id }),
          'The plan was changed meanwhile. Read the letter again.',
        );
      }
      const isChange = document.status === 'finished';
      const reason = textOf(form, 'reason');
      if (isChange && !reason) {
        return page(
          await agreePage(ask, found, textOf(form, 'once'), { reason: 'Say what has changed, and why' }),
          422,
        );
      }
      await agreePlan({ db, viewer, pupil, document, reason: isChange ? reason : undefined, today, now });
      ask.afterwards(ask.services.wakePost);
      return redirect(
        plan,
        'The plan is agreed. The letter is on its way, and everybody who works with the child is briefed.',
      );
    },
  }),
  ...writeRoutes,
];

async function missingOf({ db, today }: Ask, { document, pupil }: FoundPlan) {
  const { to } = await toldAbout(db, pupil, today);
  return missingForActivation(planFrom(document.answers), to);
}

async function planPage(ask: Ask, found: FoundPlan) {
  const { document, pupil } = found;
  const plan = planFrom(document.answers);
  const staff = await staffToChoose(ask.db, ask.today);
  return h(PlanPage, {
    viewer: ask.viewer,
    flash: ask.flash,
    childName: fullNameOf(pupil),
    firstName: firstNameOf(pupil),
    document,
    plan,
    missing: await missingOf(ask, found),
    advice: adviceOn(plan, ask.today),
    responsible: staff.find(({ id }) => id === plan.responsibleTeacherId)?.name,
    ...(await versionsWithChanges(ask.db, document)),
    readers: await readersOf(ask.db, document.id),
    once: { outcome: newId(), provision: newId() },
  });
}

async function agreePage(ask: Ask, found: FoundPlan, once: string, errors: Record<string, string>) {
  const { db, viewer, today, form } = ask;
  const { document, pupil } = found;
  const isChange = document.status === 'finished';
  const status = (await currentStatus(db, [pupil.id], today)).get(pupil.id)?.status;
  const change = isChange ? textOf(form, 'reason') || '[What you write below stands here.]' : undefined;
  return h(AgreePage, {
    viewer,
    childName: fullNameOf(pupil),
    document,
    letter: await draftLetter({ db, viewer, pupil, document, reason: change, today }),
    to: (await toldAbout(db, pupil, today)).to,
    briefed: (await staffWith(db, pupil.id, today)).length,
    beginsSupport: status !== 'K' && status !== 'E',
    isChange,
    once,
    form: { answers: { reason: textOf(form, 'reason') }, errors },
  });
}
