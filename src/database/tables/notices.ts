import type { Day, Fixed, ForWhom, Moment, SchoolId } from './columns.ts';

/** What was told to whom, when, and whether it arrived. */
export interface NoticeTables {
  notice: Notice;
  delivery: Delivery;
  delivery_event: DeliveryEvent;
  briefing: Briefing;
  briefing_reader: BriefingReader;
}

interface Notice {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  kind:
    | 'sen-support-begins'
    | 'plan-changed'
    | 'sen-support-ends'
    | 'early-discussion'
    | 'concern-reply'
    | 'views-asked'
    | 'review-invitation'
    | 'review-record';
  document_id: string | null;
  version: number | null;
  /** The letter as it was written, JSON of a Letter without its addressee. */
  letter: string;
  /** An .ics invitation's facts, JSON, when one goes with it. */
  invitation: string | null;
  created_by: string;
  created_at: Moment;
  audience: ForWhom;
}

interface Delivery {
  school_id: SchoolId;
  id: string;
  notice_id: string;
  pupil_id: string;
  contact_id: string | null;
  to_name: string;
  channel: 'email' | 'paper';
  address: string | null;
  state: 'waiting' | 'sent' | 'bounced' | 'gave-up' | 'to-hand-over' | 'handed-over';
  attempts: number;
  next_attempt_at: Moment | null;
  last_error: string | null;
  changed_at: Moment;
}

interface DeliveryEvent {
  school_id: SchoolId;
  id: Fixed<string>;
  delivery_id: Fixed<string>;
  at: Fixed<Moment>;
  state: Fixed<string>;
  detail: Fixed<string | null>;
  staff_id: Fixed<string | null>;
}

/** What every adult who works with the child should know, from one version of the plan. */
interface Briefing {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  document_id: string;
  version: number;
  sent_at: Moment;
  superseded_on: Day | null;
}

interface BriefingReader {
  school_id: SchoolId;
  briefing_id: string;
  staff_id: string;
  read_at: Moment | null;
}
