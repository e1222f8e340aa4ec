import type { Viewer } from '../../basics/viewer.ts';
import { Page } from './page.tsx';

/** What works for whom, what is known not to, and what to do then. */
export function AccessibilityPage({ viewer }: { readonly viewer?: Viewer | undefined }) {
  return (
    <Page title="Accessibility statement" viewer={viewer}>
      <h1 class="govuk-heading-l">Accessibility statement</h1>
      <p class="govuk-body">
        Alongside is meant for everybody who helps a child, and for every family. It aims at the Web Content
        Accessibility Guidelines, version 2.2, level AA.
      </p>
      <h2 class="govuk-heading-m">What you can rely on</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Everything works with the keyboard alone, and without JavaScript.</li>
        <li>
          Text can be made four times as large, and pages fit a screen 320 pixels wide, without scrolling
          sideways.
        </li>
        <li>
          Colour never says anything that a word does not say too; pictures of numbers have the numbers beside
          them.
        </li>
        <li>
          Letters are tagged PDF files that screen readers can read (PDF/UA), and the same words stand in the
          e-mail.
        </li>
        <li>Nothing is lost when you need more time: what you type is kept while you write.</li>
      </ul>
      <h2 class="govuk-heading-m">How we know</h2>
      <p class="govuk-body">
        Whole stories are played in a real browser on every change, and each page in them is checked by a
        machine (axe). A machine finds less than half of what can be wrong. No audit by people with
        disabilities has been made yet.
      </p>
      <h2 class="govuk-heading-m">What does not work well yet</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>A passage in another language is not marked as such, so a screen reader reads it in English.</li>
        <li>In letters, some scripts (such as Tamil or Chinese) are not printed; the e-mail has them.</li>
      </ul>
      <h2 class="govuk-heading-m">When something stops you</h2>
      <p class="govuk-body">
        Tell your school, which runs Alongside and can give you the same on paper or in another way. If its
        answer does not help, the school's complaints procedure is open to you.
      </p>
    </Page>
  );
}
