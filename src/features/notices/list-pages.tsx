import { formatDate } from '../../basics/dates.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { Page } from '../../web/layout/page.tsx';
import { paths } from '../../paths.ts';
import { DeliveryChip } from './pages.tsx';
import { noticeNames, type DeliveryState, type NoticeKind } from './rules.ts';

export interface OutstandingCopy {
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly childName: string;
  readonly toName: string;
  readonly state: DeliveryState;
  readonly createdAt: string;
}

/** Every letter that has not arrived yet, oldest first. */
export function OutstandingPage({
  viewer,
  copies,
}: {
  readonly viewer: Viewer;
  readonly copies: readonly OutstandingCopy[];
}) {
  return (
    <Page
      title="Letters that have not arrived"
      viewer={viewer}
      back={{ href: paths.monday(), text: 'Monday' }}
    >
      <h1 class="govuk-heading-l">Letters that have not arrived</h1>
      {copies.length === 0 ? (
        <p class="govuk-body empty">Every letter has been sent or handed over.</p>
      ) : (
        <Copies copies={copies} />
      )}
    </Page>
  );
}

export interface ChildNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly createdAt: string;
  readonly copies: readonly { readonly toName: string; readonly state: DeliveryState }[];
}

interface ChildNoticesProps {
  readonly viewer: Viewer;
  readonly pupilId: string;
  readonly childName: string;
  readonly notices: readonly ChildNotice[];
}

/** Every letter about one child, newest first. */
export function ChildNoticesPage({ viewer, pupilId, childName, notices }: ChildNoticesProps) {
  return (
    <Page
      title="Letters to parents"
      viewer={viewer}
      back={{ href: paths.pupil({ pupil: pupilId }), text: `${childName}'s page` }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">Letters to parents</h1>
      {notices.length === 0 && <p class="govuk-body empty">No letter has been written yet.</p>}
      <ul class="tap-list">
        {notices.map(({ id, kind, createdAt, copies }) => (
          <li>
            <a class="tap-row" href={paths.notice({ notice: id })}>
              <span class="tap-row__main">
                <span class="tap-row__title">{noticeNames[kind]}</span>
                <span class="tap-row__note">
                  {formatDate(createdAt.slice(0, 10))}
                  {copies.length
                    ? `, to ${copies.map(({ toName }) => toName).join(' and ')}`
                    : ', to nobody yet'}
                </span>
              </span>
              <span class="tap-row__end">
                {copies.map(({ state }) => (
                  <DeliveryChip state={state} />
                ))}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Copies({ copies }: { readonly copies: readonly OutstandingCopy[] }) {
  return (
    <ul class="tap-list">
      {copies.map((copy) => (
        <li>
          <a class="tap-row" href={paths.notice({ notice: copy.noticeId })}>
            <span class="tap-row__main">
              <span class="tap-row__title">
                {copy.childName}: {noticeNames[copy.kind]}
              </span>
              <span class="tap-row__note">
                To {copy.toName}, written on {formatDate(copy.createdAt.slice(0, 10))}
              </span>
            </span>
            <span class="tap-row__end">
              <DeliveryChip state={copy.state} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
