import { formatInstant } from '../../../basics/dates.ts';
import { roleNames, roles, type Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Pagination } from '../../../web/govuk/index.ts';
import { DataTable, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import type { Look } from '../rules.ts';

/** Reading a child's record is written down as durably as changing it. */
export function LookedPage(props: {
  viewer: Viewer;
  pupil: Pupil;
  looks: readonly Look[];
  pageNumber: number;
  more: boolean;
}) {
  const { viewer, pupil, looks, pageNumber, more } = props;
  const href = (page: number) => paths.pupilLooked({ pupil: pupil.id }, { page });
  return (
    <Page
      title="Who has looked"
      viewer={viewer}
      current={paths.register()}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: fullNameOf(pupil) }}
    >
      <h1 class="govuk-heading-l">Who has looked at this record</h1>
      <p class="govuk-body">
        Everybody who opened or changed the record of {fullNameOf(pupil)}, newest first. Nothing here can be
        changed or deleted.
      </p>
      {looks.length ? (
        <DataTable
          caption="Who looked, when, at what"
          captionHidden
          columns={[{ label: 'Who' }, { label: 'When' }, { label: 'What' }]}
          rows={looks.map((look) => [
            `${look.who}${roles.some((role) => role === look.role) ? `, ${roleNames[look.role as keyof typeof roleNames]}` : ''}`,
            formatInstant(look.at),
            `${look.action}: ${look.subject}`,
          ])}
        />
      ) : (
        <Empty>
          <p class="govuk-body">Nobody has opened this record yet.</p>
        </Empty>
      )}
      {(pageNumber > 1 || more) && (
        <Pagination
          previous={pageNumber > 1 ? { href: href(pageNumber - 1) } : undefined}
          next={more ? { href: href(pageNumber + 1) } : undefined}
        />
      )}
    </Page>
  );
}
