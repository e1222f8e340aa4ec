import type { Database, SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import {
  claim,
  giveBack,
  putOffAtMost,
  schoolsWithWork,
  type Worker,
} from '../../../database/school-work.ts';
import { invitationContentType, renderInvitation, type Invitation } from '../../../files/calendar.ts';
import { letterAsHtml, letterAsText } from '../../../files/letter-as-mail.ts';
import { renderLetter } from '../../../files/letter.ts';
import { nextAttempt } from '../../../mail/backoff.ts';
import type { Attachment, Mailer, Message, Person } from '../../../mail/mailer.ts';
import { letterFor, subjectOf, type NoticeKind } from '../rules.ts';
import type { KeptLetter } from '../store.ts';
import { moveDelivery, nextPostAt } from './store.ts';

const atATime = 20;

/** A letter takes a mail server two minutes at most (mail/smtp.ts): whoever is silent for five has died. */
const thisProcess: Worker = { id: newId(), seconds: 300 };

/**
 * One round of the post: takes the letters whose time has come of schools that no other worker is at, and hands each to the mail server.
 * A copy is marked only after the server took it; its message keeps one id, so a round cut short by a crash is repeated
 * without becoming a second letter. Gives how many it dealt with.
 */
export async function deliverPost(
  database: Database,
  mailer: Mailer,
  from: Person,
  now: () => string,
  me: Worker = thisProcess,
): Promise<number> {
  let done = 0;
  for (const schoolId of await schoolsWithWork(database, 'post', now(), atATime)) {
    if (!(await claim(database, schoolId, 'post', me, now()))) continue;
    const db = database.ofSchool(schoolId);
    for (const copy of await dueCopies(db, now())) {
      // A mail server may take long over each: the rest of the round stays ours, or is another's by now.
      if (!(await claim(database, schoolId, 'post', me, now()))) break;
      await deliver(db, mailer, from, copy, now);
      done += 1;
    }
    await giveBack(database, schoolId, 'post', me, nextPostAt);
  }
  return done;
}

async function dueCopies(db: SchoolDb, now: string): Promise<Copy[]> {
  return db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .leftJoin('contact', 'contact.id', 'delivery.contact_id')
    .select([
      'delivery.id as id',
      'delivery.to_name as toName',
      'delivery.address as email',
      'delivery.attempts as attempts',
      'contact.address as address',
      'notice.kind as kind',
      'notice.letter as letter',
      'notice.invitation as invitation',
    ])
    .where('delivery.state', '=', 'waiting')
    .where('delivery.channel', '=', 'email')
    .where((eb) =>
      eb.or([
        eb('delivery.next_attempt_at', '<=', now),
        eb('delivery.next_attempt_at', '>', putOffAtMost(now)),
      ]),
    )
    .orderBy('delivery.next_attempt_at')
    .limit(atATime)
    .execute();
}

interface Copy {
  readonly id: string;
  readonly toName: string;
  readonly email: string | null;
  readonly attempts: number;
  readonly address: string | null;
  readonly kind: NoticeKind;
  readonly letter: string;
  readonly invitation: string | null;
}

async function deliver(
  db: SchoolDb,
  mailer: Mailer,
  from: Person,
  copy: Copy,
  now: () => string,
): Promise<void> {
  const sent = await mailer.send(messageOf(copy, from));
  const at = now();
  const attempts = copy.attempts + 1;
  await db.transaction().execute(async (trx) => {
    if (sent.state === 'sent')
      return moveDelivery(trx, copy.id, { state: 'sent', at, attempts, staffId: null });
    const detail = sent.reason;
    if (sent.state === 'bounced')
      return moveDelivery(trx, copy.id, { state: 'bounced', at, detail, attempts, staffId: null });
    const next = nextAttempt(attempts, at);
    if (next.state === 'gave up')
      return moveDelivery(trx, copy.id, { state: 'gave-up', at, detail, attempts, staffId: null });
    return moveDelivery(trx, copy.id, {
      state: 'waiting',
      at,
      detail,
      attempts,
      nextAttemptAt: next.at,
      staffId: null,
    });
  });
}

function messageOf(copy: Copy, from: Person): Message {
  const { body, head } = JSON.parse(copy.letter) as KeptLetter;
  const letter = letterFor(body, head, { name: copy.toName, address: copy.address });
  const to = { name: copy.toName, address: copy.email ?? '' };
  const attachments: Attachment[] = [
    { filename: 'letter.pdf', contentType: 'application/pdf', content: renderLetter(letter) },
  ];
  if (copy.invitation) {
    const organiser = { name: head.school.name, email: from.address };
    const invitation: Invitation = {
      ...(JSON.parse(copy.invitation) as Omit<Invitation, 'organiser'>),
      organiser,
    };
    attachments.push({
      filename: 'invitation.ics',
      contentType: invitationContentType(invitation),
      content: Buffer.from(renderInvitation(invitation, { name: to.name, email: to.address })),
    });
  }
  return {
    id: copy.id,
    from: { name: head.school.name, address: from.address },
    to,
    subject: subjectOf(copy.kind, head.school.name),
    text: letterAsText(letter),
    html: letterAsHtml(letter),
    attachments,
  };
}
