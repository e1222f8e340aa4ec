import { h } from 'preact';
import { addYears } from '../../../basics/dates.ts';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { listOf, reading } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { faultFields } from '../../../log/fault.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { isInOpenList } from '../../import/index.ts';
import { settingOf } from '../../school/index.ts';
import { dispose } from './delete/store.ts';
import { DisposalPage, DisposalsPage } from './pages.tsx';
import { mayAnswer, ruleInWords, whyKept } from './rules.ts';
import { bornBy, childrenOf, countsInWords, disposals, mostAtOnce, propose, refuse } from './store.ts';

const yearsOf = ({ db }: Ask) => settingOf(db, 'record-kept-years');

const findDue = async (ask: Ask) => {
  const years = await yearsOf(ask);
  const due = await bornBy(ask.db, addYears(ask.today, -years));
  return { years, due: due.slice(0, mostAtOnce), isCut: due.length > mostAtOnce };
};

const findChosen = async (ask: Ask) => {
  const found = await findDue(ask);
  const asked = listOf(ask.form, 'child');
  const free = found.due.filter((child) => whyKept(child, found.years, ask.today) === undefined);
  return { ...found, chosen: free.map(({ id }) => id).filter((id) => asked.includes(id)) };
};

const findOne = async (ask: Ask) => {
  const [disposal] = await disposals(ask.db, ask.params['disposal'] ?? '');
  return disposal && { disposal, children: await childrenOf(ask.db, disposal.id), years: await yearsOf(ask) };
};

/** A disposal that waits for an answer, for somebody else than who proposed it. */
const findMine = async (ask: Ask) => {
  const found = await findOne(ask);
  const isMine =
    found?.disposal.state === 'proposed' && mayAnswer(found.disposal.proposedBy, ask.viewer.staffId);
  return isMine ? found : undefined;
};

type Due = Awaited<ReturnType<typeof findDue>>;
type One = NonNullable<Awaited<ReturnType<typeof findOne>>>;

const idsOf = ({ children }: One) => children.map(({ id }) => id);

export const disposalRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.disposals,
    may: 'dispose of records',
    find: findDue,
    audit: { says: 'read', subject: 'records due for disposal', pupil: ({ due }) => due.map(({ id }) => id) },
    answer: (ask, found) => showAll(ask, found, untouched()),
  }),
  route({
    method: 'POST',
    at: paths.disposals,
    may: 'dispose of records',
    find: findChosen,
    audit: { says: 'proposed', subject: 'this record for disposal', pupil: ({ chosen }) => chosen },
    answer: async (ask, found) => {
      const { db, viewer, now, form } = ask;
      const { chosen } = found;
      if (!chosen.length)
        return showAll(
          ask,
          found,
          { answers: { ...form }, errors: { child: 'Choose whose records are proposed' } },
          422,
        );
      const rule = ruleInWords(found.years);
      const disposal = await propose(db, chosen, { rule, staffId: viewer.staffId, now });
      return redirect(paths.disposal({ disposal }), 'Proposed. A second person has to answer.');
    },
  }),
  route({
    method: 'GET',
    at: paths.disposal,
    may: 'dispose of records',
    find: findOne,
    audit: { says: 'read', subject: 'records proposed for disposal', pupil: idsOf },
    answer: (ask, found) => showOne(ask, found, untouched()),
  }),
  route({
    method: 'POST',
    at: paths.disposalDo,
    may: 'dispose of records',
    find: findMine,
    audit: { says: 'agreed to and did', subject: 'the disposal of this record', pupil: idsOf },
    answer: async (ask, found) => {
      const { db, viewer, now, form, services, afterwards } = ask;
      const { disposal } = found;
      const notYet = await whyNotYet(ask, found);
      if (notYet) return showOne(ask, found, { answers: { ...form }, errors: { sure: notYet } }, 422);
      const letters = await dispose(db, disposal.id, idsOf(found), { staffId: viewer.staffId, now });
      afterwards(() => {
        services.outbox
          ?.forget(letters)
          .catch((fault) => services.log('fault in a job', { job: 'outbox', ...faultFields(fault) }));
      });
      return redirect(paths.disposal({ disposal: disposal.id }), 'Done. This certificate stays.');
    },
  }),
  route({
    method: 'POST',
    at: paths.disposalRefuse,
    may: 'dispose of records',
    find: findMine,
    audit: { says: 'did not agree to', subject: 'the disposal of this record', pupil: idsOf },
    answer: async (ask, found) => {
      const form = reading(ask.form);
      const because = form.text('because', { missing: 'Say why they are kept', longest: 1_000 });
      if (!form.isRight) return showOne(ask, found, { answers: { ...ask.form }, errors: form.errors }, 422);
      const { db, viewer, now } = ask;
      await refuse(db, found.disposal.id, { because, staffId: viewer.staffId, now });
      return redirect(paths.disposals(), 'They are kept.');
    },
  }),
];

/** What stands in the way at the last moment, or undefined. */
async function whyNotYet({ db, today, form }: Ask, { children, years }: One): Promise<string | undefined> {
  if (children.some((child) => whyKept(child, years, today) !== undefined))
    return 'Some of these must be kept after all';
  if (await isInOpenList(db, children))
    return 'A list that names one of them is not brought in yet: finish it or give it up first';
  return form['sure'] === 'yes' ? undefined : 'Say that you have looked at each of them';
}

const onceOf = ({ form }: Ask): string => (typeof form['once'] === 'string' ? form['once'] : newId());

async function showAll(ask: Ask, found: Due, form: FormState, status: 200 | 422 = 200) {
  const { db, viewer, flash, today } = ask;
  const all = await disposals(db);
  return page(
    h(DisposalsPage, { viewer, flash, today, form, once: onceOf(ask), ...found, disposals: all }),
    status,
  );
}

function showOne(ask: Ask, { disposal, children, years }: One, form: FormState, status: 200 | 422 = 200) {
  const { viewer, flash, today } = ask;
  return page(
    h(DisposalPage, {
      viewer,
      flash,
      today,
      years,
      form,
      once: onceOf(ask),
      disposal,
      due: children,
      mayAnswer: mayAnswer(disposal.proposedBy, viewer.staffId),
      counts: countsInWords(disposal.counts),
    }),
    status,
  );
}
