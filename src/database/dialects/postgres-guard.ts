import { sql, type Kysely } from 'kysely';
import { codeOf } from '../damaged.ts';
import type { Schema } from '../schema.ts';
import { seenAcrossSchools } from '../shape.ts';

// A table is a school's when it has the column school_id. Nothing set: no school, so no row.
const isMySchool = `school_id = nullif(current_setting('alongside.school', true), '')`;

const already = new Set(['42710', '23505']);

/**
 * Makes the app's role, lets it read and write but own nothing, and puts forced row-level security on every table of a
 * school's data that lacks it. May run in several processes at once.
 */
export async function guardTables(
  owner: Kysely<Schema>,
  role: string,
  appUrl: string | undefined,
): Promise<void> {
  await makeRole(owner, role);
  const login = appUrl && decodeURIComponent(new URL(appUrl).username);
  await owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(4417, 1)`.execute(trx);
    for (const table of await unguarded(trx)) {
      const name = sql.table(table);
      await sql`alter table ${name} enable row level security`.execute(trx);
      await sql`alter table ${name} force row level security`.execute(trx);
      await sql`drop policy if exists one_school on ${name}`.execute(trx);
      await sql`create policy one_school on ${name} using (${sql.raw(isMySchool)}) with check (${sql.raw(isMySchool)})`.execute(
        trx,
      );
    }
    for (const table of seenAcrossSchools) {
      const name = sql.table(table);
      await sql`drop policy if exists every_school on ${name}`.execute(trx);
      await sql`create policy every_school on ${name} for select using (true)`.execute(trx);
    }
    const app = sql.id(role);
    await sql`grant usage on schema public to ${app}`.execute(trx);
    await sql`grant select, insert, update, delete on all tables in schema public to ${app}`.execute(trx);
    if (login) await sql`grant ${app} to ${sql.id(login)}`.execute(trx);
  });
}

async function makeRole(owner: Kysely<Schema>, role: string): Promise<void> {
  const known = await sql`select 1 from pg_roles where rolname = ${role}`.execute(owner);
  if (!known.rows.length) {
    try {
      await sql`create role ${sql.id(role)} nologin nosuperuser nobypassrls`.execute(owner);
    } catch (fault) {
      if (!already.has(codeOf(fault))) throw fault;
    }
  }
  const member = await sql<{
    may: boolean;
  }>`select pg_has_role(current_user, ${role}, 'member') as may`.execute(owner);
  if (!member.rows[0]?.may) await sql`grant ${sql.id(role)} to current_user`.execute(owner);
}

/** Tables of a school's data without forced row-level security and its policy. */
export async function unguarded(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'one_school'))
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Why whoever is connected must not serve the app; undefined when all is well. */
export async function whoMayNot(app: Kysely<Schema>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string; free: boolean; owns: boolean }>`
    select r.rolname as name, (r.rolsuper or r.rolbypassrls) as free,
      exists (select 1 from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
    from pg_roles r where r.rolname = current_user`.execute(app);
  const who = rows[0];
  if (!who) return 'The app’s role could not be read.';
  if (who.free)
    return `The role ${who.name} gets around row-level security, so it must not serve the app: give DATABASE_APP_URL a role made with "create role … login nosuperuser nobypassrls".`;
  if (who.owns)
    return `The role ${who.name} owns tables, so it must not serve the app: give DATABASE_APP_URL another role than DATABASE_URL.`;
  const open = await unguarded(app);
  return open.length ? `These tables lack row-level security: ${open.join(', ')}.` : undefined;
}
