// Broken on purpose: every statement is kept by itself.
import { DatabaseSync } from 'node:sqlite';

const prepare = DatabaseSync.prototype.prepare;
const nothing = { columns: () => [], all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }) };

DatabaseSync.prototype.prepare = function (sql) {
  return /^(begin|commit|rollback)/i.test(sql) ? nothing : prepare.call(this, sql);
};
