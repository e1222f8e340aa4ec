import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areasOf,
  areasOfNeed,
  isNeedCode,
  needsForCensus,
  needType,
  needTypes,
  needTypesOn,
  problemsOfNeeds,
  senProvisionOf,
} from './needs.ts';
import type { RankedNeed } from './needs.ts';

const need: fc.Arbitrary<RankedNeed> = fc.record({
  code: fc.constantFrom(...needTypes.map(({ code }) => code)),
  rank: fc.integer({ min: 1, max: 99 }),
});

describe('SEN provision', () => {
  it('counts a watched child as N in the census', () => {
    expect(senProvisionOf('watched')).toBe('N');
    expect(senProvisionOf(undefined)).toBe('N');
    expect(senProvisionOf('K')).toBe('K');
    expect(senProvisionOf('E')).toBe('E');
  });
});

describe('types of need', () => {
  it('stand in the four areas, except for other needs and needs not yet assessed', () => {
    expect(areasOfNeed).toHaveLength(4);
    expect(needTypes.filter(({ area }) => area === undefined).map(({ code }) => code)).toEqual([
      'OTH',
      'NSA',
    ]);
    expect(needType(' slcn ')?.area).toBe('communication');
    expect(isNeedCode('BESD')).toBe(false);
  });

  it('include Down syndrome from 2024/25 on', () => {
    expect(needTypesOn('2024-08-31').some(({ code }) => code === 'DS')).toBe(false);
    expect(needTypesOn('2024-09-01').some(({ code }) => code === 'DS')).toBe(true);
  });

  it('offer "no specialist assessment" with SEN support only', () => {
    expect(needTypesOn('2026-11-24', 'K').some(({ code }) => code === 'NSA')).toBe(true);
    expect(needTypesOn('2026-11-24', 'E').some(({ code }) => code === 'NSA')).toBe(false);
  });
});

describe("a child's needs", () => {
  it('have ranks of their own from 1 to 99', () => {
    expect(
      problemsOfNeeds([
        { code: 'ASD', rank: 1 },
        { code: 'SLCN', rank: 2 },
      ]),
    ).toEqual([]);
    expect(
      problemsOfNeeds([
        { code: 'ASD', rank: 1 },
        { code: 'SLCN', rank: 1 },
      ]),
    ).toEqual(['Give Speech, language and communication needs a rank of its own: 1 is taken']);
    expect(problemsOfNeeds([{ code: 'ASD', rank: 0 }])).toHaveLength(1);
    expect(
      problemsOfNeeds([
        { code: 'ASD', rank: 1 },
        { code: 'ASD', rank: 2 },
      ]),
    ).toHaveLength(1);
  });

  it('go to the census as the first two, ranked 1 and 2', () => {
    fc.assert(
      fc.property(fc.uniqueArray(need, { selector: ({ rank }) => rank, maxLength: 6 }), (needs) => {
        const sent = needsForCensus(needs);
        expect(sent.map(({ rank }) => rank)).toEqual([1, 2].slice(0, needs.length));
        expect(sent[0]?.code).toBe(needs.toSorted((a, b) => a.rank - b.rank)[0]?.code);
      }),
    );
  });

  it('may span several areas', () => {
    expect(
      areasOf([
        { code: 'SEMH', rank: 1 },
        { code: 'ASD', rank: 2 },
        { code: 'OTH', rank: 3 },
      ]),
    ).toEqual(['communication', 'semh']);
  });
});
