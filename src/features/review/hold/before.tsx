import { formatDate } from '../../../basics/dates.ts';
import { paths } from '../../../paths.ts';
import { Card, Quote } from '../../../web/layout/index.ts';
import type { Round } from '../../teacher-round/index.ts';
import type { ViewsState, Voice } from '../../views/index.ts';

interface BeforeProps {
  readonly documentId: string;
  readonly views: ViewsState;
  readonly round: Round | undefined;
}

/** What was said before the meeting, beside the boxes it is summed up in: the parents, the child, each colleague. */
export function SaidBefore({ documentId, views, round }: BeforeProps) {
  const voices = [...views.parents, views.child];
  const answered = round?.answers.filter(({ answeredAt }) => answeredAt) ?? [];
  const waiting = round?.answers.filter(({ answeredAt }) => !answeredAt) ?? [];
  return (
    <Card title="Said before the meeting" tone="quiet">
      <div class="stack">
        {voices.map((voice) => (
          <Said voice={voice} />
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={paths.documentViews({ document: documentId })}>
            Write down what a parent or the child said
          </a>
        </p>
        {answered.map(({ name, goingWell, difficult, helps }) => (
          <Quote who={name}>
            {goingWell && <p class="words">Goes well: {goingWell}</p>}
            {difficult && <p class="words">Is difficult: {difficult}</p>}
            {helps && <p class="words">Helps: {helps}</p>}
          </Quote>
        ))}
        {waiting.length > 0 && (
          <p class="govuk-body soft">
            Asked, and not answered yet: {waiting.map(({ name }) => name).join(', ')}.
          </p>
        )}
      </div>
    </Card>
  );
}

function Said({ voice }: { readonly voice: Voice }) {
  const given = voice.views.filter(({ state }) => state === 'given');
  if (given.length)
    return (
      <>
        {given.map(({ words, seen, onDay }) => (
          <Quote who={`${voice.name}, ${formatDate(onDay)}`}>
            <span class="words">{words ?? seen}</span>
          </Quote>
        ))}
      </>
    );
  if (voice.state === 'not-asked')
    return <p class="govuk-body soft">{voice.name}: nothing written down yet.</p>;
  return (
    <p class="govuk-body soft">
      {voice.name}: {voice.state === 'declined' ? 'would rather not say' : 'no view yet'}
      {voice.reason ? ` (${voice.reason})` : ''}.
      {voice.nextTryOn ? ` We ask again on ${formatDate(voice.nextTryOn)}.` : ''}
    </p>
  );
}
