import type { Role } from '../../src/basics/viewer.ts';
import type { Database } from '../../src/database/connection.ts';
import { makeGroup, setInGroup, setMember } from '../../src/accounts/groups.ts';
import { passwordLink } from '../../src/accounts/people.ts';
import { newId } from '../../src/database/id.ts';
import { propose } from '../../src/features/data-protection/disposal/store.ts';
import { choose } from '../../src/features/data-protection/retention/store.ts';
import { gather } from '../../src/features/data-protection/requests/entries/store.ts';
import { everythingOf } from '../../src/features/data-protection/index.ts';
import { travelling } from '../../src/features/hand-over/rules.ts';
import { makeKeyPair, packChildFile } from '../../src/files/child-file.ts';
import { writeNotice } from '../../src/features/notices/index.ts';
import { parentsOf } from '../../src/features/pupils/index.ts';
import { openSession } from '../../src/samples/signed-in.ts';
import { askedForCopy } from '../../src/samples/tiny-request.ts';
import type { TinySchool } from '../../src/samples/tiny-school.ts';
import { loadAssets } from '../../src/web/assets.ts';

const now = '2026-11-24T08:00:00.000Z';

/** One of everything that an address can name, all about the child that the teacher and the assistant work with. */
export type Things = Readonly<Record<string, string | ((pattern: string) => string)>>;

/**
 * What stands for each parameter of an address. A new parameter needs a line here: its name, and the id of a thing of this
 * school that exists.
 */
