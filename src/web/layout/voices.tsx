import { audienceOf, type KeptAudience } from '../../basics/audience.ts';
import { formatDate } from '../../basics/dates.ts';
import { paths } from '../../paths.ts';
import { AudienceChip } from './audience-chip.tsx';
import { Card } from './card.tsx';
import { Chip, type Tone } from './chip.tsx';
import { Quote } from './quote.tsx';

interface Said {
  readonly state: 'given' | 'none-yet' | 'declined';
  readonly words: string | null;
  readonly how: string | null;
  readonly seen: string | null;
  readonly interpreted: string | null;
  readonly reason: string | null;
  readonly onDay: string;
  readonly by: string;
  readonly audience: KeptAudience;
}

export interface VoiceShown {
  readonly whose: 'parent' | 'child';
  readonly contactId: string | null;
  readonly name: string;
  readonly relation: string | null;
  readonly state: 'given' | 'declined' | 'none-yet' | 'not-asked';
  readonly views: readonly Said[];
  readonly earlier: Said | undefined;
  readonly reason: string | null;
  readonly nextTryOn: string | null;
}

interface VoicesProps {
  readonly documentId: string;
  readonly voices: readonly VoiceShown[];
  readonly today: string;
  /** Whether whoever looks may write down more. */
  readonly mayRecord?: boolean;
  readonly headingLevel?: 2 | 3;
}

/** What the child and each parent say for a document; who has not said anything yet, why, and when they are asked next. */
export function Voices({ documentId, voices, today, mayRecord = true, headingLevel = 2 }: VoicesProps) {
  return (
    <div class="stack">
      {voices.map((voice) => (
        <Card
          tone={voice.state === 'not-asked' || voice.state === 'none-yet' ? 'soon' : 'voice'}
          title={voice.relation ? `${voice.name} (${voice.relation})` : voice.name}
          headingLevel={headingLevel}
        >
          <div class="stack">
            <div class="cluster">
              <VoiceChip voice={voice} today={today} />
            </div>
            {voice.views.map((said) => (
              <OneView said={said} name={voice.name} />
            ))}
            {voice.earlier && (
              <div class="stack stack--tight">
                <p class="soft">What was said before:</p>
                <OneView said={voice.earlier} name={voice.name} />
              </div>
            )}
            {mayRecord && (
              <p>
                <a class="govuk-link" href={hrefOf(voice, documentId)}>
                  {voice.state === 'given' ? 'Add to it' : 'Write down what they say'}
                  <span class="govuk-visually-hidden">: {voice.name}</span>
                </a>
              </p>
            )}
          </div>
        </Card>
      ))}
    </div>
  );
}

const hrefOf = ({ whose, contactId }: VoiceShown, document: string): string =>
  whose === 'child'
    ? paths.documentViewChild({ document })
    : paths.documentViewParent({ document, contact: contactId ?? '' });

/** How far one voice is, in a few words: with the day of the next try. */
export function VoiceChip({ voice, today }: { readonly voice: VoiceShown; readonly today: string }) {
  const [tone, words] = chipOf(voice, today);
  return <Chip tone={tone}>{words}</Chip>;
}

function chipOf({ state, nextTryOn }: VoiceShown, today: string): [Tone, string] {
  if (state === 'given') return ['voice', 'Said what they think'];
  if (state === 'declined') return ['calm', 'Would rather not say'];
  if (state === 'not-asked') return ['soon', 'Not asked yet'];
  if (nextTryOn && nextTryOn < today)
    return ['late', `No view yet: ask again (was ${formatDate(nextTryOn)})`];
  return ['soon', nextTryOn ? `No view yet: next try ${formatDate(nextTryOn)}` : 'No view yet'];
}

function OneView({ said, name }: { readonly said: Said; readonly name: string }) {
  const when = `${formatDate(said.onDay)}, asked by ${said.by}`;
  if (said.state !== 'given')
    return (
      <p class="soft">
        {said.state === 'declined' ? `${name} would rather not say` : 'No view yet'}
        {said.reason ? `: ${said.reason}` : ''} ({when})
      </p>
    );
  return (
    <div class="stack stack--tight">
      <AudienceChip audience={audienceOf('view', said.audience)} />
      {said.words && (
        <Quote who={[name, said.how, when].filter(Boolean).join('; ')}>
          <span class="words">{said.words}</span>
        </Quote>
      )}
      {said.seen && (
        <p class="words">
          <strong>What was seen:</strong> {said.seen}
          {!said.words && <span class="soft"> ({[said.how, when].filter(Boolean).join('; ')})</span>}
        </p>
      )}
      {said.interpreted && (
        <p class="words">
          <strong>What the adult takes it to mean:</strong> {said.interpreted}
        </p>
      )}
    </div>
  );
}
