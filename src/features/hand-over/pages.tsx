import { formatDate, formatInstant } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FileField,
  FormErrors,
  TextField,
  WarningText,
} from '../../web/govuk/index.ts';
import { Card, DataTable, Person } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../pupils/rules.ts';
import { reasons, type Known } from './rules.ts';

interface HandOverProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly form: FormState;
  readonly fingerprint: string | undefined;
  readonly lines: readonly {
    readonly direction: 'out' | 'in';
    readonly otherSchool: string;
    readonly at: string;
    readonly by: string;
  }[];
}

/** The child goes to another school: makes the file that goes with them. */
export function HandOverPage({ viewer, pupil, form, fingerprint, lines }: HandOverProps) {
  const back = { href: paths.pupil({ pupil: pupil.id }), text: 'The child’s page' };
  return (
    <Page title="Moving school" viewer={viewer} current={paths.register()} back={back} errors={form.errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Moving school</h1>
      <Person name={fullNameOf(pupil)} />
      <p class="govuk-body">
        This makes one file with everything the next school needs of the child: the record, plans, reviews,
        views and letters. It is signed, so that they can be sure that nothing was changed on the way. The
        Common Transfer File, which your information system sends, holds codes only: this goes beside it.
      </p>
      <p class="govuk-body">
        Who looked at the record, and your own lists and classes, stay here. So does everything else: nothing
        is deleted.
      </p>
      <form method="post" action={paths.handOver({ pupil: pupil.id })} novalidate>
        <TextField name="to" label="School that the child goes to" form={form} />
        <ChoiceField
          name="reason"
          label="Why does the file go there?"
          form={form}
          choices={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="leftOn" label="The child’s last day at this school" form={form} />
        <TextField
          name="passphrase"
          label="Passphrase"
          hint="Write it down now, and read it to the other SENCO on the phone: never send it with the file. Without it nobody can open the file. Clear this to leave the file open."
          form={form}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Make the file</Button>
      </form>
      {fingerprint && (
        <Card title="Your school’s key">
          <p class="govuk-body">
            The other school sees these numbers with the file. Read them to each other: if they are the same,
            the file is yours.
          </p>
          <p class="govuk-body">
            <code>{fingerprint}</code>
          </p>
        </Card>
      )}
      {lines.length > 0 && (
        <DataTable
          caption="Files so far"
          columns={[{ label: 'When' }, { label: 'What' }, { label: 'By' }]}
          rows={lines.map(({ at, direction, otherSchool, by }) => [
            formatInstant(at),
            direction === 'out' ? `Made for ${otherSchool}` : `Taken in from ${otherSchool}`,
            by,
          ])}
        />
      )}
    </Page>
  );
}

interface FilesInProps {
  readonly viewer: Viewer;
  readonly form: FormState;
}

/** A child comes from another school: takes the file. */
export function FilesInPage({ viewer, form }: FilesInProps) {
  const back = { href: paths.imports(), text: 'Lists in' };
  return (
    <Page title="A file comes in" viewer={viewer} current={paths.imports()} back={back} errors={form.errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">A file comes in</h1>
      <p class="govuk-body">
        Choose the file that the other school’s Alongside made. It is checked, and you see what is in it
        before anything is written.
      </p>
      <form method="post" action={paths.filesIn()} enctype="multipart/form-data" novalidate>
        <FileField name="file" label="The file" form={form} accept=".alongside" />
        <TextField
          name="passphrase"
          label="Passphrase"
          hint="The other school reads it to you on the phone. Leave this empty if they gave you none."
          form={form}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Check the file</Button>
      </form>
    </Page>
  );
}

export interface Looked {
  readonly about: Readonly<Record<string, string>>;
  readonly fingerprint: string;
  /** Keys that files from a school of this name had before. */
  readonly keysBefore: readonly string[];
  readonly isTakenIn: boolean;
  readonly child: Known;
  readonly counts: readonly { readonly name: string; readonly entries: number }[];
  readonly letters: number;
  readonly matches: readonly { readonly known: Known; readonly by: 'upn' | 'name' }[];
}

interface FileInProps extends FilesInProps {
  readonly received: string;
  readonly looked: Looked;
}

/** What is in a file, before it is taken in. */
export function FileInPage({ viewer, form, received, looked }: FileInProps) {
  const { about, child, fingerprint, keysBefore, matches } = looked;
  const isOtherKey = keysBefore.length > 0 && !keysBefore.includes(fingerprint);
  const nameOf = (one: Known) =>
    `${one.forename} ${one.surname}, born ${formatDate(one.dateOfBirth)}${one.upn ? `, UPN ${one.upn}` : ''}`;
  const back = { href: paths.filesIn(), text: 'Another file' };
  return (
    <Page
      title="Look through the file"
      viewer={viewer}
      current={paths.imports()}
      back={back}
      errors={form.errors}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Look through the file</h1>
      <p class="govuk-body-l">{nameOf(child)}</p>
      <p class="govuk-body">
        From {about['from']}, made on {formatDate((about['madeAt'] ?? '').slice(0, 10))} by {about['madeBy']}.
        Last day there: {formatDate(about['leftOn'] ?? '')}. Nothing in it was changed since it was signed.
      </p>
      {looked.isTakenIn && (
        <WarningText>This very file was taken in before. Taking it in again adds nothing new.</WarningText>
      )}
      {isOtherKey && (
        <WarningText>
          Files from a school of this name were signed with another key before. Telephone them, on a number
          you know, before you take this in.
        </WarningText>
      )}
      <Card title="Is it really from them?">
        <p class="govuk-body">
          A signature says that nothing was changed, not who signed. Telephone the school and compare these
          numbers with what their page “Moving school” shows:
        </p>
        <p class="govuk-body">
          <code>{fingerprint}</code>
        </p>
      </Card>
      <DataTable
        caption="What is in it"
        columns={[{ label: 'Kind' }, { label: 'Entries', isNumber: true }]}
        rows={[
          ...looked.counts.map(({ name, entries }) => [name, String(entries)]),
          ['Letters as PDF', String(looked.letters)],
        ]}
      />
      <p class="govuk-body">
        What was going on there ends with the last day there: support, plans, reviews and concerns come as
        history. Decide about SEN support here, tell the parents, and record it in the register.
      </p>
      <form method="post" action={paths.fileIn({ received })} novalidate>
        <ChoiceField
          name="into"
          label="Do you have this child already?"
          form={form}
          choices={[
            ...matches.map(({ known, by }) => ({
              value: known.id,
              label: `Yes: ${nameOf(known)}`,
              hint: by === 'upn' ? 'The same UPN' : 'The same name and date of birth',
            })),
            { value: 'new', label: 'No: add the child' },
          ]}
        />
        <Button>Take the file in</Button>
      </form>
    </Page>
  );
}
