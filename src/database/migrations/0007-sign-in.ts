import type { Dialect } from '../dialects/dialect.ts';

// The columns, in camel case, are better-auth's own (its compileMigrations prints them); the tables' names are ours.
const bool = 'integer';

/** Accounts and sessions: better-auth's tables, and our count of failed guesses. */
export const statements = (d: Dialect): string[] => [
  `create table account_user (
    "id" text not null primary key,
    "name" text not null,
    "email" text not null unique,
    "emailVerified" ${bool} not null,
    "image" text,
    "createdAt" ${d.instant} not null,
    "updatedAt" ${d.instant} not null,
    "twoFactorEnabled" ${bool}
  )`,
  `create table account_session (
    "id" text not null primary key,
    "expiresAt" ${d.instant} not null,
    "token" text not null unique,
    "createdAt" ${d.instant} not null,
    "updatedAt" ${d.instant} not null,
    "ipAddress" text,
    "userAgent" text,
    "userId" text not null references account_user ("id") on delete cascade
  )`,
  `create index account_session_user on account_session ("userId")`,
  `create table account_login (
    "id" text not null primary key,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references account_user ("id") on delete cascade,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" ${d.instant},
    "refreshTokenExpiresAt" ${d.instant},
    "scope" text,
    "password" text,
    "createdAt" ${d.instant} not null,
    "updatedAt" ${d.instant} not null
  )`,
  `create index account_login_user on account_login ("userId")`,
  `create table account_verification (
    "id" text not null primary key,
    "identifier" text not null,
    "value" text not null,
    "expiresAt" ${d.instant} not null,
    "createdAt" ${d.instant} not null,
    "updatedAt" ${d.instant} not null
  )`,
  `create index account_verification_identifier on account_verification ("identifier")`,
  `create table account_two_factor (
    "id" text not null primary key,
    "secret" text not null,
    "backupCodes" text not null,
    "userId" text not null references account_user ("id") on delete cascade,
    "verified" ${bool},
    "failedVerificationCount" integer,
    "lockedUntil" ${d.instant}
  )`,
  `create index account_two_factor_user on account_two_factor ("userId")`,
  `create table sign_in_failure (
    who text not null,
    at ${d.instant} not null
  )`,
  `create index sign_in_failure_who on sign_in_failure (who, at)`,
];
