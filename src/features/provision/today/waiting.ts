import { may } from '../../../basics/permissions.ts';
import { paths } from '../../../paths.ts';
import type { Ask } from '../../../web/route.ts';
import { unreadBriefings } from '../../briefing/index.ts';
import { openActions } from '../../review/index.ts';
import { openAsksFor } from '../../teacher-round/index.ts';
import { pilesOf } from '../decide/store.ts';

interface Waiting {
  readonly href: string;
  readonly text: string;
}

/** What else waits for this person today. Each line comes from the feature that knows it. */
export async function waitingFor({ db, viewer, today }: Ask): Promise<Waiting[]> {
  const unread = await unreadBriefings(db, viewer.staffId);
  const waiting: Waiting[] = [];
  if (unread)
    waiting.push({
      href: paths.briefings(),
      text: unread === 1 ? '1 briefing to read' : `${unread} briefings to read`,
    });
  const asked = (await openAsksFor(db, viewer, today)).length;
  if (asked)
    waiting.push({
      href: paths.asked(),
      text: asked === 1 ? '1 colleague asks what you see' : `${asked} colleagues ask what you see`,
    });
  const agreed = (await openActions(db, viewer, today, viewer.staffId)).length;
  if (agreed)
    waiting.push({
      href: paths.actions(),
      text: agreed === 1 ? '1 thing agreed in a meeting to do' : `${agreed} things agreed in meetings to do`,
    });
  if (may(viewer, 'decide on missed sessions')) {
    const piles = (await pilesOf(db, viewer, today)).filter(({ needsDeciding }) => needsDeciding);
    const missed = piles.reduce((total, pile) => total + pile.missed, 0);
    if (piles.length)
      waiting.push({
        href: piles.length === 1 ? paths.missedDecide({ provision: piles[0]!.provisionId }) : paths.missed(),
        text: `${missed} missed sessions wait for a decision`,
      });
  }
  return waiting;
}
