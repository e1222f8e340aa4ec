import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface Template {
  readonly id: string;
  /** Of five schools, how many are like this one. */
  readonly ofFive: number;
}

export interface Filler {
  readonly url: string;
  /** Gives the people of a template addresses of their own, so that the next can be written beside it. */
  setApart(template: string): Promise<void>;
  /** Copies templates until there are so many schools or it must stop, then lets PostgreSQL look at what it has. Gives how many there are. */
  upTo(schools: number, templates: readonly Template[], mustStop?: () => boolean): Promise<number>;
  size(): Promise<{ rows: number; bytes: number }>;
  /** Sessions of the SENCOs of up to so many schools like the first template, drawn by chance. */
  sessions(atMost: number): Promise<string[]>;
  close(): Promise<void>;
}

/** A database of this name to fill with invented schools: inside the server, by a superuser, with keys unchecked, since copies of what holds hold. */
export async function filler(address: string, port: number, name: string): Promise<Filler> {
  const url = `${address}/${name}`;
  const first = new Client({ connectionString: `${address}/postgres` });
  await first.connect();
  await first.query(`create database ${name}`);
  await first.end();
  const db = new Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/${name}` });
  await db.connect();
  let there = 0;

  const columnsOf = async () => {
    const { rows } = await db.query<{ table: string; columns: string[] }>(`
      select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      group by 1`);
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  };

  const copy = async (template: string, ids: readonly string[]) => {
    const tables = await columnsOf();
    await db.query('begin; set local session_replication_role = replica');
    for (const [table, columns] of tables) {
      if (!columns.includes('school_id')) continue;
      const values = columns.map((column) =>
        column === 'school_id'
          ? 's.id'
          : column === 'account_id'
            ? `s.id || '.' || t.account_id`
            : `t."${column}"`,
      );
      await db.query(
        `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
         select ${values.join(', ')} from "${table}" t cross join unnest($2::text[]) s (id) where t.school_id = $1`,
        [template, ids],
      );
    }
    const people = `join account_place p on p.at_school = $1 and p.account_id =`;
    const all = (table: string, change: Readonly<Record<string, string>>) =>
      tables
        .get(table)!
        .map((column) => change[column] ?? `t."${column}"`)
        .join(', ');
    const s = 'cross join unnest($2::text[]) s (id)';
    await db.query(
      `insert into account_user select ${all('account_user', { id: `s.id || '.' || t.id`, email: `s.id || '.' || t.email` })}
       from account_user t ${people} t.id ${s}`,
      [template, ids],
    );
    await db.query(
      `insert into account_login select ${all('account_login', { id: `s.id || '.' || t.id`, userId: `s.id || '.' || t."userId"`, accountId: `s.id || '.' || t."accountId"` })}
       from account_login t ${people} t."userId" ${s}`,
      [template, ids],
    );
    await db.query(
      `insert into account_place (account_id, at_school, staff_id)
       select s.id || '.' || t.account_id, s.id, t.staff_id from account_place t ${s} where t.at_school = $1`,
      [template, ids],
    );
    await db.query(
      `insert into hosted_school (id, since) select s.id, t.since from hosted_school t ${s} where t.id = $1`,
      [template, ids],
    );
    await db.query('commit');
  };

  return {
    url,
    async setApart(template) {
      there += 1;
      await db.query(
        `update account_user set email = $2 || '.' || email where id in (select account_id from account_place where at_school = $1)`,
        [template, `template${there}`],
      );
    },
    async upTo(schools, templates, mustStop) {
      // The templates are schools too; one school alone is the first of them.
      while (there < schools) {
        if (mustStop?.()) break;
        const some = Math.min(schools - there, 50);
        for (const { id, ofFive } of templates) {
          const count = Math.round((some * ofFive) / 5);
          const ids = Array.from({ length: count }, () => randomBytes(13).toString('hex'));
          if (ids.length) await copy(id, ids);
          there += count;
        }
      }
      await db.query('vacuum analyze');
      return there;
    },
    async size() {
      const { rows } = await db.query<{ rows: string; bytes: string }>(`
        select sum(greatest(reltuples, 0))::bigint as rows, pg_database_size(current_database()) as bytes
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
      return { rows: Number(rows[0]!.rows), bytes: Number(rows[0]!.bytes) };
    },
    async sessions(atMost) {
      const { rows } = await db.query<{ account: string }>(
        `select s.account_id as account from (
           select school_id, max(account_id) as account_id from staff where role = 'senco' group by school_id
         ) s join (select school_id, count(*) as pupils from pupil group by school_id) p using (school_id)
         where p.pupils < 400 order by random() limit $1`,
        [atMost],
      );
      const until = new Date(Date.now() + 3_600_000).toISOString();
      const now = new Date().toISOString();
      const tokens: string[] = [];
      for (const { account } of rows) {
        const token = randomBytes(16).toString('hex');
        await db.query(
          `insert into account_session ("id", "expiresAt", "token", "createdAt", "updatedAt", "userId") values ($1, $2, $1, $3, $3, $4)`,
          [token, until, now, account],
        );
        tokens.push(token);
      }
      return tokens;
    },
    close: () => db.end(),
  };
}
