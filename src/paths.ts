// Every URL of Alongside. No URL is written anywhere else, and none carries personal data: ids only.

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Params<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

export interface Path<P extends string = string> {
  (
    ...args: unknown extends Params<P>
      ? [params?: Record<string, never>, query?: Query]
      : [params: Params<P>, query?: Query]
  ): string;
  readonly pattern: P;
}

type Query = Readonly<Record<string, string | number | undefined>>;

function path<P extends string>(pattern: P): Path<P> {
  const fill = (params?: Record<string, string>, query?: Query) => {
    const filled = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
    const asked = Object.entries(query ?? {}).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
    );
    return asked.length
      ? `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`
      : filled;
  };
  return Object.assign(fill, { pattern }) as Path<P>;
}

export const paths = {
  home: path('/'),
  healthLive: path('/health/live'),
  healthReady: path('/health/ready'),
  metrics: path('/metrics'),
  assets: path('/assets/:file'),
  gallery: path('/gallery'),
  accessibility: path('/accessibility'),

  signIn: path('/sign-in'),
  signInCode: path('/sign-in/code'),
  singleSignOn: path('/sign-in/with'),
  singleSignOnBack: path('/sign-in/with/back'),
  signOut: path('/sign-out'),
  forgotten: path('/sign-in/forgotten'),
  reset: path('/sign-in/reset/:token'),
  account: path('/account'),
  accountGuard: path('/account/authenticator'),
  accountSessionEnd: path('/account/sessions/:session/end'),
  accountPassword: path('/account/password'),
  mySchools: path('/my-schools'),
  mySchoolsTotals: path('/my-schools/totals'),
  schoolGroup: path('/my-schools/groups/:schoolGroup'),

  administratorNew: path('/people/first-administrator'),
  personEnd: path('/people/:person/end'),
  personInvite: path('/people/:person/invite'),
  personConnectAnew: path('/people/:person/connect-anew'),
  personLostApp: path('/people/:person/lost-app'),
  personSignOut: path('/people/:person/sign-out'),
  setUp: path('/set-up'),
  outboxAttachment: path('/outbox/:message/attachments/:index'),
  settings: path('/settings'),
  terms: path('/settings/terms'),
  people: path('/people'),
  personNew: path('/people/new'),
  person: path('/people/:person'),
  outbox: path('/outbox'),
  outboxMessage: path('/outbox/:message'),
  whoMayDoWhat: path('/who-may-do-what'),

  dataProtection: path('/data-protection'),
  holdings: path('/data-protection/what-is-held'),
  accessRequests: path('/data-protection/requests'),
  accessRequestNew: path('/pupils/:pupil/requests/new'),
  accessRequest: path('/data-protection/requests/:request'),
  accessRequestStep: path('/data-protection/requests/:request/time'),
  accessRequestEnd: path('/data-protection/requests/:request/end'),
  accessGather: path('/data-protection/requests/:request/gather'),
  accessEntries: path('/data-protection/requests/:request/kinds/:kind'),
  accessEntry: path('/data-protection/requests/:request/entries/:entry'),
  accessSecond: path('/data-protection/requests/:request/second-person'),
  accessTells: path('/data-protection/requests/:request/left-out'),
  accessCopy: path('/data-protection/requests/:request/copy/:format'),
  keeping: path('/data-protection/how-long'),
  keepingRule: path('/data-protection/how-long/:rule'),
  keepingPropose: path('/data-protection/how-long/:rule/proposed'),
  pupilHold: path('/pupils/:pupil/legal-hold'),
  disposals: path('/data-protection/disposals'),
  disposal: path('/data-protection/disposals/:disposal'),
  disposalDo: path('/data-protection/disposals/:disposal/done'),
  disposalRefuse: path('/data-protection/disposals/:disposal/refused'),
  pupilHoldings: path('/pupils/:pupil/what-is-held'),
  whoMaySee: path('/pupils/:pupil/who-may-see'),
  entryAudience: path('/pupils/:pupil/who-may-see/:kind/:entry'),
  shared: path('/pupils/:pupil/shared'),
  sharedPaper: path('/pupils/:pupil/shared/:recipient/paper'),
  handOver: path('/pupils/:pupil/hand-over'),
  filesIn: path('/files-in'),
  fileIn: path('/files-in/:received'),

  monday: path('/monday'),
  totals: path('/totals'),
  register: path('/register'),
  registerDownload: path('/register/download'),

  pupil: path('/pupils/:pupil'),
  pupilNew: path('/pupils/new'),
  pupilLooked: path('/pupils/:pupil/who-has-looked'),
  pupilContacts: path('/pupils/:pupil/contacts'),
  contactNew: path('/pupils/:pupil/contacts/new'),
  contact: path('/pupils/:pupil/contacts/:contact'),
  contactEnd: path('/pupils/:pupil/contacts/:contact/end'),
  pupilRegister: path('/pupils/:pupil/register'),
  registerMove: path('/pupils/:pupil/register/change'),
  registerCorrect: path('/pupils/:pupil/register/:period/correct'),
  pupilNeeds: path('/pupils/:pupil/needs'),
  diagnosisNew: path('/pupils/:pupil/diagnoses/new'),
  strengthNew: path('/pupils/:pupil/strengths/new'),
  strengthEnd: path('/pupils/:pupil/strengths/:strength/end'),

  imports: path('/imports'),
  importRun: path('/imports/:run'),
  importProgress: path('/imports/:run/progress'),
  importColumns: path('/imports/:run/columns'),
  importDoubtful: path('/imports/:run/doubtful'),
  importApply: path('/imports/:run/apply'),
  importCancel: path('/imports/:run/cancel'),
  importSen: path('/imports/:run/sen'),
  importUndo: path('/imports/:run/undo'),

  concerns: path('/concerns'),
  concernChild: path('/concerns/new'),
  concernNew: path('/pupils/:pupil/concerns/new'),
  concernFromParent: path('/pupils/:pupil/concerns/from-a-parent'),
  concern: path('/concerns/:concern'),
  concernReply: path('/concerns/:concern/reply'),
  concernClose: path('/concerns/:concern/close'),
  earlyDiscussion: path('/pupils/:pupil/early-discussion'),
  earlyDiscussionNote: path('/early-discussions/:document'),
  earlyDiscussionLetter: path('/early-discussions/:document/letter'),

  document: path('/documents/:document'),
  documentSave: path('/documents/:document/save'),
  documentVersion: path('/documents/:document/versions/:version'),

  assessmentBegin: path('/pupils/:pupil/assessments'),
  assessment: path('/assessments/:document'),
  assessmentPart: path('/assessments/:document/parts/:part'),
  assessmentNeeds: path('/assessments/:document/needs'),
  assessmentNeedEnd: path('/assessments/:document/needs/:need/end'),
  assessmentDiagnoses: path('/assessments/:document/diagnoses'),
  assessmentFinish: path('/assessments/:document/finish'),
  decision: path('/assessments/:document/decision'),
  teacherRound: path('/assessments/:document/teachers'),
  teacherRemind: path('/assessments/:document/teachers/remind'),
  asked: path('/asked'),
  askedOne: path('/asked/:ask'),

  documentViews: path('/documents/:document/views'),
  documentViewChild: path('/documents/:document/views/child'),
  documentViewParent: path('/documents/:document/views/parents/:contact'),

  planBegin: path('/pupils/:pupil/plans'),
  plan: path('/plans/:document'),
  planItems: path('/plans/:document/:list'),
  planItem: path('/plans/:document/:list/:item'),
  planItemRemove: path('/plans/:document/:list/:item/remove'),
  planWhole: path('/plans/:document/whole'),
  planTalk: path('/plans/:document/talk'),
  planAgree: path('/plans/:document/agree'),
  briefings: path('/briefings'),
  briefing: path('/briefings/:briefing'),

  today: path('/today'),
  sitting: path('/today/:day/:sitting'),
  delivery: path('/pupils/:pupil/delivery'),
  deliverySchool: path('/delivery'),
  missed: path('/missed-sessions'),
  missedDecide: path('/missed-sessions/:provision'),
  groups: path('/groups'),
  groupNew: path('/groups/new'),
  group: path('/groups/:group'),
  groupEdit: path('/groups/:group/edit'),
  groupEnd: path('/groups/:group/end'),
  observationNew: path('/observations/new'),
  observations: path('/pupils/:pupil/observations'),

  reviews: path('/pupils/:pupil/reviews'),
  reviewDate: path('/pupils/:pupil/reviews/date'),
  reviewMeeting: path('/pupils/:pupil/reviews/meeting'),
  meeting: path('/meetings/:meeting'),
  meetingCallOff: path('/meetings/:meeting/call-off'),
  review: path('/reviews/:document'),
  reviewAsk: path('/reviews/:document/ask'),
  reviewPart: path('/reviews/:document/parts/:part'),
  reviewFinish: path('/reviews/:document/finish'),
  actions: path('/actions'),
  action: path('/actions/:action'),
  pupilActions: path('/pupils/:pupil/actions'),

  notice: path('/notices/:notice'),
  notices: path('/notices'),
  pupilNotices: path('/pupils/:pupil/notices'),
  noticeLetter: path('/notices/:notice/copies/:delivery/letter.pdf'),
  noticeNews: path('/notices/:notice/copies/:delivery'),
} as const;
