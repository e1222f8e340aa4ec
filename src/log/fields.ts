// All that a line of the log may hold. Whoever adds to it adds to docs/running-it/logs.md, and asks first: could a name, an
// address, a child's id or anything that somebody typed get in here? Then it stays out.

interface Field<T> {
  /** Checked while running as well: types do not hold what came from outside. */
  readonly is: (value: unknown) => value is T;
  readonly means: string;
}

const text = (pattern: RegExp, means: string): Field<string> => ({
  is: (value): value is string => typeof value === 'string' && pattern.test(value),
  means,
});

const number = (means: string): Field<number> => ({
  is: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  means,
});

const texts = (pattern: RegExp, means: string): Field<readonly string[]> => ({
  is: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && pattern.test(one)),
  means,
});

const words = /^[a-z][a-z-]*(?: [a-z-]+){0,7}$/;

export const fields = {
  request: text(/^[0-9a-z]{26}$/, 'which request; the answer says it too, in the header `x-request-id`'),
  method: text(/^[A-Z]{3,10}$/, 'the method of the request'),
  // No part of a pattern holds a digit, and every id of ours does: an address put here by mistake is withheld.
  route: text(
    /^(?:\/|(?:\/:?[A-Za-z][A-Za-z.-]*)+|none)$/,
    'the pattern of the route, with `:pupil` where the address has an id; `none` where no route fits. Never the address that was asked for',
  ),
  status: number('the status of the answer'),
  ms: number('how long it took, in milliseconds'),
  school: text(
    /^[0-9a-z]{26}$/,
    'the id of the school, with faults, refusals and places only: whose records to look at. It is random and says nothing by itself',
  ),
  account: text(
    /^[0-9a-z]{26}$/,
    'whose account, where it is known, with what is about signing in and refusals only. It is random and says nothing by itself: decision 11',
  ),
  by: text(/^[0-9a-z]{26}$/, 'the account of the administrator who did it'),
  from: text(
    /^[\w-]{43}$/,
    'from which address on the network, as a fingerprint that only `SECRET` can make: the same one is the same, and that is all it tells',
  ),
  way: text(words, 'how somebody came in, or how a password was changed'),
  job: text(words, 'the name of a job'),
  count: number('how many'),
  fault: text(
    /^[A-Za-z]{1,60}$/,
    'the kind of a fault, such as `TypeError`. Never its message: messages repeat values',
  ),
  code: text(/^[A-Za-z0-9_]{1,60}$/, 'the code that a fault carries, such as `ENOSPC` or `23505`'),
  constraint: text(/^[a-z0-9_]{1,63}$/, 'the rule of the database that was broken'),
  frames: texts(
    /^[\w@./+-]{1,200}:\d+:\d+$/,
    'where a fault came from: files of the program and lines in them',
  ),
  mail: text(words, 'which kind of message'),
  state: text(words, 'what became of it'),
  reason: text(words, 'why, in words of ours'),
  setting: text(/^[A-Z][A-Z0-9_]{1,60}$/, 'the name of a setting, never its value'),
  meant: text(/^[A-Z][A-Z0-9_]{1,60}$/, 'the setting whose name is much like it'),
  port: number('the port that is listened on'),
  signal: text(/^SIG[A-Z]{2,8}$/, 'the signal that asked to stop'),
  version: text(/^\d[\w.+-]{0,40}$/, 'the version of Alongside or of the migrations'),
  pid: number('the process'),
} satisfies Record<string, Field<unknown>>;

type Held<F> = F extends Field<infer T> ? T : never;

/** What a caller may hand to the log. */
export type Fields = { readonly [Name in keyof typeof fields]?: Held<(typeof fields)[Name]> | undefined };
