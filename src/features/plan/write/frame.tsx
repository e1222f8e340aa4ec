import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Conflicts, DocumentForm, type ConflictShown } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/rules.ts';
import type { Advice } from '../advice.ts';

/** What every page of writing a plan needs. */
export interface Writing {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly firstName: string;
  readonly document: StoredDocument;
  readonly form: FormState;
  readonly others: readonly string[];
  readonly advice: readonly Advice[];
  /** What two people both changed. */
  readonly conflicts?: readonly ConflictShown[] | undefined;
}

interface FrameProps {
  readonly writing: Writing;
  readonly title: string;
  readonly action: string;
  readonly fields: readonly string[];
  readonly children: ComponentChildren;
}

/** One page of a plan to write on: who it is about, what two people both changed, the form. */
export function Frame({ writing, title, action, fields, children }: FrameProps) {
  const { viewer, childName, document, others, conflicts = [] } = writing;
  return (
    <Page
      title={title}
      viewer={viewer}
      scripts={['autosave.js']}
      back={{ href: paths.plan({ document: document.id }), text: 'The plan' }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <Conflicts conflicts={conflicts} />
      <DocumentForm document={document} action={action} fields={fields} others={others}>
        {children}
      </DocumentForm>
    </Page>
  );
}

/** Advice beside the answer it is about; it never stops anybody. */
export function Hints({ writing, field }: { readonly writing: Writing; readonly field: string }) {
  const about = writing.advice.filter((advice) => advice.field === field);
  if (!about.length) return null;
  return (
    <ul class="hints">
      {about.map(({ text, mark }) => (
        <li>
          {mark && <mark>{mark.word}</mark>} {text}
        </li>
      ))}
    </ul>
  );
}
