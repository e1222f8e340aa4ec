import type { Viewer } from '../../basics/viewer.ts';
import { formatDate } from '../../basics/dates.ts';
import { Page } from '../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from './rules.ts';

interface PupilProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly flash?: string | undefined;
}

export function PupilPage({ viewer, pupil, flash }: PupilProps) {
  return (
    <Page title="A child's page" viewer={viewer} flash={flash}>
      <h1 class="govuk-heading-l">{fullNameOf(pupil)}</h1>
      <p class="govuk-body">Born {formatDate(pupil.dateOfBirth)}</p>
    </Page>
  );
}
