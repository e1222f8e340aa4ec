/** SEN provision as every school census collects it. N also covers a child who used to have SEN support. */
export type SenProvision = 'N' | 'K' | 'E';

/** What this school records about a child. 'watched' is our own word and never a census code: the census sees N. */
export type SenStatus = 'watched' | 'K' | 'E';

export const senProvisionLabels: Readonly<Record<SenProvision, string>> = {
  N: 'No special educational need',
  K: 'SEN support',
  E: 'Education, health and care plan',
};

export const senStatusLabels: Readonly<Record<SenStatus, string>> = {
  watched: 'Being watched',
  K: 'SEN support',
  E: 'EHC plan',
};

/** The census code behind our own status. */
export function senProvisionOf(status: SenStatus | undefined): SenProvision {
  return status === 'K' || status === 'E' ? status : 'N';
}

export type AreaOfNeed = 'communication' | 'cognition' | 'semh' | 'physical';

/** The four broad areas (Code 6.28-6.35). They help to plan and are not labels for a child; a child may span several. */
export const areasOfNeed: readonly { id: AreaOfNeed; label: string; explains: string }[] = [
  {
    id: 'communication',
    label: 'Communication and interaction',
    explains: 'Speaking, understanding what others say, and getting on with people',
  },
  {
    id: 'cognition',
    label: 'Cognition and learning',
    explains: 'Learning, remembering, reading, writing and number',
  },
  {
    id: 'semh',
    label: 'Social, emotional and mental health',
    explains: 'Feelings, friendships, worries, and behaviour that comes from them',
  },
  { id: 'physical', label: 'Sensory and physical', explains: 'Seeing, hearing, moving and the senses' },
];

export type NeedCode =
  | 'SLCN'
  | 'ASD'
  | 'SPLD'
  | 'MLD'
  | 'SLD'
  | 'PMLD'
  | 'DS'
  | 'SEMH'
  | 'HI'
  | 'VI'
  | 'MSI'
  | 'PD'
  | 'OTH'
  | 'NSA';

export type NeedType = {
  readonly code: NeedCode;
  readonly label: string;
  readonly area: AreaOfNeed | undefined;
  /** First and last day on which the census takes the code; open where no end is known. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Needs only some kinds of SEN provision; a setting, since the census validation is unconfirmed. */
  readonly onlyWith?: readonly SenProvision[];
};

export const needTypes: readonly NeedType[] = [
  { code: 'SLCN', label: 'Speech, language and communication needs', area: 'communication' },
  { code: 'ASD', label: 'Autistic spectrum disorder', area: 'communication' },
  { code: 'SPLD', label: 'Specific learning difficulty', area: 'cognition' },
  { code: 'MLD', label: 'Moderate learning difficulty', area: 'cognition' },
  { code: 'SLD', label: 'Severe learning difficulty', area: 'cognition' },
  { code: 'PMLD', label: 'Profound and multiple learning difficulty', area: 'cognition' },
  { code: 'DS', label: 'Down syndrome', area: 'cognition', validFrom: '2024-09-01' },
  { code: 'SEMH', label: 'Social, emotional and mental health', area: 'semh' },
  { code: 'HI', label: 'Hearing impairment', area: 'physical' },
  { code: 'VI', label: 'Vision impairment', area: 'physical' },
  { code: 'MSI', label: 'Multi-sensory impairment', area: 'physical' },
  { code: 'PD', label: 'Physical disability', area: 'physical' },
  { code: 'OTH', label: 'Other difficulty or disability', area: undefined },
  {
    code: 'NSA',
    label: 'SEN support, but no specialist assessment of the type of need yet',
    area: undefined,
    onlyWith: ['K'],
  },
];

export function needType(code: string): NeedType | undefined {
  return needTypes.find((type) => type.code === code.trim().toUpperCase());
}

export function isNeedCode(text: string): text is NeedCode {
  return needTypes.some((type) => type.code === text);
}

export function labelOfNeed(code: NeedCode): string {
  return needType(code)?.label ?? code;
}

export function labelOfArea(area: AreaOfNeed): string {
  return areasOfNeed.find(({ id }) => id === area)!.label;
}

/** The needs that may be chosen on a date for a kind of provision. */
export function needTypesOn(date: string, provision?: SenProvision): NeedType[] {
  return needTypes.filter(
    (type) =>
      (type.validFrom === undefined || type.validFrom <= date) &&
      (type.validUntil === undefined || date <= type.validUntil) &&
      (provision === undefined || type.onlyWith === undefined || type.onlyWith.includes(provision)),
  );
}

/** A need held by a child. Rank 1 is the most significant. */
export type RankedNeed = { readonly code: NeedCode; readonly rank: number };

/** What to mend in a child's current needs: ranks are whole numbers 1 to 99, no rank and no need twice. */
export function problemsOfNeeds(needs: readonly RankedNeed[]): string[] {
  const problems: string[] = [];
  const ranks = new Set<number>();
  const codes = new Set<string>();
  for (const { code, rank } of needs) {
    const label = labelOfNeed(code);
    if (!Number.isInteger(rank) || rank < 1 || rank > 99) problems.push(`Give ${label} a rank from 1 to 99`);
    else if (ranks.has(rank)) problems.push(`Give ${label} a rank of its own: ${rank} is taken`);
    if (codes.has(code)) problems.push(`Record ${label} once only`);
    ranks.add(rank);
    codes.add(code);
  }
  return problems;
}

/** Most significant first. */
export function needsInOrder<N extends RankedNeed>(needs: readonly N[]): N[] {
  return [...needs].sort((a, b) => a.rank - b.rank || a.code.localeCompare(b.code));
}

/** The two needs that the spring census takes, as ranks 1 and 2. */
export function needsForCensus(needs: readonly RankedNeed[]): RankedNeed[] {
  return needsInOrder(needs)
    .slice(0, 2)
    .map(({ code }, at) => ({ code, rank: at + 1 }));
}

/** The areas a child's needs span, in the Code's order. */
export function areasOf(needs: readonly RankedNeed[]): AreaOfNeed[] {
  const held = new Set(needs.map(({ code }) => needType(code)?.area));
  return areasOfNeed.map(({ id }) => id).filter((area) => held.has(area));
}
