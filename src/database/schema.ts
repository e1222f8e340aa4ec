import type { AccessTables } from './tables/access.ts';
import type { AudienceTables } from './tables/audience.ts';
import type { CycleTables } from './tables/cycle.ts';
import type { DisposalTables } from './tables/disposal.ts';
import type { HandOverTables } from './tables/hand-over.ts';
import type { HostingTables } from './tables/hosting.ts';
import type { ImportTables } from './tables/import.ts';
import type { MergeTables } from './tables/merge.ts';
import type { NoticeTables } from './tables/notices.ts';
import type { PupilTables } from './tables/pupils.ts';
import type { RetentionTables } from './tables/retention.ts';
import type { SchoolTables } from './tables/school.ts';
import type { SealTables } from './tables/seals.ts';
import type { SignInTables } from './tables/sign-in.ts';
import type { SupportTables } from './tables/support.ts';
import type { WorkTables } from './tables/work.ts';

/** Tables that hold a school's data: every one begins with school_id. */
export interface SchoolSchema
  extends
    SchoolTables,
    PupilTables,
    CycleTables,
    SupportTables,
    NoticeTables,
    ImportTables,
    WorkTables,
    SealTables,
    AccessTables,
    AudienceTables,
    DisposalTables,
    RetentionTables,
    HandOverTables,
    MergeTables {}

/** What belongs to no school: accounts, which schools there are, and who works where. */
export interface AccountSchema extends SignInTables, HostingTables {}

/** Everything in the database. */
export interface Schema extends SchoolSchema, AccountSchema {}
