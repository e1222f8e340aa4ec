import type { Ask } from '../../../web/route.ts';

interface Waiting {
  readonly href: string;
  readonly text: string;
}

/** What else waits for this person today. Each line comes from the feature that knows it. */
export async function waitingFor(_ask: Ask): Promise<Waiting[]> {
  return [];
}
