/** What a form sent: a name given once is a string, given more often a list. */
export type FormValues = Readonly<Record<string, string | string[] | undefined>>;

type Choices<T extends string> = readonly T[];

interface TextRule {
  /** What to say when it is empty; left out when it may be empty. */
  readonly missing?: string;
  readonly longest?: number;
}

/**
 * Reads a form field by field, keeping for every wrong one a sentence that says what to do.
 * Each question gives a value that is right, or a harmless stand-in while `errors` is not empty.
 */
export function reading(values: FormValues) {
  const errors: Record<string, string> = {};
  const wrong = (name: string, say: string) => void (errors[name] ??= say);
  const text = (name: string, rule: TextRule = {}): string => {
    const value = textOf(values, name);
    const longest = rule.longest ?? 10_000;
    if (!value && rule.missing) wrong(name, rule.missing);
    if (value.length > longest)
      wrong(name, `Shorten this to ${longest.toLocaleString('en-GB')} characters or fewer`);
    return value;
  };
  return {
    errors,
    wrong,
    text,
    /** One of `choices`; `missing` is said when none was chosen. */
    choice<T extends string>(name: string, choices: Choices<T>, missing: string): T {
      const value = textOf(values, name);
      if (!(choices as readonly string[]).includes(value)) wrong(name, missing);
      return value as T;
    },
    optionalChoice<T extends string>(name: string, choices: Choices<T>): T | null {
      const value = textOf(values, name);
      return (choices as readonly string[]).includes(value) ? (value as T) : null;
    },
    /** Any of `choices`; what is not among them is dropped. */
    many<T extends string>(name: string, choices: Choices<T>, missing?: string): T[] {
      const chosen = listOf(values, name).filter((one): one is T =>
        (choices as readonly string[]).includes(one),
      );
      if (!chosen.length && missing) wrong(name, missing);
      return chosen;
    },
    /** A day typed as day, month and year; `what` names it in errors: 'the date of the meeting'. */
    day(
      name: string,
      what: string,
      rule: { optional?: boolean; earliest?: string; latest?: string } = {},
    ): string {
      const read = dayOf(values, name);
      if (read === '') {
        if (!rule.optional) wrong(name, `Enter ${what}`);
        return '';
      }
      if (read === undefined) {
        wrong(name, `Enter ${what} as a day, month and year, like 27 3 2026`);
        return '';
      }
      if (rule.earliest && read < rule.earliest) wrong(name, `Check ${what}: it is too long ago`);
      if (rule.latest && read > rule.latest) wrong(name, `Check ${what}: it has not come yet`);
      return read;
    },
    /** A time of day as HH:MM. */
    time(name: string, missing?: string): string {
      const value = text(name, missing ? { missing } : {});
      const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(value);
      if (value && !match) wrong(name, 'Enter the time like 09:30 or 14:00');
      return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : '';
    },
    whole(
      name: string,
      what: string,
      rule: { optional?: boolean; least?: number; most?: number } = {},
    ): number | null {
      const value = textOf(values, name);
      if (!value) {
        if (!rule.optional) wrong(name, `Enter ${what}`);
        return null;
      }
      const number = Number(value);
      const { least = 0, most = 100_000 } = rule;
      if (!Number.isInteger(number) || number < least || number > most) {
        wrong(name, `Enter ${what} as a whole number from ${least} to ${most}`);
        return null;
      }
      return number;
    },
    get isRight(): boolean {
      return Object.keys(errors).length === 0;
    },
  };
}

/** What was sent under this name; a name such as "constructor" is nobody's. */
const sentAs = (values: FormValues, name: string): string | string[] | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

export function textOf(values: FormValues, name: string): string {
  const value = sentAs(values, name);
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).replaceAll('\r\n', '\n').trim();
}

export function listOf(values: FormValues, name: string): string[] {
  const value = sentAs(values, name);
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** An ISO day from `name-day`, `-month`, `-year` (or one ISO field); '' when all empty, undefined when it is no day. */
export function dayOf(values: FormValues, name: string): string | '' | undefined {
  const whole = textOf(values, name);
  const parts = whole
    ? (/^(\d{4})-(\d{2})-(\d{2})$/.exec(whole)?.slice(1).reverse() ?? ['x', 'x', 'x'])
    : ['day', 'month', 'year'].map((part) => textOf(values, `${name}-${part}`));
  if (parts.every((part) => part === '')) return '';
  const [day, month, year] = parts.map(Number) as [number, number, number];
  if (![day, month, year].every(Number.isInteger) || year < 1900 || year > 2200) return undefined;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === iso ? iso : undefined;
}
