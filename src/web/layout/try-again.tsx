import { Button } from '../govuk/button.tsx';
import { within, type Carried } from './carried.ts';
import { CarriedFields } from './carry-on-page.tsx';

interface TryAgainProps {
  /** Where they were going. */
  readonly to: string;
  /** What they were sending; not there when they only looked, or when a file came with it. */
  readonly carried: Carried | undefined;
  readonly wasSending: boolean;
}

/** One press does again what could not be done, with everything that was typed. */
export function TryAgain({ to, carried, wasSending }: TryAgainProps) {
  const address = within(to);
  if (!address) return null;
  if (!wasSending)
    return (
      <Button href={address} class="govuk-!-margin-right-2">
        Try again
      </Button>
    );
  if (!carried) return <p class="govuk-body">Go back, and send it again with its file or password.</p>;
  return (
    <>
      <p class="govuk-body">
        Everything you typed is in this page.
        {carried.form['once'] ? ' However often you try, it counts once.' : ''}
      </p>
      <form method="post" action={address} class="govuk-!-margin-bottom-4">
        <CarriedFields carried={carried} />
        <Button>Try again</Button>
      </form>
    </>
  );
}
