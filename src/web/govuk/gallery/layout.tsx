import {
  Card,
  Chip,
  DataTable,
  Empty,
  Meter,
  Person,
  Quote,
  SaveBar,
  Stat,
  TapChoices,
  TapList,
  TapRow,
  Timeline,
} from '../../layout/index.ts';
import { Button } from '../button.tsx';

/** Our own: what pages are laid out with. */
export function LayoutStates() {
  return (
    <>
      <Numbers />
      <OneChild />
      <Today />
      <Register />
      <Card title="Nothing yet">
        <Empty>
          <p class="govuk-body">No concerns have been raised this term.</p>
          <Button class="govuk-button--secondary">Raise a concern</Button>
        </Empty>
      </Card>
    </>
  );
}

function Numbers() {
  return (
    <div class="grid-3">
      <Stat label="Children with SEN support" number={40} />
      <Stat label="EHC plans" number={10} />
      <Stat label="Reviews overdue" number={3} note="the oldest by 12 school days" tone="late" />
    </div>
  );
}

function OneChild() {
  return (
    <div>
      <Person
        name="Amara Okafor"
        facts={[
          'Year 4, Willow class',
          <Chip tone="brand">SEN support since 12 January</Chip>,
          <Chip tone="soon">Review in 9 days</Chip>,
        ]}
        actions={<Button class="govuk-button--secondary">Open her plan</Button>}
      />
      <div class="beside">
        <div class="stack">
          <Card title="What she says" tone="voice">
            <Quote who="Amara, 3 October, with Mr Bell">
              I like it when I can see the words before we read them together.
            </Quote>
          </Card>
          <Card title="Her story so far">
            <Timeline
              events={[
                { at: '2026-10-03', when: '3 October', what: 'Amara told us what helps', tone: 'voice' },
                {
                  at: '2026-09-21',
                  when: '21 September',
                  what: 'Three reading sessions missed',
                  tone: 'late',
                  more: 'The teaching assistant was covering another class.',
                },
                {
                  at: '2026-01-12',
                  when: '12 January',
                  what: 'SEN support began',
                  tone: 'key',
                  more: 'Her parents were told by letter on the same day.',
                },
                { at: '2025-11-18', when: '18 November', what: 'First concern raised by her class teacher' },
              ]}
            />
          </Card>
        </div>
        <Card title="This half term">
          <div class="stack">
            <Meter label="Reading, with Mrs Ward" delivered={14} planned={16} />
            <Meter label="Speech and language group" delivered={4} planned={9} />
            <Meter label="Lego club" delivered={0} planned={0} words="Begins Monday" />
          </div>
        </Card>
      </div>
    </div>
  );
}

function Today() {
  return (
    <Card title="Today">
      <TapList>
        <TapRow
          title="9:20 Reading, pairs"
          note="Amara and Theo, library corner"
          end={<Chip tone="good">Held</Chip>}
          href="#main"
        />
        <TapRow
          title="10:45 Speech and language group"
          note="Five children, blue room"
          end={<Chip tone="soon">Now</Chip>}
        >
          <TapChoices
            name="result"
            about="Speech and language group"
            choices={[
              { value: 'held', text: 'Held', chosen: true },
              { value: 'missed', text: 'Missed' },
              { value: 'changed', text: 'Changed' },
            ]}
          />
        </TapRow>
        <TapRow
          title="13:30 Sensory break"
          note="Kai"
          end={<Chip tone="late">Missed twice</Chip>}
          href="#main"
        />
      </TapList>
    </Card>
  );
}

function Register() {
  return (
    <div>
      <DataTable
        caption="Children, by class"
        columns={[
          { label: 'Child' },
          { label: 'Class' },
          { label: 'Support' },
          { label: 'Review' },
          { label: 'Sessions', isNumber: true },
        ]}
        rows={[
          [
            <a href="#main">Amara Okafor</a>,
            'Willow',
            <Chip tone="brand">SEN support</Chip>,
            <Chip tone="soon">in 9 days</Chip>,
            '18 of 25',
          ],
          [
            <a href="#main">Theo Lindqvist-Hargreaves</a>,
            'Willow',
            <Chip tone="info">EHC plan</Chip>,
            '14 January',
            '31 of 32',
          ],
          [
            <a href="#main">Kai Ito</a>,
            'Hazel',
            <Chip>Being watched</Chip>,
            <Chip tone="late">12 days overdue</Chip>,
            '2 of 7',
          ],
        ]}
      />
      <SaveBar note="Saved at 10:42">
        <Button>Save and carry on</Button>
        <Button class="govuk-button--secondary">Leave it for later</Button>
      </SaveBar>
    </div>
  );
}
