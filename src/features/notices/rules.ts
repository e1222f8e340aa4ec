import type { Letter } from '../../basics/letter.ts';

export type NoticeKind =
  | 'sen-support-begins'
  | 'plan-changed'
  | 'sen-support-ends'
  | 'early-discussion'
  | 'concern-reply'
  | 'views-asked'
  | 'review-invitation'
  | 'review-record';

/** What each letter is called, in plain words. */
export const noticeNames: Record<NoticeKind, string> = {
  'sen-support-begins': 'SEN support begins',
  'plan-changed': 'The plan has changed',
  'sen-support-ends': 'SEN support ends',
  'early-discussion': 'Note of our talk',
  'concern-reply': 'Reply to a concern',
  'views-asked': 'We would like your views',
  'review-invitation': 'Invitation to a review meeting',
  'review-record': 'Record of the review',
};

/** The subject of the e-mail: it shows on locked phones, so it names the school and never the child or the matter. */
export const subjectOf = (kind: NoticeKind, schoolName: string): string =>
  kind === 'review-invitation' ? `An invitation from ${schoolName}` : `A letter from ${schoolName}`;

export type DeliveryState = 'waiting' | 'sent' | 'bounced' | 'gave-up' | 'to-hand-over' | 'handed-over';

export const stateNames: Record<DeliveryState, string> = {
  waiting: 'Waiting to be sent',
  sent: 'Sent',
  bounced: 'Bounced',
  'gave-up': 'Could not be sent',
  'to-hand-over': 'To hand over on paper',
  'handed-over': 'Handed over on paper',
};

/** Whether somebody still has to do something before this person has the letter. */
export const needsSomebody = (state: DeliveryState): boolean =>
  state === 'bounced' || state === 'gave-up' || state === 'to-hand-over';

/** Whether the letter is on its way or there. */
export const hasArrived = (state: DeliveryState): boolean => state === 'sent' || state === 'handed-over';

interface Addressee {
  readonly email: string | null;
}

/** By e-mail where there is an address, else on paper. */
export const channelFor = ({ email }: Addressee): 'email' | 'paper' => (email ? 'email' : 'paper');

/** What a feature writes; addressee, letterhead and footer are added for each person. */
export type LetterBody = Pick<Letter, 'about' | 'blocks'>;

export interface Letterhead {
  readonly school: Letter['school'];
  readonly signOff: string;
  readonly signedBy: Letter['signedBy'];
  readonly date: string;
  readonly footer: string;
}

export interface To {
  readonly name: string;
  readonly address: string | null;
}

/** The whole letter for one person. Nobody else's name or address stands in it. */
export function letterFor(body: LetterBody, head: Letterhead, to: To): Letter {
  return {
    language: 'en-GB',
    school: head.school,
    date: head.date,
    to: { name: to.name, addressLines: (to.address ?? '').split('\n').filter((line) => line.trim()) },
    about: body.about,
    greeting: `Dear ${to.name},`,
    blocks: [...body.blocks, ...(head.signOff ? [{ kind: 'paragraph' as const, text: head.signOff }] : [])],
    signOff: 'With kind regards',
    signedBy: head.signedBy,
    footer: head.footer,
  };
}

interface Sendiass {
  readonly name: string;
  readonly phone: string;
  readonly website: string;
}

/** Where a family finds free and impartial advice (CFA 2014 s.32); nothing is invented where the school has entered nothing. */
export function adviceFooter({ name, phone, website }: Sendiass): string {
  if (!name) return '';
  const ways = [phone, website].filter(Boolean).join(', ');
  return `Free, impartial and confidential advice for parents: ${name}${ways ? ` (${ways})` : ''}.`;
}
