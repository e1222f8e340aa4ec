import type { SchoolDb } from '../../database/connection.ts';
import type { Belongs } from './rules.ts';

interface Kept {
  readonly id: string;
  readonly to: { readonly address: string };
}

/** What each message is to this school, by its id: the folder itself knows no schools. */
export async function belongings(
  db: SchoolDb,
  messages: readonly Kept[],
): Promise<ReadonlyMap<string, Belongs>> {
  if (!messages.length) return new Map();
  const letters = await db
    .selectFrom('delivery')
    .select('id')
    .where(
      'id',
      'in',
      messages.map(({ id }) => id),
    )
    .execute();
  const colleagues = await db
    .selectFrom('staff')
    .select('email')
    .where(
      'email',
      'in',
      messages.map(({ to }) => to.address),
    )
    .execute();
  const isLetter = new Set(letters.map(({ id }) => id));
  const isColleague = new Set(colleagues.map(({ email }) => email));
  return new Map(
    messages.map(({ id, to }) => [
      id,
      isLetter.has(id)
        ? 'letter'
        : id.startsWith('account-') && isColleague.has(to.address)
          ? 'account'
          : 'elsewhere',
    ]),
  );
}
