import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealAudit } from '../../../database/audit-chain/seal.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
  const { teacher, assistant } = tiny.alder.viewer;
  await write('2026-11-20T09:05:00.000Z', teacher.staffId, 'read', 'record');
  await write('2026-11-20T15:10:00.000Z', teacher.staffId, 'read', 'record');
  await write('2026-11-20T15:20:00.000Z', teacher.staffId, 'wrote on', 'plan');
  await write('2026-09-10T10:00:00.000Z', assistant.staffId, 'read', 'briefing');
  await write('2026-11-20T10:00:00.000Z', assistant.staffId, 'read', 'contacts', tiny.alder.otherPupil);
});
afterAll(() => tiny.app.close());

const write = (
  at: string,
  staff_id: string,
  action: string,
  subject: string,
  pupil_id = tiny.alder.ownPupil,
) => tiny.db.insertInto('audit').values({ id: newId(), at, staff_id, action, subject, pupil_id }).execute();

const page = (query: Record<string, string> = {}) => paths.pupilLooked({ pupil: tiny.alder.ownPupil }, query);

const mainOf = (body: string) => body.slice(body.indexOf('<main'));

describe('who has looked at a child’s record', () => {
  test('is told month by month, in plain words, the same deed of a day as one', async () => {
    const november = mainOf((await tiny.get('senco', page({ month: '2026-11' }))).body);
    expect(november).toContain('November 2026');
    expect(november).toContain('9.05am to 3.10pm, twice');
    expect(november).toContain('Opened the child’s page');
    expect(november).toContain('Wrote on the plan');
    expect(november).not.toContain('Opened the briefing');
    const september = mainOf((await tiny.get('senco', page({ month: '2026-09' }))).body);
    expect(september).toContain('Opened the briefing');
    expect(september).not.toContain('Wrote on the plan');
    expect(mainOf((await tiny.get('senco', page({ month: '2026-10' }))).body)).toContain(
      'Nobody opened this record in October 2026',
    );
  });

  test('tells nothing of another child', async () => {
    const { body } = await tiny.get('senco', page({ month: '2026-11' }));
    expect(mainOf(body)).not.toContain('parents and contacts');
    const other = paths.pupilLooked({ pupil: tiny.alder.otherPupil }, { month: '2026-11' });
    expect(mainOf((await tiny.get('senco', other)).body)).toContain('parents and contacts');
  });

  test('can be asked of one person', async () => {
    const person = tiny.alder.viewer.assistant.staffId;
    const one = mainOf((await tiny.get('head', page({ month: '2026-09', person }))).body);
    expect(one).toContain('September 2026, Assistant Example');
    const none = mainOf((await tiny.get('head', page({ month: '2026-11', person }))).body);
    expect(none).not.toContain('Wrote on the plan');
    const everybody = mainOf((await tiny.get('head', page({ month: '2026-11', person: newId() }))).body);
    expect(everybody).toContain('Wrote on the plan');
  });

  test('is for the SENCO and the head teacher, and not for the teacher of the child, who may open the child’s page', async () => {
    const record = paths.pupil({ pupil: tiny.alder.ownPupil });
    for (const who of ['teacher', 'assistant'] as const) {
      expect((await tiny.get(who, record)).statusCode).toBe(200);
      expect((await tiny.get(who, record)).body).not.toContain('Who has looked');
      const refused = await tiny.get(who, page());
      expect(refused.statusCode).toBe(404);
      expect(refused.body).not.toContain('Amina');
    }
    for (const who of ['senco', 'head'] as const) {
      expect((await tiny.get(who, record)).body).toContain('Who has looked');
      expect((await tiny.get(who, page())).statusCode).toBe(200);
    }
    for (const who of ['governor', 'administrator'] as const)
      expect((await tiny.get(who, page())).statusCode).toBe(404);
  });

  test('is itself written down, and nothing is when it is refused', async () => {
    const readings = async () =>
      (
        await tiny.db
          .selectFrom('audit')
          .select('staff_id')
          .where('action', '=', 'saw who has looked')
          .where('pupil_id', '=', tiny.alder.ownPupil)
          .execute()
      ).length;
    const before = await readings();
    await tiny.get('teacher', page());
    expect(await readings()).toBe(before);
    await tiny.get('head', page());
    expect(await readings()).toBe(before + 1);
    expect(mainOf((await tiny.get('head', page())).body)).toContain('Read this list');
  });
});

describe('how it can be trusted', () => {
  test('is told with the newest fingerprint, to the SENCO and the head teacher, from where each looks', async () => {
    expect((await tiny.get('senco', paths.dataProtection())).body).toContain('first seal is made within');
    await sealAudit(tiny.app.services.database, tiny.alder.id, '2026-11-24T08:00:00.000Z');
    const { digest } = await tiny.db.selectFrom('audit_seal').select('digest').executeTakeFirstOrThrow();
    expect((await tiny.get('head', paths.dataProtection())).body).toContain(digest);
    expect((await tiny.get('senco', page())).body).toContain('20 November 2026 at 3.20pm are sealed');
    expect((await tiny.get('senco', paths.settings())).body).toContain(`href="${paths.dataProtection()}"`);
    expect((await tiny.get('head', paths.monday())).body).toContain(`href="${paths.dataProtection()}"`);
    for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const)
      expect((await tiny.get(who, paths.dataProtection())).statusCode).toBe(404);
    expect((await tiny.get('administrator', paths.settings())).body).not.toContain(paths.dataProtection());
  });
});
