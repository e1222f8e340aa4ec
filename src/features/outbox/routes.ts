import { h } from 'preact';
import { accountWith } from '../../accounts/people.ts';
import { placesOf } from '../../accounts/places.ts';
import type { OutboxMessage } from '../../mail/outbox.ts';
import { page, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { MessagePage, OutboxPage } from './pages.tsx';
import { mayOpen } from './rules.ts';
import { belongings } from './store.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.outbox,
    may: 'see the outbox',
    find: async (ask) => {
      const kept = (await ask.services.outbox?.list())?.slice(0, 500);
      return kept && allowed(ask, kept);
    },
    audit: { says: 'read', subject: 'the list of kept messages', pupil: () => null },
    answer: ({ viewer }, messages) => page(h(OutboxPage, { viewer, messages })),
  }),
  route({
    method: 'GET',
    at: paths.outboxMessage,
    may: 'see the outbox',
    find: findMessage,
    audit: { says: 'read', subject: 'a kept message', pupil: () => null },
    answer: ({ viewer }, message) => page(h(MessagePage, { viewer, message })),
  }),
  route({
    method: 'GET',
    at: paths.outboxAttachment,
    may: 'see the outbox',
    find: async (ask) => {
      const message = await findMessage(ask);
      const index = Number(ask.params['index']);
      const facts = message?.attachments[index];
      const body = facts && (await ask.services.outbox?.readAttachment(message.id, index));
      return body && { body, facts };
    },
    audit: { says: 'read', subject: 'what came with a kept message', pupil: () => null },
    answer: (_ask, { body, facts }) => ({
      kind: 'file',
      body,
      type: facts.contentType,
      name: facts.filename.replaceAll(/[^\w. -]/g, ''),
    }),
  }),
];

async function findMessage(ask: Ask): Promise<OutboxMessage | undefined> {
  const message = await ask.services.outbox?.read(ask.params['message']!);
  return message && (await allowed(ask, [message]))[0];
}

async function allowed(ask: Ask, messages: readonly OutboxMessage[]): Promise<OutboxMessage[]> {
  const belongs = await belongings(ask.db, messages);
  const mine = messages.filter(({ id }) => mayOpen(ask.viewer, belongs.get(id) ?? 'elsewhere'));
  const ours = new Map<string, boolean>();
  for (const { id, to } of mine) {
    if (belongs.get(id) === 'account' && !ours.has(to.address))
      ours.set(to.address, await isOursAlone(ask, to.address));
  }
  return mine.filter(({ id, to }) => belongs.get(id) !== 'account' || ours.get(to.address));
}

/** A letter about an account may carry a link that opens it, so it is shown only where the account works nowhere else. */
async function isOursAlone({ accounts, viewer }: Ask, address: string): Promise<boolean> {
  const id = await accountWith(accounts, address);
  const places = id === undefined ? [] : await placesOf(accounts, id);
  return places.length > 0 && places.every(({ schoolId }) => schoolId === viewer.schoolId);
}
