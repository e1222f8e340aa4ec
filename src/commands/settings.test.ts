import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from './command.ts';
import { inForce } from './settings.ts';

describe('the settings in force', () => {
  test('are told with where they come from', () => {
    const lines = inForce({ PORT: '8080', PATH: '/bin' });
    expect(lines).toContainEqual(expect.stringMatching(/^PORT +8080 {2}\(environment\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/^HOST +127\.0\.0\.1 {2}\(default\)$/));
  });

  test('never show a secret, wherever it came from', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'alongside-')), 'smtp');
    writeFileSync(file, 'smtps://me:hush@mail.myschool.sch.uk:465?password=hush');
    const lines = inForce({
      SECRET: 'x:/hush-hush-hush-hush-hush-hush-hush-hush',
      SMTP_URL_FILE: file,
      MAIL_FROM: 'office@myschool.sch.uk',
      DATABASE_URL: 'postgres://owner:hush@db.example/alongside?sslkey=hush',
    });
    expect(lines.join('\n')).not.toContain('hush');
    expect(lines).toContainEqual(expect.stringMatching(/^SECRET +set, hidden {2}\(environment\)$/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^SMTP_URL +smtps:\/\/\(hidden\)@mail\.myschool\.sch\.uk:465 {2}\(.*smtp\)$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^DATABASE_URL +postgres:\/\/\(hidden\)@db\.example\/alongside/),
    );
  });

  test('end with what looks like a setting and is none', () => {
    expect(inForce({ SMPT_URL: 'x' }).at(-1)).toBe(
      'SMPT_URL is not a setting of Alongside, and does nothing. Is SMTP_URL meant?',
    );
  });

  test('that are not right are told with what to do', () => {
    expect(() => inForce({ PORT: 'x' })).toThrow(Refusal);
  });
});
