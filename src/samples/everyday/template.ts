import type { AreaOfNeed, NeedCode } from '../../basics/needs.ts';
import type { OutcomeTold, ProvisionTold } from '../telling/plan-told.ts';

/**
 * What is said about the children whose lives are not told one by one. Every list holds several ways to say a thing; {name},
 * {she}, {her} and {hers} stand for the child.
 */
export interface Template {
  readonly need: NeedCode;
  readonly second?: NeedCode;
  readonly area: AreaOfNeed;
  /** Year groups in which it makes sense. */
  readonly years: readonly string[];
  readonly evidence: readonly string[];
  readonly concern: readonly string[];
  readonly strengths: readonly string[];
  readonly difficulties: readonly string[];
  readonly progress: readonly string[];
  readonly tried: readonly string[];
  readonly outcomes: readonly Omit<OutcomeTold, 'area'>[];
  /** Each for one outcome by its key; the first is always in the plan. */
  readonly provisions: readonly ProvisionTold[];
  readonly strategies: readonly string[];
  readonly home: readonly string[];
  readonly impact: readonly string[];
  readonly parents: readonly string[];
  readonly child: readonly string[];
  readonly childHow: string;
  readonly observed: readonly (readonly [time: string, place: string, words: string])[];
  readonly score: {
    readonly test: string;
    readonly scale: string;
    readonly expected: number;
    readonly from: number;
    readonly gain: number;
  };
  readonly working: readonly string[];
  readonly notWorking: readonly string[];
}

const forms = {
  F: { she: 'she', her: 'her', hers: 'her' },
  M: { she: 'he', her: 'him', hers: 'his' },
} as const;

/** The text for one child: 'Asks {hers} partner' becomes 'Asks his partner'; {She} begins a sentence. */
export function about(text: string, child: { readonly name: string; readonly sex: 'F' | 'M' }): string {
  const words: Readonly<Record<string, string>> = { name: child.name, ...forms[child.sex] };
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const word = words[key.toLowerCase()];
    if (word === undefined) throw new Error(`Nothing stands for ${whole}`);
    return key[0] === key[0]!.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word;
  });
}
