import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { always, page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { withNextSchool } from '../disposal/next-school/store.ts';
import type { RuleScope } from '../disposal/rules.ts';
import { proposeRule } from '../disposal/store.ts';
import { childTable, childTableNames } from '../holdings/holdings.ts';
import { dueCounts } from './due/store.ts';
import { readLength } from './forms.ts';
import { RulePage } from './one/pages.tsx';
import { KeepingPage } from './pages.tsx';
import { isRule, ruleOf, type RuleName } from './rules/kept.ts';
import { isSpan, keptSince, lengthInWords } from './rules/lengths.ts';
import { choicesOf, choose, clearedSoFar, lengthsOf } from './store.ts';
import { tablesOf } from './tables.ts';

const findRule = ({ params }: Ask): RuleName | undefined => {
  const name = params['rule'] ?? '';
  return isRule(name) && !('not' in ruleOf(name).change) ? name : undefined;
};

const isOfMany = (name: RuleName): name is RuleScope => name === 'typing' || name === 'requests';

/** What a rule lets go of many children at once, when there is any. */
const findDueRule = async (ask: Ask) => {
  const name = findRule(ask);
  if (!name || !isOfMany(name)) return undefined;
  const { db, today } = ask;
  const lengths = await lengthsOf(db);
  const length = lengths[name];
  const due = (await dueCounts(db, lengths, today))[name];
  return due && isSpan(length) ? { name, length } : undefined;
};

export const retentionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.keeping,
    may: 'look after data protection',
    find: always,
    audit: { nothing: 'counts, and no child' },
    answer: async ({ db, viewer, flash, today }) => {
      const lengths = await lengthsOf(db);
      const due = await dueCounts(db, lengths, today);
      const withNext = (await withNextSchool(db)).length;
      const cleared = await clearedSoFar(db, 50);
      return page(h(KeepingPage, { viewer, flash, lengths, due, withNext, cleared }));
    },
  }),
  route({
    method: 'GET',
    at: paths.keepingRule,
    may: 'look after data protection',
    find: findRule,
    audit: { nothing: 'counts, and no child' },
    answer: (ask, name) => showRule(ask, name),
  }),
  route({
    method: 'POST',
    at: paths.keepingRule,
    may: 'look after data protection',
    find: findRule,
    audit: { says: 'changed', subject: 'how long we keep what', pupil: () => null },
    answer: async (ask, name) => {
      const { length, reason, errors, isRight } = readLength(ask.form, ruleOf(name));
      if (!isRight) return showRule(ask, name, { answers: { ...ask.form }, errors });
      const { db, viewer, now } = ask;
      await choose(db, name, length, { reason, staffId: viewer.staffId, now });
      return redirect(paths.keepingRule({ rule: name }), 'Saved, with why.');
    },
  }),
  route({
    method: 'POST',
    at: paths.keepingPropose,
    may: 'dispose of records',
    find: findDueRule,
    audit: { says: 'proposed', subject: 'old entries for disposal', pupil: () => null },
    answer: async ({ db, viewer, now, today }, { name, length }) => {
      const rule = `${ruleOf(name).name}: ${lengthInWords(ruleOf(name), length)}, as the school has chosen.`;
      const by = { rule, staffId: viewer.staffId, now };
      const disposal = await proposeRule(db, name, keptSince(today, length), by);
      return redirect(paths.disposal({ disposal }), 'Proposed. A second person has to answer.');
    },
  }),
];

async function showRule(ask: Ask, name: RuleName, wrong?: FormState) {
  const { db, viewer, flash, today, form } = ask;
  const lengths = await lengthsOf(db);
  const length = lengths[name];
  const due = (await dueCounts(db, lengths, today))[name];
  const tables = tablesOf(name);
  return page(
    h(RulePage, {
      viewer,
      flash,
      name,
      length,
      kinds: childTableNames.filter((table) => tables.includes(table)).map((table) => childTable(table).name),
      due,
      choices: await choicesOf(db, name),
      mayPropose: isOfMany(name) && Boolean(due),
      form: wrong ?? untouched({ length: isSpan(length) ? String(length.count) : '' }),
      once: typeof form['once'] === 'string' ? form['once'] : newId(),
    }),
    wrong ? 422 : 200,
  );
}
