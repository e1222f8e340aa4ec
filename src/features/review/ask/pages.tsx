import { formatInstant } from '../../../basics/dates.ts';
import type { Letter } from '../../../basics/letter.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField } from '../../../web/govuk/index.ts';
import { Card, LetterWords } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { InvitedList, type Invited } from '../arrange/pages.tsx';

export function AskForViewsPage(props: {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly once: string;
  readonly document: string;
  readonly letter: Pick<Letter, 'about' | 'blocks'>;
  readonly to: readonly Invited[];
  readonly colleagues: readonly string[];
  /** They were asked before: then they get another letter. */
  readonly askedOn: string | undefined;
}) {
  const { viewer, childName, document, letter, to, colleagues, askedOn, once } = props;
  return (
    <Page
      title="Ask for views"
      viewer={viewer}
      back={{ href: paths.review({ document }), text: 'The review' }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">Ask everybody for their views</h1>
      <div class="stack stack--loose">
        {askedOn && (
          <Card tone="soon">
            <p class="govuk-body">
              The parents were asked on {formatInstant(askedOn)}. Asking again sends another letter.
            </p>
          </Card>
        )}
        <InvitedList to={to} />
        <Card title="Who at school is asked" tone="quiet">
          <p class="govuk-body">
            {colleagues.length
              ? `${colleagues.join(', ')}: what goes well, what is difficult, what helps. It takes two minutes.`
              : 'Everybody who works with the child has been asked already, or is you.'}
          </p>
        </Card>
        <Card title="The letter to the parents" tone="quiet">
          <LetterWords body={letter} />
        </Card>
        <form method="post" action={paths.reviewAsk({ document })}>
          <HiddenField name="once" value={once} />
          <Button preventDoubleClick>{askedOn ? 'Ask again' : 'Ask them'}</Button>
        </form>
      </div>
    </Page>
  );
}
