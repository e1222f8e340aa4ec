import type { Kysely } from 'kysely';
import { newId } from './id.ts';
import type { Schema } from './schema.ts';

export interface AuditLine {
  readonly school_id: string;
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
export function auditBatch(db: Kysely<Schema>) {
  let waiting: { lines: readonly AuditLine[]; done: () => void; failed: (fault: unknown) => void }[] = [];
  let running = false;

  const flush = async (): Promise<void> => {
    while (waiting.length) {
      const batch = waiting;
      waiting = [];
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
    running = false;
  };

  return {
    write(lines: readonly AuditLine[]): Promise<void> {
      if (!lines.length) return Promise.resolve();
      return new Promise((done, failed) => {
        waiting.push({ lines, done, failed });
        if (!running) {
          running = true;
          setImmediate(() => void flush());
        }
      });
    },
  };
}

export type AuditBatch = ReturnType<typeof auditBatch>;
