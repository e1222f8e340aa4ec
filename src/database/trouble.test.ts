import { expect, test } from 'vitest';
import { troubleOf } from './trouble.ts';

const fault = (fields: object, message = 'something') => Object.assign(new Error(message), fields);

test.each([
  [fault({ code: 'ERR_SQLITE_ERROR', errcode: 13 }), 'disk-full'],
  [fault({ code: 'ENOSPC' }), 'disk-full'],
  [fault({ code: '53100' }), 'disk-full'],
  [fault({ code: 'ERR_SQLITE_ERROR', errcode: 8 }), 'read-only'],
  [fault({ code: 'ERR_SQLITE_ERROR', errcode: 8 + (1 << 8) }), 'read-only'],
  [fault({ code: 'EROFS' }), 'read-only'],
  [fault({ code: '25006' }), 'read-only'],
  [fault({ code: 'ERR_SQLITE_ERROR', errcode: 5 }), 'slow'],
  [fault({ code: '57014' }), 'slow'],
  [fault({}, 'timeout exceeded when trying to connect'), 'slow'],
  [fault({ code: '57P01' }), 'away'],
  [fault({ code: 'ECONNREFUSED' }), 'away'],
  [fault({}, 'Connection terminated unexpectedly'), 'away'],
  [new Error('The plan could not be read', { cause: fault({ code: '08006' }) }), 'away'],
  [fault({ code: '23505' }), undefined],
  [fault({ code: 'ERR_SQLITE_ERROR', errcode: 19 }), undefined],
  [fault({}, 'the disk is full, somebody wrote'), undefined],
  ['a word', undefined],
])('%o is %s', (given, trouble) => {
  expect(troubleOf(given)).toBe(trouble);
});
