import { paths } from '../../paths.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { Page } from '../layout/page.tsx';
import { ComponentStates } from './gallery/components.tsx';
import { FormStates } from './gallery/forms.tsx';
import { LayoutStates } from './gallery/layout.tsx';

/** Every component in several states, to look at in development. */
export function Gallery({ viewer }: { viewer?: Viewer | undefined }) {
  return (
    <Page
      title="Gallery"
      viewer={viewer}
      current={paths.register()}
      flash="The plan for autumn is saved."
      breadcrumbs={[{ text: 'Children', href: '#main' }, { text: 'Gallery' }]}
    >
      <h1 class="govuk-heading-xl">Gallery</h1>
      <div class="stack stack--loose">
        <LayoutStates />
        <FormStates />
        <ComponentStates />
      </div>
    </Page>
  );
}
