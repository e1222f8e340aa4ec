import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventName } from './events.ts';
import { faultFields } from './fault.ts';
import { fields, type Fields } from './fields.ts';
import { makeLog } from './log.ts';

const id = '01kc4d2v6w9qk7r8s3t5v7x9z1';

function written(event: EventName, held: object, from: 'info' | 'warn' = 'info'): string[] {
  const lines: string[] = [];
  const now = () => '2026-11-24T09:00:00.000Z';
  makeLog({ write: (line) => lines.push(line), from, now })(event, held);
  return lines;
}

const read = (event: EventName, held: object) => JSON.parse(written(event, held)[0] ?? '{}') as object;

describe('a line of the log', () => {
  test('is one line of JSON with when, how grave and what', () => {
    const held = { request: id, method: 'GET', route: '/pupils/:pupil', status: 200, ms: 1.5 };
    expect(read('request', held)).toEqual({
      at: '2026-11-24T09:00:00.000Z',
      level: 'info',
      event: 'request',
      ...held,
    });
  });

  test('is left out below the level that is asked for', () => {
    expect(written('request', {}, 'warn')).toEqual([]);
    expect(written('fault in a request', {}, 'warn')).toHaveLength(1);
  });

  test.each<[keyof Fields, unknown]>([
    ['route', `/pupils/${id}`],
    ['route', '/sign-in?next=/pupils'],
    ['reason', 'Amina Begum'],
    ['reason', 'amina@example.org'],
    ['fault', "Amina isn't here"],
    ['code', 'a b'],
    ['constraint', 'Amina'],
    ['request', 'made up by a caller'],
    ['frames', ['at Amina (file.ts:1:2)']],
    ['status', '200'],
    ['mail', 'to begum@example.org'],
    ['setting', 'smtp://me:secret@mail'],
  ])('withholds %s when it holds %j', (name, value) => {
    expect(read('request', { [name]: value })).toMatchObject({ [name]: 'withheld' });
  });

  test('drops whatever has no place in the list', () => {
    const line = written('request', {
      name: 'Amina Begum',
      email: 'a@b.uk',
      toString: 'x',
      __proto__: 'y',
    })[0];
    expect(Object.keys(JSON.parse(line!) as object)).toEqual(['at', 'level', 'event']);
  });

  test('never holds a text that was typed, whatever it is and wherever it is put', () => {
    const names = fc.constantFrom(...(Object.keys(fields) as (keyof Fields)[]));
    const typed = fc.string({ minLength: 3 }).map((text) => `Amina ${text} Begum`);
    fc.assert(
      fc.property(names, typed, (name, text) => {
        expect(written('request', { [name]: text, [text]: text })[0]).not.toContain('Amina');
      }),
    );
  });
});

describe('a fault', () => {
  test('is told by kind, code and place, never by its message', () => {
    const fault = Object.assign(new TypeError('Amina Begum is not a number'), { code: '22P02' });
    const told = faultFields(fault);
    expect(told).toMatchObject({ fault: 'TypeError', code: '22P02' });
    expect(told.frames?.[0]).toMatch(/^src\/log\/log\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(read('fault in a request', told))).not.toMatch(/Amina|withheld/);
  });

  test('keeps its message out when that looks like a line of the stack', () => {
    const here = new URL('amina.ts', import.meta.url).href;
    for (const place of ['file:///home/amina.begum/x.ts', `node:amina`, '/x/node_modules/amina/x.js', here]) {
      const told = faultFields(new Error(`no\n    at go (${place}:1:1)\n    at ${place}:1:1`));
      expect(told.frames?.[0]).toMatch(/^src\/log\/log\.test\.ts:/);
      expect(told.frames?.join()).not.toContain('amina');
    }
  });

  test('does not tell whose folder a file lies in', () => {
    const fault = new Error('x');
    fault.stack = 'Error: x\n    at go (file:///home/amina.begum/x.ts:1:1)\n    at /home/amina/y.ts:1:1';
    expect(faultFields(fault).frames).toEqual([]);
    fault.stack = 'Error: x\n    at async go (file:///home/amina/a/node_modules/pg/lib/client.js:1:1)';
    expect(faultFields(fault).frames).toEqual(['pg/lib/client.js:1:1']);
  });

  test('of a database names the rule that was broken', () => {
    const fault = Object.assign(new Error('x'), { code: '23505', constraint: 'staff_pkey' });
    expect(faultFields(fault)).toMatchObject({ code: '23505', constraint: 'staff_pkey' });
    expect(faultFields(Object.assign(new Error('x'), { errcode: 13 }))).toMatchObject({ code: 'SQLITE_13' });
  });

  test.each([undefined, null, 'Amina', { message: 'Amina' }])('that is none (%j) is unknown', (fault) =>
    expect(faultFields(fault)).toEqual({ fault: 'unknown' }),
  );
});
