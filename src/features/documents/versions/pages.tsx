import { formatInstant } from '../../../basics/dates.ts';
import type { Segment } from '../../../basics/text-differences.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { changedLines, type DocumentKind, type StoredDocument, type Version } from '../rules.ts';

interface VersionProps {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly kind: DocumentKind;
  readonly document: StoredDocument;
  readonly version: Version;
  readonly versions: readonly Version[];
}

/** One version of a document as it was agreed, and what it changed. */
export function VersionPage({ viewer, childName, kind, document, version, versions }: VersionProps) {
  const before = versions.find(({ number }) => number === version.number - 1);
  return (
    <Page
      title={`${kind.title}, version ${version.number}`}
      viewer={viewer}
      back={{ href: paths.pupil({ pupil: document.pupilId }), text: `${childName}'s page` }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">
        {kind.title}, version {version.number} of {versions.length}
      </h1>
      <p class="govuk-body">
        As it was on {formatInstant(version.at)}, by {version.by}. {version.reason}
      </p>
      {versions.length > 1 && (
        <nav aria-label="Versions">
          <ul class="cluster govuk-list">
            {versions.map(({ number }) => (
              <li>
                <a
                  class="govuk-link"
                  href={paths.documentVersion({ document: document.id, version: String(number) })}
                  aria-current={number === version.number ? 'page' : undefined}
                >
                  Version {number}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {before && <WhatChanged kind={kind} before={before} after={version} />}
      <DocumentBody kind={kind} answers={version.answers} />
    </Page>
  );
}

/** Every answer under its question, in reading order. */
export function DocumentBody({
  kind,
  answers,
}: {
  readonly kind: DocumentKind;
  readonly answers: StoredDocument['answers'];
}) {
  return (
    <>
      {kind.sections(answers).map(({ heading, lines }) => (
        <section class="card">
          <h2 class="govuk-heading-m">{heading}</h2>
          <dl class="answers">
            {lines.map(({ label, text }) => (
              <div>
                <dt>{label}</dt>
                <dd class={text ? 'words' : 'words nothing-yet'}>{text || 'Nothing written'}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function WhatChanged({
  kind,
  before,
  after,
}: {
  readonly kind: DocumentKind;
  readonly before: Version;
  readonly after: Version;
}) {
  return (
    <section class="card">
      <h2 class="govuk-heading-m">What changed since version {before.number}</h2>
      <dl class="answers">
        {changedLines(kind, before.answers, after.answers).map(({ label, segments }) => (
          <div>
            <dt>{label}</dt>
            <dd class="words">{segments.map(segment)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function segment({ kind, text }: Segment) {
  if (kind === 'added') return <ins>{text}</ins>;
  if (kind === 'removed') return <del>{text}</del>;
  return text;
}
