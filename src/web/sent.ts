import type { FastifyRequest } from 'fastify';
import type { FormValues } from '../basics/form-values.ts';
import { asTyped } from '../basics/typed-text.ts';
import type { SentFile } from './route.ts';

// The one place where what people send is read (decision 0008): all that comes through it is text that both engines can keep.

/** The form and the files of a request. */
export async function sent(request: FastifyRequest): Promise<{ form: FormValues; files: SentFile[] }> {
  if (!request.isMultipart()) return { form: cleaned(request.body ?? {}), files: [] };
  const form: Record<string, string> = {};
  const files: SentFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file')
      files.push({
        field: asTyped(part.fieldname),
        name: asTyped(part.filename),
        bytes: await part.toBuffer(),
      });
    else form[part.fieldname] = String(part.value);
  }
  return { form: cleaned(form), files };
}

function cleaned(form: object): FormValues {
  const text = (value: unknown) => asTyped(String(value));
  return Object.fromEntries(
    Object.entries(form)
      .map(([name, value]) => [asTyped(name), Array.isArray(value) ? value.map(text) : text(value)] as const)
      .filter(([name, value]) => name !== 'once' || isToken(value)),
  );
}

/** What makes a form sent twice count once is a key of the database, and written by us: anything else does not count. */
const isToken = (value: unknown): boolean => typeof value === 'string' && /^[\w. -]{1,64}$/.test(value);

/** What stands behind the question mark. A name given twice counts once: the first. */
export function asked(request: FastifyRequest): Record<string, string> {
  const query = request.query as Record<string, string | string[]>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      asTyped(name),
      asTyped(Array.isArray(value) ? (value[0] ?? '') : value),
    ]),
  );
}

/** What the address names. Undefined when it holds what no id of ours can: then there is nothing to find. */
export function named(request: FastifyRequest): Record<string, string> | undefined {
  const params = request.params as Record<string, string>;
  return Object.values(params).every((value) => asTyped(value) === value) ? params : undefined;
}
