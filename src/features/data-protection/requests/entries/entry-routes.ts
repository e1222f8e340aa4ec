import { h } from 'preact';
import { untouched, type FormState } from '../../../../basics/form-state.ts';
import { newId } from '../../../../database/id.ts';
import { paths } from '../../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../../web/route.ts';
import type { DocumentKind, KindName } from '../../../documents/rules.ts';
import { fullNameOf } from '../../../pupils/rules.ts';
import { childTableNames, type ChildTableName } from '../../holdings/holdings.ts';
import { findOpen, findWhole, type Found } from '../found.ts';
import { namesOfStaff } from '../store.ts';
import { readDecision, readSecond } from './forms.ts';
import { EntriesPage, EntryPage } from './pages.tsx';
import { SecondPage } from './second-page.tsx';
import { mayConfirm, needsSecond } from './rules.ts';
import { confirm, decide, gather, reviewed, sendBack, setTells, type ReviewedEntry } from './store.ts';

type Kinds = Readonly<Record<KindName, DocumentKind>>;

interface FoundEntries extends Found {
  readonly entries: readonly ReviewedEntry[];
}

/** Gathering the entries of a request, deciding on each, and the second person who agrees to what is left out. */
export function entryRoutes(kinds: Kinds): readonly AnyRoute[] {
  const withEntries =
    (find: (ask: Ask) => Promise<Found | undefined>) =>
    async (ask: Ask): Promise<FoundEntries | undefined> => {
      const found = await find(ask);
      return found && { ...found, entries: (await reviewed(ask.db, found.request, kinds)).entries };
    };
  const findKind = async (ask: Ask) => {
    const table = childTableNames.find((name) => name === ask.params['kind']);
    const found = table && (await withEntries(findWhole)(ask));
    return found && { ...found, table };
  };
  const findOpenKind = async (ask: Ask) => {
    const found = await findKind(ask);
    return found?.request.endedOn === null ? found : undefined;
  };
  const findEntry = async (ask: Ask) => {
    const found = await withEntries(findOpen)(ask);
    const entry = found?.entries.find(({ id }) => id === ask.params['entry']);
    return found && entry && { ...found, entry };
  };
  const may = 'answer requests for a copy';
  const pupil = ({ pupil: child }: Found) => child.id;

  return [
    route({
      method: 'POST',
      at: paths.accessGather,
      costly: 'a whole record is read',
      may,
      find: findOpen,
      audit: { says: 'gathered the entries for', subject: 'request for a copy', pupil },
      answer: async ({ db, now }, { request }) => {
        await gather(db, request, kinds, now);
        return redirect(paths.accessRequest({ request: request.id }), 'Gathered. Now read and decide.');
      },
    }),
    route({
      method: 'GET',
      at: paths.accessEntries,
      may,
      find: findKind,
      audit: { says: 'read', subject: 'entries for a copy', pupil },
      answer: ({ viewer, flash }, found) =>
        page(h(EntriesPage, { viewer, flash, ...kindShown(found, found.table) })),
    }),
    route({
      method: 'POST',
      at: paths.accessEntries,
      may,
      find: findOpenKind,
      audit: { says: 'decided to give', subject: 'entries for a copy', pupil },
      answer: async ({ db, viewer, now }, found) => {
        const rest = found.entries.filter(
          ({ table, decision, isClosed }) => table === found.table && decision === 'undecided' && !isClosed,
        );
        await decide(
          db,
          rest.map(({ id }) => id),
          { decision: 'include' },
          { staffId: viewer.staffId, now },
        );
        const next = kindShown(found, found.table).next;
        return redirect(
          next
            ? paths.accessEntries({ request: found.request.id, kind: next.table })
            : paths.accessRequest({ request: found.request.id }),
          'Those are given whole.',
        );
      },
    }),
    route({
      method: 'GET',
      at: paths.accessEntry,
      may,
      find: findEntry,
      audit: { says: 'read', subject: 'entries for a copy', pupil },
      answer: (ask, found) => showEntry(ask, found, untouched(answersOf(found.entry))),
    }),
    route({
      method: 'POST',
      at: paths.accessEntry,
      may,
      find: findEntry,
      audit: { says: 'decided on', subject: 'entries for a copy', pupil },
      answer: async (ask, found) => {
        const { request, entry } = found;
        const { isRight, errors, value } = readDecision(ask.form, entry);
        if (!isRight) return showEntry(ask, found, { answers: { ...ask.form }, errors }, 422);
        await decide(ask.db, [entry.id], value, { staffId: ask.viewer.staffId, now: ask.now });
        return redirect(
          `${paths.accessEntries({ request: request.id, kind: entry.table })}#${entry.id}`,
          value.decision === 'include' ? 'It is given whole.' : 'Saved. A second person has to agree.',
        );
      },
    }),
    route({
      method: 'GET',
      at: paths.accessSecond,
      may,
      find: withEntries(findOpen),
      audit: { says: 'read', subject: 'what is left out of a copy', pupil },
      answer: (ask, found) => showSecond(ask, found, untouched()),
    }),
    route({
      method: 'POST',
      at: paths.accessSecond,
      may,
      find: withEntries(findOpen),
      audit: { says: 'answered as second person on', subject: 'what is left out of a copy', pupil },
      answer: async (ask, found) => {
        const { db, viewer, now, form } = ask;
        const mine = found.entries.filter((entry) => mayConfirm(entry, viewer.staffId)).map(({ id }) => id);
        const { isRight, errors, back, agreed } = readSecond(form, mine);
        if (!isRight) return showSecond(ask, found, { answers: { ...form }, errors }, 422);
        for (const { id, why } of back) await sendBack(db, id, why);
        await confirm(db, agreed, { staffId: viewer.staffId, now });
        const to = { request: found.request.id };
        return agreed.length + back.length < mine.length
          ? redirect(paths.accessSecond(to), 'Saved. The others wait for your answer.')
          : redirect(paths.accessRequest(to), 'Saved.');
      },
    }),
    route({
      method: 'POST',
      at: paths.accessTells,
      may,
      find: findOpen,
      audit: { says: 'chose what is told of what is left out of', subject: 'request for a copy', pupil },
      answer: async ({ db, form }, { request }) => {
        await setTells(db, request.id, form['tells'] === 'no' ? 'no' : 'yes');
        return redirect(paths.accessRequest({ request: request.id }), 'Saved.');
      },
    }),
  ];
}

