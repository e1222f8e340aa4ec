import type { AreaOfNeed } from '../../basics/needs.ts';
import type { SupportKind } from '../../basics/support-kinds.ts';
import type { When } from '../calendar.ts';
import type { By, DeliveryTold } from '../story.ts';
import type { ViewTold } from './views.ts';

export interface OutcomeTold {
  readonly key: string;
  readonly statement: string;
  readonly childWords: string;
  readonly area: AreaOfNeed;
  readonly baseline: string;
  readonly tool: string;
  readonly target: string;
  readonly measure: string;
}

export interface ProvisionTold {
  readonly key: string;
  readonly kinds: readonly SupportKind[];
  readonly what: string;
  /** What is additional to or different from what others of the same age get (CFA 2014 s.20). */
  readonly additional: string;
  readonly for: readonly string[];
  /** Somebody on the staff, or a group, or words for somebody from outside. */
  readonly by?: By;
  readonly group?: string;
  readonly who?: string;
  readonly weekdays?: readonly number[];
  readonly startsAt?: string;
  /** The first free time from then on. */
  readonly startsFrom?: string;
  readonly minutes?: number;
  readonly weeks?: number;
  readonly place?: string;
  readonly costPence?: number;
  readonly delivery?: DeliveryTold;
}

export interface PlanTold {
  readonly outcomes: readonly OutcomeTold[];
  readonly provisions: readonly ProvisionTold[];
  readonly strategies: readonly string[];
  readonly home: string;
  readonly impact: string;
  readonly reviewOn: When;
  readonly parents: ViewTold;
  readonly child: ViewTold;
  readonly parentsHow?: string;
  readonly childHow?: string;
  readonly parentsPresent?: string;
  /** Parents whose letter came back, or still waits. */
  readonly bounced?: readonly string[];
  readonly waiting?: readonly string[];
  /** Staff who have not read the briefing yet. */
  readonly unread?: readonly By[];
}
