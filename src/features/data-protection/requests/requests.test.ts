import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.app.close());

const sent = {
  kind: 'subject-access',
  askedAs: 'parent',
  askedBy: 'Rukia Begum',
  'receivedOn-day': '3',
  'receivedOn-month': '11',
  'receivedOn-year': '2026',
  way: 'letter',
  words: 'Everything you hold about Amina',
  authority: 'Known to the office; Amina is eight',
};
const asking = () => paths.accessRequestNew({ pupil: tiny.alder.ownPupil });

async function begin(change: Record<string, string> = {}): Promise<string> {
  const answer = await tiny.post('senco', asking(), { ...sent, ...change });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).split('/').at(-1)!;
}

const today = { 'onDay-day': '24', 'onDay-month': '11', 'onDay-year': '2026' };

describe('a request for a copy', () => {
  test('is written down from the child’s page, and waits in the register and on Monday with its date and source', async () => {
    const held = paths.pupilHoldings({ pupil: tiny.alder.ownPupil });
    expect((await tiny.get('senco', held)).body).toContain(`href="${asking()}"`);
    const request = await begin();
    for (const url of [paths.accessRequest({ request }), paths.accessRequests(), held]) {
      const { body } = await tiny.get('head', url);
      expect(body).toContain('3 December 2026');
      expect(body).toContain('9 days left');
    }
    const monday = (await tiny.get('senco', paths.monday())).body;
    expect(monday).toContain('Subject access request, received on 3 November 2026, waits for a copy');
    expect(monday).toContain('Must: UK GDPR');
    expect(monday).toContain(`href="${paths.accessRequest({ request })}"`);
  });

  test('of the educational record has 15 school days', async () => {
    const request = await begin({ kind: 'educational-record' });
    const { body } = await tiny.get('senco', paths.accessRequest({ request }));
    expect(body).toContain('24 November 2026');
    expect(body).toContain('due today');
  });

  test('sent twice is written down once', async () => {
    const once = newId();
    expect(await begin({ once, askedBy: 'Sent twice' })).toBe(await begin({ once, askedBy: 'Sent twice' }));
  });

  test.each([
    [{ kind: '' }, 'Choose what is asked for'],
    [{ askedAs: '' }, 'Choose who asks'],
    [{ kind: 'educational-record', askedAs: 'child' }, 'The educational record is a parent’s right'],
    [{ askedBy: '' }, 'Enter the name of the person who asks'],
    [{ 'receivedOn-year': '2027' }, 'it has not come yet'],
    [{ way: '' }, 'Choose how it was received'],
  ])('with %j is shown again, with everything that was typed', async (change, say) => {
    const answer = await tiny.post('senco', asking(), { ...sent, ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(say);
    expect(answer.body).toContain('Known to the office; Amina is eight');
  });

  test('is paused, goes on, is extended and gets another date, each with who and why', async () => {
    const request = await begin();
    const at = paths.accessRequest({ request });
    const step = (form: Record<string, string>) =>
      tiny.post('senco', paths.accessRequestStep({ request }), { ...today, reason: 'Because', ...form });
    expect((await step({ step: 'paused', reason: 'We asked which years are meant' })).statusCode).toBe(303);
    const paused = (await tiny.get('senco', at)).body;
    expect(paused).toContain('We asked which years are meant');
    expect(paused).toContain('Paused</span>');
    expect((await step({ step: 'paused' })).statusCode).toBe(422);
    expect((await step({ step: 'resumed' })).statusCode).toBe(303);
    expect((await step({ step: 'extended' })).statusCode).toBe(303);
    expect((await tiny.get('senco', at)).body).toContain('3 February 2027');
    expect((await step({ step: 'extended' })).statusCode).toBe(422);
    const date = { 'dueOn-day': '10', 'dueOn-month': '12', 'dueOn-year': '2026' };
    expect((await step({ step: 'date-set', ...date, reason: '' })).statusCode).toBe(422);
    expect((await step({ step: 'date-set', ...date })).statusCode).toBe(303);
    expect((await tiny.get('senco', at)).body).toContain('16 days left');
  });

  test('ends once, stays in the register, and waits no more', async () => {
    const request = await begin({ askedBy: 'Tariq Begum' });
    const end = (form: Record<string, string>) =>
      tiny.post('head', paths.accessRequestEnd({ request }), {
        'endedOn-day': '24',
        'endedOn-month': '11',
        'endedOn-year': '2026',
        ...form,
      });
    expect((await end({ how: 'refused', note: '' })).statusCode).toBe(422);
    expect((await end({ how: 'withdrawn', note: 'By telephone' })).statusCode).toBe(303);
    expect((await end({ how: 'sent', note: '' })).statusCode).toBe(404);
    const register = (await tiny.get('senco', paths.accessRequests())).body;
    expect(register.slice(register.indexOf('Answered'))).toContain('Tariq Begum');
    expect((await tiny.get('senco', paths.monday())).body).not.toContain(request);
  });

  test('is nothing for a child’s teachers: not a page of it, nor a line on the child’s', async () => {
    const request = await begin();
    for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const) {
      for (const url of [paths.accessRequests(), paths.accessRequest({ request }), asking()])
        expect((await tiny.get(who, url)).statusCode).toBe(404);
      expect((await tiny.post(who, asking(), sent)).statusCode).toBe(404);
    }
    const record = (await tiny.get('teacher', paths.pupil({ pupil: tiny.alder.ownPupil }))).body;
    expect(record).toContain('Amina');
    expect(record.toLowerCase()).not.toContain('request');
  });
});