export async function thingsOf(database: Database, school: TinySchool): Promise<Things> {
  const db = database.ofSchool(school.id);
  const pupil = school.ownPupil;
  const staff = school.viewer.senco.staffId;
  const by = { recorded_by: staff, recorded_at: now };
  const ids = Object.fromEntries(
    ['assessment', 'plan', 'review', 'early-discussion'].map((kind) => [kind, newId()]),
  ) as Record<'assessment' | 'plan' | 'review' | 'early-discussion', string>;
  const [concern, period, need, strength, ask, briefing, run, item, group, provision] = Array.from(
    { length: 10 },
    () => newId(),
  ) as [string, string, string, string, string, string, string, string, string, string];
  for (const [kind, id] of Object.entries(ids)) {
    const finished = kind === 'plan' || kind === 'early-discussion';
    await db
      .insertInto('document')
      .values({
        id,
        pupil_id: pupil,
        cycle_id: null,
        kind: kind as keyof typeof ids,
        status: finished ? 'finished' : 'draft',
        revision: 1,
        answers: JSON.stringify({ [`outcome.${item}.statement`]: 'Reads with a friend' }),
        created_by: staff,
        created_at: now,
        finished_at: finished ? now : null,
        ended_at: null,
      })
      .execute();
    await db
      .insertInto('document_version')
      .values({
        document_id: id,
        number: 1,
        revision: 1,
        answers: '{}',
        reason: 'First',
        staff_id: staff,
        at: now,
      })
      .execute();
  }
  await db
    .insertInto('concern')
    .values({
      id: concern,
      pupil_id: pupil,
      raised_as: 'staff',
      contact_id: null,
      words: 'Reads more slowly than she did',
      noticed: null,
      areas: '',
      raised_on: '2026-11-20',
      reply_due_on: null,
      replied_on: null,
      reply: null,
      replied_by: null,
      closed_on: null,
      closed_because: null,
      ...by,
    })
    .execute();
  const contact = (
    await db.selectFrom('contact').select('id').where('pupil_id', '=', pupil).executeTakeFirstOrThrow()
  ).id;
  const notice = await writeNotice(db, {
    pupilId: pupil,
    kind: 'sen-support-begins',
    letter: { about: 'SEN support at school', blocks: [{ kind: 'paragraph', text: 'We have begun.' }] },
    to: await parentsOf(db, pupil, '2026-11-24'),
    by: school.viewer.senco,
    today: '2026-11-24',
    now,
  });
  const delivery = (
    await db.selectFrom('delivery').select('id').where('notice_id', '=', notice).executeTakeFirstOrThrow()
  ).id;
  await db
    .insertInto('sen_period')
    .values({
      id: period,
      pupil_id: pupil,
      status: 'watched',
      from_on: '2026-10-01',
      until_on: null,
      notice_id: null,
      basis: 'A concern',
      ended_because: null,
      ...by,
    })
    .execute();
  const held = { pupil_id: pupil, from_on: '2026-10-01', until_on: null, ...by };
  await db
    .insertInto('need')
    .values({ id: need, need_type: 'SLCN', rank: 1, evidence: 'Class assessment', ...held })
    .execute();
  await db
    .insertInto('strength')
    .values({ id: strength, words: 'Kind', said_by: 'Her teacher', ...held })
    .execute();
  await db
    .insertInto('teacher_ask')
    .values({
      id: ask,
      pupil_id: pupil,
      document_id: ids.assessment,
      asked_by: staff,
      asked_at: now,
      due_on: '2026-12-01',
    })
    .execute();
  await db
    .insertInto('briefing')
    .values({
      id: briefing,
      pupil_id: pupil,
      document_id: ids.plan,
      version: 1,
      sent_at: now,
      superseded_on: null,
    })
    .execute();
  for (const role of ['senco', 'head', 'teacher', 'assistant'] as const) {
    const reader = { staff_id: school.viewer[role].staffId };
    await db
      .insertInto('briefing_reader')
      .values({ briefing_id: briefing, read_at: null, ...reader })
      .execute();
    await db
      .insertInto('teacher_answer')
      .values({ ask_id: ask, going_well: null, difficult: null, helps: null, answered_at: null, ...reader })
      .execute();
  }
  await db
    .insertInto('support_group')
    .values({
      id: group,
      name: 'Talking together',
      led_by: school.viewer.assistant.staffId,
      weekdays: '2,4',
      starts_at: '09:30',
      minutes: 20,
      place: null,
      from_on: '2026-09-07',
      until_on: null,
    })
    .execute();
  await db
    .insertInto('provision')
    .values({
      id: provision,
      pupil_id: pupil,
      plan_id: ids.plan,
      position: 1,
      kinds: '4',
      what: 'Talking together in a small group',
      additional: 'Beside the whole class',
      outcome_ids: '',
      staff_id: school.viewer.assistant.staffId,
      who: null,
      group_id: group,
      group_size: 3,
      weekdays: '2,4',
      starts_at: '09:30',
      minutes: 20,
      weeks: 12,
      place: null,
      cost_pence: null,
      starts_on: '2026-09-07',
      ends_on: null,
    })
    .execute();
  const [meeting, action] = [newId(), newId()];
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      pupil_id: pupil,
      document_id: null,
      about: 'review',
      on_day: '2026-12-01',
      starts_at: '15:30',
      minutes: 45,
      place: null,
      sequence: 0,
      held_on: null,
      parents_present: null,
      child_part: null,
      cancelled_because: null,
    })
    .execute();
  await db
    .insertInto('action_item')
    .values({
      id: action,
      pupil_id: pupil,
      document_id: null,
      what: 'Ask the library for large print',
      who: 'The SENCO',
      staff_id: staff,
      due_on: '2026-12-01',
      done_on: null,
      done_note: null,
    })
    .execute();
  const runs = { preview: run, mapping: newId(), applied: newId() };
  for (const [status, id] of Object.entries(runs)) {
    await db
      .insertInto('import_run')
      .values({
        id,
        kind: 'pupils',
        file_name: 'pupils.csv',
        status: status as keyof typeof runs,
        content: 'Surname,Forename\nBegum,Amina\n',
        reading: '{}',
        mapping: '[]',
        rows_total: 0,
        rows_done: 0,
        problem: null,
        created_by: staff,
        created_at: now,
        applied_at: status === 'applied' ? now : null,
        undone_at: null,
      })
      .execute();
  }
  const schoolGroup = await makeGroup(database.accounts, { name: 'Oak Trust', kind: 'trust' }, now);
  await setInGroup(database.accounts, schoolGroup, school.id, true);
  for (const { accountId } of Object.values(school.viewer))
    await setMember(database.accounts, schoolGroup, accountId, { from: '2026-09-01', until: null });
  const request = await askedForCopy(db, { pupilId: pupil, staffId: staff });
  const disposal = await propose(db, [pupil], {
    rule: 'A rule',
    staffId: school.viewer.administrator.staffId,
    now,
  });
  await choose(db, 'typing', 1, { reason: 'Decided', staffId: staff, now });
  const typed = newId();
  await db
    .insertInto('document')
    .values({
      id: typed,
      // Somebody waits for a copy of the other's, of which nothing goes.
      pupil_id: school.otherPupil,
      cycle_id: null,
      kind: 'plan',
      status: 'ended',
      revision: 1,
      answers: '{}',
      created_by: staff,
      created_at: '2020-01-01T09:00:00.000Z',
      finished_at: '2020-01-01T09:00:00.000Z',
      ended_at: '2021-01-01T09:00:00.000Z',
    })
    .execute();
  await db
    .insertInto('document_answer')
    .values({ document_id: typed, revision: 1, field: 'a', value: 'A', staff_id: staff, at: now })
    .execute();
  const noWords = { name: 'plan', title: '', may: 'write a plan', fields: [], sections: () => [] } as const;
  const everyKind = { 'early-discussion': noWords, assessment: noWords, plan: noWords, review: noWords };
  await gather(db, { id: request, pupilId: pupil }, everyKind, now);
  const entry = (
    await db
      .selectFrom('access_entry')
      .select('id')
      .where('table_name', '=', 'pupil')
      .executeTakeFirstOrThrow()
  ).id;
  const record = travelling(await everythingOf(db, pupil));
  const received = newId();
  const { bytes } = await packChildFile(
    { from: 'Birch Primary', leftOn: '2026-11-20', reason: 'moves', madeAt: now, madeBy: 'Somebody' },
    [{ name: 'record.json', bytes: Buffer.from(JSON.stringify({ rows: record, staff: [] })) }],
    makeKeyPair(),
  );
  await db
    .insertInto('file_received')
    .values({ id: received, at: now, staff_id: staff, content: Buffer.from(bytes).toString('base64') })
    .execute();
  // Somebody whose authenticator app can be lost.
  await database.accounts
    .updateTable('account_user')
    .set({ twoFactorEnabled: 1 })
    .where('id', '=', school.viewer.teacher.accountId)
    .execute();
  return {
    pupil,
    request,
    entry: (pattern) => (pattern.includes('/who-may-see/') ? concern : entry),
    recipient: contact,
    kind: 'concern',
    disposal,
    rule: 'typing',
    format: 'json',
    schoolGroup,
    received,
    contact,
    concern,
    notice,
    delivery,
    period,
    need,
    strength,
    ask,
    briefing,
    run: (pattern) =>
      pattern.endsWith('/columns')
        ? runs.mapping
        : /\/(?:sen|undo)$/.test(pattern)
          ? runs.applied
          : runs.preview,
    version: '1',
    list: 'outcomes',
    item,
    meeting,
    action,
    group,
    provision,
    sitting: provision,
    day: '2026-11-24',
    part: (pattern) => (pattern.startsWith('/reviews') ? 'views' : 'strengths'),
    index: '0',
    person: school.viewer.teacher.staffId,
    session: school.viewer.senco.sessionId,
    message: newId(),
    file: loadAssets().url('mark.svg').replace('/assets/', ''),
    token: await passwordLink(database.accounts, school.viewer.teacher.accountId, {
      until: '2026-11-24T12:00:00.000Z',
      now,
    }),
    document: (pattern) =>
      pattern.startsWith('/plans')
        ? ids.plan
        : pattern.startsWith('/reviews')
          ? ids.review
          : pattern.startsWith('/early-discussion')
            ? ids['early-discussion']
            : ids.assessment,
  };
}

/** The address of a route with these things in it. Fails, with what to do, on a parameter that nobody has named yet. */
export function addressOf(pattern: string, things: Things): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const thing = things[name];
    if (thing === undefined)
      throw new Error(
        `The address ${pattern} names ":${name}", which no test knows. Add a line for "${name}" to thingsOf in tests/permissions/things.ts: the id of such a thing of the school.`,
      );
    return typeof thing === 'function' ? thing(pattern) : thing;
  });
}

/** A session cookie for one person, as signing in would give it. */
export async function cookieOf(
  database: Database,
  secret: string,
  school: TinySchool,
  role: Role,
): Promise<string> {
  return cookieFor(database, secret, school.viewer[role].accountId);
}

/** The same for any account. */
export async function cookieFor(database: Database, secret: string, accountId: string): Promise<string> {
  // As if it were in use all day.
  const times = {
    createdAt: now,
    updatedAt: '2026-11-25T08:00:00.000Z',
    expiresAt: '2026-11-25T08:00:00.000Z',
  };
  return openSession(database.accounts, secret, accountId, times);
}
