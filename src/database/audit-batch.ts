import type { Database } from './connection.ts';
import { newId } from './id.ts';

export interface AuditLine {
  readonly at: string;
  readonly staff_id: string;
  readonly action: string;
  readonly subject: string;
  readonly pupil_id: string | null;
}

/**
 * Writes down who read what, as durably as a change. A reader waits for the line to be on the disk;
 * readers of the same moment share one sync, so that reading stays quick (decision 0003).
 */
export function auditBatch(database: Pick<Database, 'ofSchool'>) {
  const queues = new Map<string, Waiting[]>();

  // One school's lines are one statement, and never wait for another school's.
  const flush = async (schoolId: string): Promise<void> => {
    const db = database.ofSchool(schoolId);
    for (let batch = queues.get(schoolId); batch?.length; batch = queues.get(schoolId)) {
      queues.set(schoolId, []);
      try {
        const rows = batch.flatMap(({ lines }) => lines.map((line) => ({ id: newId(), ...line })));
        for (let i = 0; i < rows.length; i += 500)
          await db
            .insertInto('audit')
            .values(rows.slice(i, i + 500))
            .execute();
        for (const { done } of batch) done();
      } catch (fault) {
        for (const { failed } of batch) failed(fault);
      }
    }
    queues.delete(schoolId);
  };

  return {
    write(schoolId: string, lines: readonly AuditLine[]): Promise<void> {
      if (!lines.length) return Promise.resolve();
      return new Promise((done, failed) => {
        const line = { lines, done, failed };
        const queue = queues.get(schoolId);
        if (queue) return void queue.push(line);
        queues.set(schoolId, [line]);
        setImmediate(() => void flush(schoolId));
      });
    },
  };
}

interface Waiting {
  readonly lines: readonly AuditLine[];
  done(): void;
  failed(fault: unknown): void;
}

export type AuditBatch = ReturnType<typeof auditBatch>;
