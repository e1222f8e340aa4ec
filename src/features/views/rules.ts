import type { KeptAudience } from '../../basics/audience.ts';

/** What somebody said on a day, or that they did not. Kept as it was said: words are added to, never changed. */
export interface ViewGiven {
  readonly id: string;
  readonly documentId: string | null;
  readonly whose: 'parent' | 'child';
  readonly contactId: string | null;
  readonly state: 'given' | 'none-yet' | 'declined';
  readonly words: string | null;
  readonly how: string | null;
  /** What an adult saw the child do or choose; what the adult makes of it stands apart, in `interpreted`. */
  readonly seen: string | null;
  readonly interpreted: string | null;
  readonly reason: string | null;
  readonly nextTryOn: string | null;
  readonly onDay: string;
  /** Who asked. */
  readonly by: string;
  readonly audience: KeptAudience;
}

export type VoiceState = 'given' | 'declined' | 'none-yet' | 'not-asked';

/** One person's voice in one document. */
export interface Voice {
  readonly whose: 'parent' | 'child';
  readonly contactId: string | null;
  readonly name: string;
  readonly relation: string | null;
  readonly state: VoiceState;
  /** What was said for this document, in order. */
  readonly views: readonly ViewGiven[];
  /** What was last said elsewhere, while nothing has been said here. */
  readonly earlier: ViewGiven | undefined;
  readonly reason: string | null;
  readonly nextTryOn: string | null;
}

export interface ViewsState {
  readonly child: Voice;
  readonly parents: readonly Voice[];
}

interface Parent {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
}

/** Everybody who should be heard for a document, and how far that is. A declined view is an answer, and may be followed by another. */
export function voices(
  all: readonly ViewGiven[],
  documentId: string,
  childName: string,
  parents: readonly Parent[],
): ViewsState {
  const voice = (
    mine: (view: ViewGiven) => boolean,
    who: Pick<Voice, 'whose' | 'contactId' | 'name' | 'relation'>,
  ): Voice => {
    const said = all.filter(mine);
    const views = said.filter((view) => view.documentId === documentId);
    const last = views.at(-1);
    const state = views.some((view) => view.state === 'given') ? 'given' : (last?.state ?? 'not-asked');
    return {
      ...who,
      state,
      views,
      earlier:
        state === 'given'
          ? undefined
          : said.findLast((view) => view.documentId !== documentId && view.state === 'given'),
      reason: state === 'given' ? null : (last?.reason ?? null),
      nextTryOn: state === 'given' ? null : (last?.nextTryOn ?? null),
    };
  };
  return {
    child: voice(({ whose }) => whose === 'child', {
      whose: 'child',
      contactId: null,
      name: childName,
      relation: null,
    }),
    parents: parents.map(({ id, name, relation }) =>
      voice(({ whose, contactId }) => whose === 'parent' && contactId === id, {
        whose: 'parent',
        contactId: id,
        name,
        relation,
      }),
    ),
  };
}

/** Nobody has been asked, or it is time to ask again. */
export function isToAsk(voice: Voice, today: string): boolean {
  if (voice.state === 'not-asked') return true;
  return voice.state === 'none-yet' && (voice.nextTryOn === null || voice.nextTryOn <= today);
}

/** Everybody has been heard, or has said that they would rather not. */
export const isHeard = ({ child, parents }: ViewsState): boolean =>
  [child, ...parents].every(({ state }) => state === 'given' || state === 'declined');

/** Ways a child may tell us what they think: not only by talking. */
export const waysOfAChild = [
  'Talking together',
  'Drawing or writing',
  'Choosing pictures, symbols or faces',
  'Showing us round school',
  'Signing or a communication aid',
  'Play',
  'Watching what they choose and avoid',
] as const;

export const waysOfAParent = [
  'In a meeting',
  'On the telephone',
  'In a letter or an e-mail',
  'At the school gate',
  'With an interpreter',
] as const;
