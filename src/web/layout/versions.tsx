import { formatDate } from '../../basics/dates.ts';
import { paths } from '../../paths.ts';
import { Card } from './card.tsx';

/** A version of a document in one line. */
export interface VersionLine {
  readonly number: number;
  readonly at: string;
  readonly reason: string;
  readonly by: string;
}

/** Every version of a document, each opening as it was. */
export function Versions({ documentId, versions }: { documentId: string; versions: readonly VersionLine[] }) {
  return (
    <Card title="Versions">
      <ul class="govuk-list">
        {versions.map(({ number, at, reason, by }) => (
          <li>
            <a
              class="govuk-link"
              href={paths.documentVersion({ document: documentId, version: String(number) })}
            >
              Version {number}
            </a>
            , {formatDate(at.slice(0, 10))}, {by}: {reason}
          </li>
        ))}
      </ul>
    </Card>
  );
}
