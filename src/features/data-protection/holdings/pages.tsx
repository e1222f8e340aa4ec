import type { Viewer } from '../../../basics/viewer.ts';
import { may } from '../../../basics/permissions.ts';
import { paths } from '../../../paths.ts';
import { Card, Chip, DataTable, Person } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { RequestsOfChild, type ShownRequest } from '../requests/pages.tsx';
import { childTable, childTableNames, type ChildTableName } from './holdings.ts';
import { seenInWords } from './seen-by.ts';

/** What can be held of any child, in plain words: for whoever answers a parent, an adviser or the regulator. */
export function HoldingsPage({ viewer }: { viewer: Viewer }) {
  return (
    <Page
      title="What is held of a child"
      viewer={viewer}
      current={may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection()}
      back={{ href: paths.dataProtection(), text: 'Data protection' }}
    >
      <h1 class="govuk-heading-l">What is held of a child</h1>
      <p class="govuk-body">
        Everything that Alongside can hold of one child, all {childTableNames.length} kinds. The list is
        checked against the database itself: nothing can be kept of a child that does not stand here.
      </p>
      <DataTable
        caption="Kinds of entries, and what they are"
        captionHidden
        columns={[{ label: 'Kind' }, { label: 'What it is' }, { label: 'Who at school sees it' }]}
        rows={childTableNames.map((name) => [
          childTable(name).name,
          <Says name={name} />,
          seenInWords(name, (other) => childTable(other).name),
        ])}
      />
    </Page>
  );
}

function Says({ name }: { name: ChildTableName }) {
  const { says, others } = childTable(name);
  return (
    <>
      {says}
      {others && <span class="soft small"> {others}</span>}
    </>
  );
}

/** The same for one child, with how much there is. */
export function ChildHoldingsPage(props: {
  viewer: Viewer;
  pupil: Pupil;
  counts: ReadonlyMap<ChildTableName, number>;
  requests: readonly ShownRequest[];
  isHeld: boolean;
}) {
  const { viewer, pupil, counts } = props;
  const held = childTableNames.filter((name) => counts.get(name));
  const none = childTableNames.filter((name) => !counts.get(name));
  return (
    <Page
      title="What is held of a child"
      viewer={viewer}
      current={paths.register()}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: fullNameOf(pupil) }}
    >
      <Person
        name={fullNameOf(pupil)}
        facts={[`${held.length} of ${childTableNames.length} kinds of entries are held`]}
      />
      <p class="govuk-body no-print">
        <a class="govuk-link" href={paths.pupilHold({ pupil: pupil.id })}>
          Legal hold
        </a>{' '}
        {props.isHeld && <Chip tone="late">On hold</Chip>}
      </p>
      <RequestsOfChild pupil={pupil} requests={props.requests} />
      <h2 class="govuk-heading-m">What we hold</h2>
      <DataTable
        caption="Kinds of entries held of this child"
        captionHidden
        columns={[{ label: 'Kind' }, { label: 'What it is' }, { label: 'Entries', isNumber: true }]}
        rows={held.map((name) => [
          <>
            {childTable(name).name}{' '}
            {childTable(name).others && <Chip tone="voice">May be about others too</Chip>}
          </>,
          <Says name={name} />,
          counts.get(name),
        ])}
      />
      {none.length > 0 && (
        <Card title="Nothing of these" tone="quiet">
          <p class="govuk-body">{none.map((name) => childTable(name).name).join(', ')}.</p>
        </Card>
      )}
    </Page>
  );
}
