import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Conflicts, DocumentForm, type ConflictShown } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/rules.ts';
import type { Review } from '../rules.ts';
import { fieldsOf, parts, type PartId } from './forms.ts';

/** What every page of holding a review needs. */
export interface Writing {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly firstName: string;
  readonly document: StoredDocument;
  readonly review: Review;
  readonly form: FormState;
  readonly others: readonly string[];
  readonly flash?: string | undefined;
  /** What two people both changed. */
  readonly conflicts?: readonly ConflictShown[] | undefined;
}

interface FrameProps {
  readonly writing: Writing;
  readonly part: PartId;
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One page of a review to write on: who it is about, what two people both changed, the form. */
export function Frame({ writing, part, beside, children }: FrameProps) {
  const { viewer, childName, document, others, flash, conflicts = [] } = writing;
  const { title } = parts.find(({ id }) => id === part)!;
  return (
    <Page
      title={title}
      viewer={viewer}
      flash={flash}
      scripts={['autosave.js']}
      back={{ href: paths.review({ document: document.id }), text: 'The review' }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <Conflicts conflicts={conflicts} />
      <DocumentForm
        document={document}
        action={paths.reviewPart({ document: document.id, part })}
        fields={fieldsOf(part, document.answers)}
        others={others}
        beside={beside}
      >
        <div class="stack">{children}</div>
      </DocumentForm>
    </Page>
  );
}
