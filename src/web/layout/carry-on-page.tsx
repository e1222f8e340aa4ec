import { Button } from '../govuk/button.tsx';
import { carriedFields, type Carried } from './carried.ts';
import { Page } from './page.tsx';

interface CarryOnProps {
  readonly carried: Carried;
  /** What has happened meanwhile. */
  readonly title: string;
}

/** In again, or back at the right school, in the middle of a form: one more press sends what was typed. */
export function CarryOnPage({ carried, title }: CarryOnProps) {
  return (
    <Page title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">Everything you typed is still here. Carry on to save it.</p>
      <form method="post" action={carried.to}>
        <CarriedFields carried={carried} />
        <Button>Carry on</Button>
      </form>
    </Page>
  );
}

/** What was being sent, under its own names again. */
export function CarriedFields({ carried }: { readonly carried: Carried }) {
  return (
    <>
      {carriedFields(carried)
        .slice(1)
        .map(([name, value]) => (
          <input type="hidden" name={name.replace('carried.', '')} value={value} />
        ))}
    </>
  );
}

/** What was being sent, under names that mix with no others: it goes through another form first. */
export function HiddenCarried({ carried }: { readonly carried: Carried | undefined }) {
  return (
    <>
      {carried &&
        carriedFields(carried).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    </>
  );
}
