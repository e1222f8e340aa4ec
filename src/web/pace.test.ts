import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceKeeper } from './pace.ts';

describe('how fast somebody may ask', () => {
  test('a minute’s worth at once, then as it comes back; nobody else waits', () => {
    let ms = 0;
    const pace = paceKeeper({ ordinary: 60, costly: 6 }, () => ms);
    for (let turn = 0; turn < 60; turn++) expect(pace('one', false)).toBeUndefined();
    expect(pace('one', false)).toBe(1);
    expect(pace('two', false)).toBeUndefined();
    ms += 1000;
    expect(pace('one', false)).toBeUndefined();
    expect(pace('one', false)).toBe(1);
    ms += 60_000;
    for (let turn = 0; turn < 60; turn++) expect(pace('one', false)).toBeUndefined();
  });

  test('what costs much is counted apart, and an ordinary page goes on', () => {
    const pace = paceKeeper({ ordinary: 60, costly: 6 }, () => 0);
    for (let turn = 0; turn < 6; turn++) expect(pace('one', true)).toBeUndefined();
    expect(pace('one', true)).toBe(10);
    expect(pace('one', false)).toBeUndefined();
  });

  test('whoever waits as long as they are told gets in; in any minute nobody gets more than twice a minute’s worth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 50, maxLength: 300 }),
        (pauses) => {
          let ms = 0;
          const pace = paceKeeper({ ordinary: 30, costly: 30 }, () => ms);
          const taken: number[] = [];
          for (const pause of pauses) {
            ms += pause;
            const wait = pace('one', false);
            if (wait === undefined) taken.push(ms);
            else {
              ms += wait * 1000;
              expect(pace('one', false)).toBeUndefined();
              taken.push(ms);
            }
          }
          for (const from of taken)
            expect(taken.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(60);
        },
      ),
    );
  });

  test('with many people, whoever has asked too much still waits after the others are forgotten', () => {
    let ms = 0;
    const pace = paceKeeper({ ordinary: 1, costly: 1 }, () => ms);
    for (let turn = 0; turn < 12_000; turn++) pace(`person ${turn}`, false);
    ms = 59_000;
    for (let turn = 0; turn < 2; turn++) pace('busy', false);
    ms = 60_500;
    expect(pace('somebody', false)).toBeUndefined();
    expect(pace('busy', false)).toBe(59);
    expect(pace('person 7', false)).toBeUndefined();
  });
});