function kindShown({ request, pupil, entries }: FoundEntries, table: ChildTableName) {
  const undecided = Map.groupBy(
    entries.filter((entry) => entry.decision === 'undecided' && entry.table !== table),
    (entry) => entry.table as ChildTableName,
  );
  const [next] = [...undecided].map(([name, all]) => ({ table: name, count: all.length }));
  return {
    requestId: request.id,
    childName: fullNameOf(pupil),
    table,
    entries: entries.filter((entry) => entry.table === table),
    isOpen: request.endedOn === null,
    next,
  };
}

function answersOf({ decision, reason, words }: ReviewedEntry): FormState['answers'] {
  if (decision === 'undecided') return {};
  return { decision, [decision === 'part' ? 'partReason' : 'reason']: reason ?? '', words: words.join('\n') };
}

function showEntry(
  { viewer }: Ask,
  { request, pupil, entry }: Found & { readonly entry: ReviewedEntry },
  form: FormState,
  status: 200 | 422 = 200,
) {
  const childName = fullNameOf(pupil);
  return page(h(EntryPage, { viewer, requestId: request.id, childName, entry, form }), status);
}

async function showSecond(
  { db, viewer, form: sent }: Ask,
  { request, pupil, entries }: FoundEntries,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const waiting = entries.filter((entry) => needsSecond(entry) && entry.confirmedBy === null);
  const names = await namesOfStaff(db);
  return page(
    h(SecondPage, {
      viewer,
      requestId: request.id,
      childName: fullNameOf(pupil),
      entries: waiting.map((entry) => ({
        ...entry,
        by: names.get(entry.decidedBy ?? '') ?? 'somebody',
        mine: !mayConfirm(entry, viewer.staffId),
      })),
      form,
      once: typeof sent['once'] === 'string' ? sent['once'] : newId(),
    }),
    status,
  );
}
