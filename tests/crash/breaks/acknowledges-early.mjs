// Broken on purpose: several transactions share one commit, and people are told before it.
import { DatabaseSync } from 'node:sqlite';

const together = 12;
const prepare = DatabaseSync.prototype.prepare;
const nothing = { columns: () => [], all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }) };
let waiting = 0;

DatabaseSync.prototype.prepare = function (sql) {
  if (/^begin/i.test(sql) && this.isTransaction) return nothing;
  if (/^commit/i.test(sql) && (waiting += 1) % together) return nothing;
  return prepare.call(this, sql);
};
