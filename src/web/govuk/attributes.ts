/** Extra attributes for an element, as the official `attributes` option gives them. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** An item that a page may leave out with `condition && item`. */
export type Maybe<T> = T | null | undefined | false | '';

/** Takes class names, some perhaps left out; gives the class attribute. */
export function classes(...names: Maybe<string>[]): string {
  return names.filter(Boolean).join(' ');
}

/** Takes ids, some perhaps left out; gives aria-describedby, or nothing when there are none. */
export function ids(...parts: Maybe<string>[]): string | undefined {
  return classes(...parts) || undefined;
}

/** Takes a list with gaps; gives what is there with its place counted from 1, gaps included, so ids stay put. */
export function numbered<T>(items: readonly Maybe<T>[]): { item: T; place: number }[] {
  return items.flatMap((item, index) => (item ? [{ item, place: index + 1 }] : []));
}

/** Takes translated text (one, or one for each plural form); gives the data attributes that the scripts read. */
export function translation(
  key: string,
  text: string | Record<string, string | undefined> | undefined,
): Attributes {
  if (text === undefined) return {};
  if (typeof text === 'string') return { [`data-i18n.${key}`]: text };
  return Object.fromEntries(Object.entries(text).map(([form, words]) => [`data-i18n.${key}.${form}`, words]));
}
