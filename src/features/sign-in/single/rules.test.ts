import { describe, expect, test } from 'vitest';
import { problemOfClaims, refusalOf } from './rules.ts';

const school = { issuer: 'https://login.example', domains: ['alder.example'] };
const google = { issuer: 'https://accounts.google.com', domains: [] };
const email = 'Farah.Khan@alder.example';

describe('claims of a provider', () => {
  test.each([
    [{ email, email_verified: true }, school, undefined],
    [{ email, email_verified: 'true' }, school, undefined],
    [{ email, xms_edov: true }, school, undefined],
    [{ email, xms_edov: '1' }, school, undefined],
    [{ email, email_verified: false }, school, 'unverified'],
    [{ email, email_verified: 'false', xms_edov: 0 }, school, 'unverified'],
    [{ email }, school, 'unverified'],
    [{ email: ['a@alder.example'], email_verified: true }, school, 'unverified'],
    [{ email_verified: true }, school, 'unverified'],
    [{ email: 'farah@elsewhere.example', email_verified: true }, school, 'domain'],
    [{ email: 'farah@notalder.example', email_verified: true }, school, 'domain'],
    [{ email: 'farah@alder.example@elsewhere.example', email_verified: true }, school, 'domain'],
    [{ email, email_verified: true, hd: 'alder.example' }, google, undefined],
    // An account of one's own at Google may carry any address that was once confirmed.
    [{ email, email_verified: true }, google, 'unverified'],
    [{ email, email_verified: true, hd: 'elsewhere.example' }, google, 'unverified'],
  ] as const)('%j: %s', (claims, terms, problem) => expect(problemOfClaims(claims, terms)).toBe(problem));
});

test.each([
  ['gone', 'gone'],
  ['signup_disabled', 'unknown'],
  ['state_mismatch', 'late'],
  ['access_denied', 'stopped'],
  ['invalid_code', 'token'],
  ['toString', 'token'],
  ['', 'token'],
])('the code %j means %s', (code, refusal) => expect(refusalOf(code)).toBe(refusal));
