import { formatDate } from '../../../basics/dates.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../web/govuk/index.ts';
import { Chip, Empty, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import type { Concern, ReplyClock } from '../rules.ts';
import { ClockChip } from './concern.tsx';

/** Every concern that is still open, most urgent first. */
export function OpenConcernsPage({
  viewer,
  concerns,
}: {
  readonly viewer: Viewer;
  readonly concerns: readonly { concern: Concern; clock: ReplyClock | undefined }[];
}) {
  return (
    <Page title="Open concerns" viewer={viewer}>
      <h1 class="govuk-heading-l">Open concerns</h1>
      {concerns.length === 0 ? (
        <Empty>
          <p class="govuk-body">Nothing is waiting. Every concern has been seen through.</p>
          <Button href={paths.concernChild()} class="govuk-button--secondary">
            Raise a concern
          </Button>
        </Empty>
      ) : (
        <TapList>
          {concerns.map(({ concern, clock }) => (
            <TapRow
              title={fullNameOf(concern)}
              note={
                <>
                  {concern.raisedAs === 'parent'
                    ? `${concern.parentName ?? 'The family'} told us`
                    : `${concern.recordedBy} noticed`}
                  , {formatDate(concern.raisedOn)}: {shortened(concern.words)}
                </>
              }
              end={clock ? <ClockChip clock={clock} /> : <Chip>From a colleague</Chip>}
              href={paths.concern({ concern: concern.id })}
            />
          ))}
        </TapList>
      )}
    </Page>
  );
}

const shortened = (words: string): string =>
  words.length > 120 ? `${words.slice(0, 117).trimEnd()} …` : words;
