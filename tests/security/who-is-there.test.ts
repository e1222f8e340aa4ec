import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { paths } from '../../src/paths.ts';
import { emailOf, house, type House } from './house.ts';

// Nobody learns from an answer, or from how long it takes, who has an account.

let hashes = 0;
let here: House;
beforeAll(async () => {
  here = await house('http://localhost:3000');
  const { password } = await here.app.services.auth.$context;
  for (const way of ['hash', 'verify'] as const) {
    const real = password[way] as (...given: unknown[]) => Promise<never>;
    vi.spyOn(password, way).mockImplementation((...given: unknown[]) => {
      hashes += 1;
      return real(...given);
    });
  }
});
afterAll(() => here.close());
beforeEach(async () => {
  await here.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});

const withoutPassword = 'invited@example.org';

/** The kinds of address that somebody could try. */
async function addresses(): Promise<Record<string, string>> {
  const at = new Date().toISOString();
  await here.app.services.database.accounts
    .insertInto('account_user')
    .values({
      id: 'invited',
      name: 'Invited',
      email: withoutPassword,
      emailVerified: 0,
      twoFactorEnabled: 0,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return {
    known: emailOf(here.alder, 'teacher'),
    unknown: 'nobody@example.org',
    'invited, without a password yet': withoutPassword,
  };
}

describe('signing in with a wrong password', () => {
  test('is answered in the same words whoever it is', async () => {
    const answers = new Set<string>();
    for (const email of Object.values(await addresses())) {
      const answer = await here.visitor().post(paths.signIn(), { email, password: 'a wrong password' });
      answers.add(`${answer.statusCode} ${answer.body.replaceAll(email, '')}`);
    }
    expect(answers.size).toBe(1);
  });

  test('hashes once whoever it is: that is nearly all of the time it takes', async () => {
    const times: Record<string, number> = {};
    for (const [kind, email] of Object.entries(await addresses())) {
      hashes = 0;
      await here.visitor().post(paths.signIn(), { email, password: 'a wrong password' });
      times[kind] = hashes;
    }
    expect(times).toEqual({ known: 1, unknown: 1, 'invited, without a password yet': 1 });
  });

  test('the count counts: without a password nothing is hashed', async () => {
    hashes = 0;
    await here.visitor().post(paths.signIn(), { email: 'nobody@example.org', password: '' });
    expect(hashes).toBe(0);
  });
});

describe('asking for a new password', () => {
  test('does not wait for what is only done for a known address', async () => {
    const never = vi
      .spyOn(here.app.services.auth.api, 'requestPasswordReset')
      .mockReturnValue(new Promise(() => {}) as never);
    const bodies = new Set<string>();
    for (const email of Object.values(await addresses()))
      bodies.add((await here.visitor().post(paths.forgotten(), { email })).body);
    expect(bodies.size).toBe(1);
    await vi.waitFor(() => expect(never).toHaveBeenCalledOnce());
    never.mockRestore();
  });

  test('a link that never was, one that is used and one that has run out are answered alike', async () => {
    const visitor = here.visitor();
    here.sent.length = 0;
    await visitor.post(paths.forgotten(), { email: emailOf(here.alder, 'governor') });
    await vi.waitFor(() => expect(here.sent).toHaveLength(1));
    const link = new URL(/http\S+/.exec(here.sent[0]!.text)![0]).pathname;
    expect((await visitor.get(link)).statusCode).toBe(200);
    here.ahead = 61;
    const late = await visitor.get(link);
    here.ahead = 0;
    await visitor.post(link, { newPassword: 'teapot-harbour-nine' });
    const answers = [
      late,
      await visitor.get(link),
      await visitor.get(paths.reset({ token: 'a'.repeat(32) })),
    ];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(late.statusCode).toBe(404);
  });
});

test('a record of somebody else is answered like one that there is not', async () => {
  const visitor = here.visitor();
  await visitor.signIn('teacher');
  const [theirs, nothing] = [
    await visitor.get(paths.pupil({ pupil: here.alder.otherPupil })),
    await visitor.get(paths.pupil({ pupil: '0'.repeat(26) })),
  ];
  expect(theirs.body).toBe(nothing.body);
  expect([theirs.statusCode, nothing.statusCode]).toEqual([404, 404]);
});
