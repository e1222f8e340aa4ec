import type { Person } from '../mail/mailer.ts';

/** Takes SMTP_URL, gives it back when it names a mail server. */
export function readSmtpUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    problems.push(
      'SMTP_URL is not the address of a mail server: give it as smtp://name:password@mail.myschool.sch.uk:587 (in the name and password write @ as %40, : as %3A, / as %2F), or leave it out to keep messages in the outbox.',
    );
  }
  return text;
}

/** Takes MAIL_FROM, with a name before it or without. */
export function readMailFrom(
  text: string | undefined,
  smtpUrl: string | undefined,
  problems: string[],
): Person {
  const [, name = '', address = ''] =
    /^(?:"?([^"<>]*?)"?\s*<)?([^\s<>@,]+@[^\s<>@,]+)>?$/.exec(text ?? '') ?? [];
  if (text !== undefined && !address) {
    problems.push(
      `MAIL_FROM is "${text}": give the address that letters come from, such as office@myschool.sch.uk or My School <office@myschool.sch.uk>.`,
    );
  }
  if (text === undefined && smtpUrl !== undefined) {
    problems.push(
      'MAIL_FROM is missing: with SMTP_URL, give the address that letters come from, such as office@myschool.sch.uk.',
    );
  }
  return address ? { name: name.trim(), address } : { name: 'Alongside', address: 'alongside@localhost' };
}
