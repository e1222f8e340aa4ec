import { AsyncLocalStorage } from 'node:async_hooks';
import { SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';

/**
 * SQLite with one connection, used by one transaction or question at a time, in the order of asking. Whoever is inside a
 * transaction and asks outside it would wait for themselves: that is a fault of ours, and is refused instead.
 */
export class OneAtATime extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0];

  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new Queueing(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new QueuesItself();
  }
}

class QueuesItself extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

const inside = new AsyncLocalStorage<{ open: boolean }>();

class Queueing extends SqliteDriver {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (inside.getStore()?.open)
      throw new Error(
        'A question was asked outside the transaction within a transaction: it would wait for ever. Ask it through the transaction (ask.db), or afterwards.',
      );
    if (this.#taken) await new Promise<void>((turn) => this.#waiting.push(turn));
    this.#taken = true;
    return super.acquireConnection();
  }

  // Not async: what is entered here must hold for the transaction that begins.
  override beginTransaction(connection: DatabaseConnection): Promise<void> {
    inside.enterWith({ open: true });
    return super.beginTransaction(connection);
  }

  override async releaseConnection(): Promise<void> {
    const within = inside.getStore();
    if (within) within.open = false;
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
