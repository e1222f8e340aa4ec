/**
 * Single sign-on: one person's account is bound to one subject of a provider, once; and a session remembers whether the
 * provider has asked for a second factor.
 */
export const statements = (): string[] => [
  `create unique index account_login_one_way on account_login ("userId", "providerId")`,
  `create unique index account_login_one_subject on account_login ("providerId", "accountId")`,
  `alter table account_session add column "vouched" integer`,
];
