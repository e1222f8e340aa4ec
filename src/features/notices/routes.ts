import { h } from 'preact';
import { renderLetter } from '../../files/letter.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { findPupil } from '../pupils/index.ts';
import { fullNameOf } from '../pupils/rules.ts';
import { deliveriesOf, historyOf, moveDelivery, readdress, undelivered } from './deliver/store.ts';
import { readDeliveryNews } from './forms.ts';
import { ChildNoticesPage, OutstandingPage, type ChildNotice } from './list-pages.tsx';
import { NoticePage } from './pages.tsx';
import { letterFor } from './rules.ts';
import { findNotice, noticesOf } from './store.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findWhole>>>;

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.notices,
    may: 'send notices',
    find: ({ db }) => undelivered(db),
    audit: {
      says: 'read',
      subject: 'letters that have not arrived',
      pupil: (copies) => copies.map(({ pupilId }) => pupilId),
    },
    answer: ({ viewer }, copies) =>
      page(
        h(OutstandingPage, {
          viewer,
          copies: copies.map((copy) => ({ ...copy, childName: fullNameOf(copy) })),
        }),
      ),
  }),
  route({
    method: 'GET',
    at: paths.pupilNotices,
    may: "read a child's record",
    find: async ({ db, viewer, params, today }) => {
      const pupil = await findPupil(db, viewer, params['pupil']!, today);
      return pupil && { pupil, notices: byNotice(await noticesOf(db, pupil.id)) };
    },
    audit: { says: 'read', subject: 'letters', pupil: ({ pupil }) => pupil.id },
    answer: ({ viewer }, { pupil, notices }) =>
      page(h(ChildNoticesPage, { viewer, pupilId: pupil.id, childName: fullNameOf(pupil), notices })),
  }),
  route({
    method: 'GET',
    at: paths.notice,
    may: "read a child's record",
    find: (ask) => findWhole(ask),
    audit: { says: 'read', subject: 'letter', pupil: ({ notice }) => notice.pupilId },
    answer: (ask, found) => page(noticePage(ask, found)),
  }),
  route({
    method: 'GET',
    at: paths.noticeLetter,
    costly: 'a letter is typeset',
    may: "read a child's record",
    find: async (ask) => {
      const found = await findWhole(ask);
      const copy = found?.copies.find(({ id }) => id === ask.params['delivery']);
      return found && copy && { ...found, copy };
    },
    audit: { says: 'read', subject: 'letter as PDF', pupil: ({ notice }) => notice.pupilId },
    answer: (_ask, { notice, copy }) => {
      const { body, head } = notice.letter;
      const address = copy.channel === 'paper' ? copy.address : null;
      return {
        kind: 'file',
        body: renderLetter(letterFor(body, head, { name: copy.toName, address })),
        type: 'application/pdf',
        name: 'letter.pdf',
        inline: true,
      };
    },
  }),
  route({
    method: 'POST',
    at: paths.noticeNews,
    may: 'send notices',
    find: async (ask) => {
      const found = await findWhole(ask);
      const copy = found?.copies.find(({ id }) => id === ask.params['delivery']);
      return found && copy && { ...found, copy };
    },
    audit: { says: 'changed', subject: 'delivery of a letter', pupil: ({ notice }) => notice.pupilId },
    answer: async (ask, found) => {
      const { db, viewer, now, form: values, today } = ask;
      const news = readDeliveryNews(values, today);
      const { copy, notice } = found;
      if (!news.isRight)
        return page(
          noticePage(ask, found, { copy: copy.id, form: { answers: { ...values }, errors: news.errors } }),
          422,
        );
      if (news.news === 'again') await readdress(db, copy.id, news.email, now, viewer.staffId);
      else {
        const detail = news.news === 'handed-over' ? `On ${news.on}` : 'Said by a person';
        await moveDelivery(db, copy.id, { state: news.news, at: now, detail, staffId: viewer.staffId });
      }
      ask.afterwards(ask.services.wakePost);
      return redirect(paths.notice({ notice: notice.id }), 'Noted.');
    },
  }),
];

async function findWhole({ db, viewer, params, today }: Ask) {
  const notice = await findNotice(db, viewer, params['notice']!, today);
  const pupil = notice && (await findPupil(db, viewer, notice.pupilId, today));
  if (!notice || !pupil) return undefined;
  const [copies, lines] = [await deliveriesOf(db, notice.id), await historyOf(db, notice.id)];
  return { notice, pupil, copies, lines };
}

function noticePage(
  { viewer, flash }: Ask,
  { notice, pupil, copies, lines }: Found,
  wrong?: Parameters<typeof NoticePage>[0]['wrong'],
) {
  const { body, head } = notice.letter;
  return h(NoticePage, {
    viewer,
    flash,
    childName: fullNameOf(pupil),
    notice: { ...notice, body, footer: head.footer },
    copies: copies.map((copy) => ({
      ...copy,
      lines: lines.filter(({ deliveryId }) => deliveryId === copy.id),
    })),
    ...(wrong ? { wrong } : {}),
  });
}

function byNotice(rows: Awaited<ReturnType<typeof noticesOf>>): ChildNotice[] {
  const notices = new Map<string, ChildNotice & { copies: { toName: string; state: never }[] }>();
  for (const { id, kind, createdAt, toName, state } of rows) {
    const notice = notices.get(id) ?? { id, kind, createdAt, copies: [] };
    if (toName && state) notice.copies.push({ toName, state: state as never });
    notices.set(id, notice);
  }
  return [...notices.values()];
}
