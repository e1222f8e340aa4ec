import { paths } from '../../paths.ts';
import { Button } from '../govuk/button.tsx';
import type { Carried } from './carried.ts';
import { HiddenCarried } from './carry-on-page.tsx';

interface BackToSchoolProps {
  /** Where the form was opened. */
  readonly at: string;
  /** Not there when a file came with it. */
  readonly carried: Carried | undefined;
}

/** Leads back to the school where a form was opened, with what was typed into it. */
export function BackToSchool({ at, carried }: BackToSchoolProps) {
  return (
    <>
      <p class="govuk-body">
        {carried
          ? 'Everything you typed is in this page. Go back to that school, and then carry on to save it there.'
          : 'Go back to that school, open the page again, and send your file once more.'}
      </p>
      <form method="post" action={paths.mySchools()} class="govuk-!-margin-bottom-4">
        <input type="hidden" name="school" value={at} />
        <HiddenCarried carried={carried} />
        <Button>Go back to that school</Button>
      </form>
    </>
  );
}
