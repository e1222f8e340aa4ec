import type { Viewer } from '../../../basics/viewer.ts';
import { formatDate } from '../../../basics/dates.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../web/govuk/index.ts';
import { Card, Empty, LetterBlocks } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { chaptersOf, isFor, type Entry, type Recipient } from '../rules.ts';

interface SharedProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly recipients: readonly Recipient[];
  readonly to: Recipient;
  readonly entries: readonly Entry[];
}

/** What one parent, or the child, is shown: to be looked through, and given on paper. */
export function SharedPage({ viewer, flash, pupil, recipients, to, entries }: SharedProps) {
  const at = { pupil: pupil.id };
  const shared = entries.filter((entry) => isFor(entry, to));
  return (
    <Page
      title="What is shared"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      back={{ href: paths.whoMaySee(at), text: 'Who may see what' }}
    >
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">What is shared with {to.name}</h1>
      <div class="stack">
        <nav aria-label="With whom" class="cluster story-kinds no-print">
          {recipients.map((one) => (
            <a
              class="govuk-link"
              href={paths.shared(at, { with: one.id })}
              aria-current={one.id === to.id ? 'true' : undefined}
            >
              {one.name}
            </a>
          ))}
        </nav>
        {shared.length === 0 ? (
          <Empty>
            <p class="govuk-body">
              Nothing is shared with {to.name} yet. The SENCO or the head teacher can share entries under Who
              may see what; plans and records of reviews are shared once they are agreed.
            </p>
          </Empty>
        ) : (
          <>
            <p class="no-print">
              <Button href={paths.sharedPaper({ ...at, recipient: to.id })}>Give it on paper (PDF)</Button>
            </p>
            {chaptersOf(shared).map((chapter) => (
              <section>
                <h2 class="govuk-heading-m">{chapter.name}</h2>
                <div class="stack">
                  {chapter.entries.map((entry) => (
                    <Card title={`${entry.title}, ${formatDate(entry.on)}`} headingLevel={3}>
                      <LetterBlocks blocks={entry.words} />
                    </Card>
                  ))}
                </div>
              </section>
            ))}
          </>
        )}
        {recipients.length === 1 && (
          <p class="govuk-body soft">
            No parent of {firstNameOf(pupil)} is on record to whom the school may write.
          </p>
        )}
      </div>
    </Page>
  );
}
