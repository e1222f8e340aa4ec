import { formatInstant } from '../../../basics/dates.ts';
import { Details } from '../../../web/govuk/index.ts';
import { Card, Chip, TapList, TapRow } from '../../../web/layout/index.ts';
import type { StoredDocument } from '../../documents/rules.ts';
import type { Advice } from '../advice.ts';
import { pageOf } from '../write/where.ts';

/** Somebody who works with the child, and whether they have read what to do. */
export interface Reader {
  readonly name: string;
  readonly readAt: string | null;
}

export function AdviceCard({
  advice,
  document,
}: {
  readonly advice: readonly Advice[];
  readonly document: StoredDocument;
}) {
  if (!advice.length || document.status === 'ended') return null;
  return (
    <Details
      summary={`${advice.length} ${advice.length === 1 ? 'thought' : 'thoughts'} that may make the plan clearer`}
    >
      <ul class="govuk-list govuk-list--bullet">
        {advice.map(({ field, text, mark }) => (
          <li>
            <a class="govuk-link" href={pageOf(document, field)}>
              {mark ? `“${mark.word}”: ` : ''}
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  );
}

export function Readers({ readers }: { readonly readers: readonly Reader[] }) {
  const read = readers.filter(({ readAt }) => readAt !== null).length;
  return (
    <Card title={`Briefing read by ${read} of ${readers.length}`}>
      <TapList>
        {readers.map(({ name, readAt }) => (
          <TapRow
            title={name}
            note={readAt ? formatInstant(readAt) : undefined}
            end={readAt ? <Chip tone="good">Has read it</Chip> : <Chip tone="soon">Not yet</Chip>}
          />
        ))}
      </TapList>
    </Card>
  );
}
