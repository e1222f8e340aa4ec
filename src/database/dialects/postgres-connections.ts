import { createHash } from 'node:crypto';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { codeOf } from '../damaged.ts';

/**
 * Connections of a pool, for one school or for what belongs to none. A school's connection begins a transaction with its first
 * question and names the school in it, so that row-level security knows whose rows may be seen, and nothing of it stays when the
 * connection is handed on, also behind a pooler that shares connections by transaction.
 */
export class PostgresConnections implements Driver {
  readonly #pool: Pool;
  readonly #begin: string;

  constructor(pool: Pool, schoolId: string | undefined) {
    this.#pool = pool;
    this.#begin = schoolId === undefined ? '' : `; set local alongside.school = ${literal(schoolId)}`;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Held(await this.#pool.connect(), this.#begin);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await held(connection).begin(`begin${level}`);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await held(connection).end('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await held(connection).end('rollback');
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await held(connection).release();
  }

  // The pools are the dialect's to close.
  async destroy(): Promise<void> {}
}

const held = (connection: DatabaseConnection): Held => connection as Held;

class Held implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #school: string;
  #inside: 'nothing' | 'a transaction' | 'one of its own' = 'nothing';
  #failed = false;
  #broken: Error | undefined;

  constructor(client: PoolClient, school: string) {
    this.#client = client;
    this.#school = school;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#school && this.#inside === 'nothing') {
      await this.#send(`begin${this.#school}`);
      this.#inside = 'one of its own';
    }
    const name = nameOf(sql, parameters.length);
    const { command, rowCount, rows } = await this.#send(sql, parameters, name);
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
    return { rows, ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed here: ask for a page of them');
  }

  async begin(words: string): Promise<void> {
    await this.#send(`${words}${this.#school}`);
    this.#inside = 'a transaction';
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#inside = 'nothing';
    const { command } = await this.#send(how);
    if (how === 'commit' && command === 'ROLLBACK')
      throw new Error('The transaction was undone: something in it had failed before');
  }

  async release(): Promise<void> {
    try {
      if (this.#inside === 'one of its own' && !this.#broken)
        await this.end(this.#failed ? 'rollback' : 'commit');
    } finally {
      this.#client.release(this.#broken);
    }
  }

  async #send(sql: string, parameters: readonly unknown[] = [], name?: string) {
    try {
      return await this.#client.query({ text: sql, values: [...parameters], ...(name ? { name } : {}) });
    } catch (fault) {
      this.#failed = true;
      // Without a code of PostgreSQL's own it is the connection that failed, not the question.
      if (!/^[0-9A-Z]{5}$/.test(codeOf(fault)) || isEnding(fault)) this.#broken = fault as Error;
      throw fault;
    }
  }
}

/** 57P01 and its like: the server is going away. */
const isEnding = (fault: unknown) => /^(57P|08)/.test(codeOf(fault));

function literal(schoolId: string): string {
  if (!/^[\w-]+$/.test(schoolId)) throw new Error('A school is named by letters, digits and hyphens');
  return `'${schoolId}'`;
}

const names = new Map<string, string>();

/** A question that comes again is planned once a connection. Those with long lists are too many to keep. */
function nameOf(sql: string, parameters: number): string | undefined {
  const known = names.get(sql);
  if (known) return known;
  if (parameters > 40 || names.size >= 1000 || !/^(select|insert|update|delete|with)/i.test(sql))
    return undefined;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 20);
  names.set(sql, name);
  return name;
}
