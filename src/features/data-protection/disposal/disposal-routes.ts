import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { listOf, reading } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { faultFields } from '../../../log/fault.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { isInOpenList } from '../../import/index.ts';
import { dueUnder } from '../retention/due/store.ts';
import { lengthsOf } from '../retention/store.ts';
import { dispose, disposeUnder } from './delete/store.ts';
import { withNextSchool } from './next-school/store.ts';
import { DisposalPage } from './one/pages.tsx';
import { DisposalsPage } from './pages.tsx';
import { keepingOf, mayAnswer, ruleInWords, whyKept, type Keeping } from './rules.ts';
import { perhapsDue, childrenOf, countsInWords, disposals, mostAtOnce, propose, refuse } from './store.ts';

async function keepingIn({ db }: Ask): Promise<Keeping> {
  const lengths = await lengthsOf(db);
  return keepingOf(lengths['sen-file'], lengths['handed-over']);
}

const findDue = async (ask: Ask) => {
  const { db, today } = ask;
  const keeping = await keepingIn(ask);
  const due = await perhapsDue(db, keeping, today);
  const next = await withNextSchool(db);
  return { keeping, due: due.slice(0, mostAtOnce), isCut: due.length > mostAtOnce, next };
};

const findChosen = async (ask: Ask) => {
  const found = await findDue(ask);
  const asked = listOf(ask.form, 'child');
  const free = found.due.filter((child) => whyKept(child, found.keeping, ask.today) === undefined);
  return { ...found, chosen: free.map(({ id }) => id).filter((id) => asked.includes(id)) };
};

const findOne = async (ask: Ask) => {
  const [disposal] = await disposals(ask.db, ask.params['disposal'] ?? '');
  if (!disposal) return undefined;
  const { scope, upTo } = disposal;
  const children = await childrenOf(ask.db, disposal.id);
  const entries = scope === 'records' ? 0 : await dueUnder(ask.db, scope, upTo!);
  return { disposal, children, entries, keeping: await keepingIn(ask) };
};

/** A disposal that waits for an answer, for somebody else than who proposed it. */
const findMine = async (ask: Ask) => {
  const found = await findOne(ask);
  const isMine =
    found?.disposal.state === 'proposed' && mayAnswer(found.disposal.proposedBy, ask.viewer.staffId);
  return isMine ? found : undefined;
};

/** Of those whose file the next school has, the page names the newest. */
const namedAtMost = 50;

const idsShown = ({ due, next }: Due) => [
  ...new Set([...due, ...next.slice(0, namedAtMost)].map(({ id }) => id)),
];

type Due = Awaited<ReturnType<typeof findDue>>;
type One = NonNullable<Awaited<ReturnType<typeof findOne>>>;

/** Whose record a line of who has looked is about; what a rule lets go of many is nobody's alone. */
const idsOf = ({ disposal, children }: One) =>
  disposal.scope === 'records' ? children.map(({ id }) => id) : null;

export const disposalRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.disposals,
    may: 'dispose of records',
    find: findDue,
    audit: { says: 'read', subject: 'records due for disposal', pupil: idsShown },
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
      const rule = ruleInWords(found.keeping);
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
      const { disposal, children } = found;
      const isLeftEmpty = disposal.scope === 'records' && children.length === 0;
      const notYet = isLeftEmpty
        ? 'Refuse this proposal: nobody is left in it, because another one was done before'
        : await whyNotYet(ask, found);
      if (notYet) return showOne(ask, found, { answers: { ...form }, errors: { sure: notYet } }, 422);
      const by = { staffId: viewer.staffId, now };
      const { id, scope, upTo } = disposal;
      if (scope !== 'records') {
        await disposeUnder(db, { id, scope, upTo: upTo! }, by);
        return redirect(paths.disposal({ disposal: id }), 'Done. This certificate stays.');
      }
      const ids = children.map((child) => child.id);
      const letters = await dispose(db, id, ids, by);
      afterwards(() => {
        services.outbox
          ?.forget(letters)
          .catch((fault) => services.log('fault in a job', { job: 'outbox', ...faultFields(fault) }));
      });
      return redirect(paths.disposal({ disposal: id }), 'Done. This certificate stays.');
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
async function whyNotYet(
  { db, today, form }: Ask,
  { disposal, children, keeping }: One,
): Promise<string | undefined> {
  if (children.some((child) => whyKept(child, keeping, today) !== undefined))
    return 'Some of these must be kept after all';
  if (await isInOpenList(db, children))
    return 'A list that names one of them is not brought in yet: finish it or give it up first';
  if (form['sure'] === 'yes') return undefined;
  return disposal.scope === 'records' ? 'Say that you have looked at each of them' : 'Say that you are sure';
}

const onceOf = ({ form }: Ask): string => (typeof form['once'] === 'string' ? form['once'] : newId());

async function showAll(ask: Ask, found: Due, form: FormState, status: 200 | 422 = 200) {
  const { db, viewer, flash, today } = ask;
  const all = await disposals(db);
  const next = found.next.slice(0, namedAtMost);
  return page(
    h(DisposalsPage, {
      viewer,
      flash,
      today,
      form,
      once: onceOf(ask),
      ...found,
      next,
      nextCount: found.next.length,
      disposals: all,
    }),
    status,
  );
}

function showOne(
  ask: Ask,
  { disposal, children, entries, keeping }: One,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const { viewer, flash, today } = ask;
  return page(
    h(DisposalPage, {
      viewer,
      flash,
      today,
      keeping,
      entries,
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
