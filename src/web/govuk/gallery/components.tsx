import { Card } from '../../layout/index.ts';
import {
  BackLink,
  Details,
  InsetText,
  NotificationBanner,
  Pagination,
  Panel,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TaskList,
  WarningText,
} from '../index.ts';

/** The official components that are no questions. */
export function ComponentStates() {
  return (
    <>
      <Card title="Words that stand out">
        <BackLink href="#main">Back to the register</BackLink>
        <p class="govuk-body">
          Plain text with{' '}
          <a class="govuk-link" href="#main">
            a link in it
          </a>
          , <strong>something strong</strong> and <em>something in her own voice</em>.
        </p>
        <InsetText>Parents are told before a child is recorded as having SEN support.</InsetText>
        <WarningText>Nothing is recorded until the parents have been told.</WarningText>
        <Details summary="Why do you ask for this?">
          It helps everyone who works with her to do the same.
        </Details>
        <div class="cluster">
          {['', 'green', 'teal', 'purple', 'magenta', 'red', 'orange', 'yellow', 'grey'].map((colour) => (
            <Tag class={colour && `govuk-tag--${colour}`}>{colour || 'plain'}</Tag>
          ))}
        </div>
      </Card>
      <NotificationBanner text="Two letters wait for the mail server." titleId="gallery-news" />
      <NotificationBanner type="success" text="The plan is active." titleId="gallery-done" disableAutoFocus />
      <Panel title="The review is recorded" headingLevel={2}>
        The next cycle has begun as a draft made from this one.
      </Panel>
      <Card title="Facts">
        <SummaryList
          rows={[
            { key: 'Class teacher', value: 'Mr Bell' },
            {
              key: 'Review',
              value: '14 January',
              actions: [{ href: '#main', text: 'Move', visuallyHiddenText: 'the review date' }],
            },
          ]}
        />
        <SummaryList
          card={{ title: 'Reading in pairs', headingLevel: 3, actions: [{ href: '#main', text: 'Change' }] }}
          rows={[{ key: 'How often', value: 'Three times a week, 20 minutes' }]}
        />
        <Table
          caption="Reading age"
          head={[{ content: 'Date' }, { content: 'Months', format: 'numeric' }]}
          rows={[
            [{ content: 'September' }, { content: 74, format: 'numeric' }],
            [{ content: 'January' }, { content: 81, format: 'numeric' }],
          ]}
        />
      </Card>
      <Card title="Before the plan can begin">
        <TaskList
          idPrefix="gallery"
          items={[
            { title: 'Her views', href: '#main', status: 'Done' },
            {
              title: 'Her parents’ views',
              hint: 'Asked on 3 October',
              href: '#main',
              status: <Tag class="govuk-tag--yellow">Waiting</Tag>,
            },
            {
              title: 'Tell the parents',
              status: 'Cannot start yet',
              statusClass: 'govuk-task-list__status--cannot-start-yet',
            },
          ]}
        />
      </Card>
      <Card title="Parts of one thing">
        <Tabs
          idPrefix="gallery-tab"
          items={[
            { label: 'Now', panel: 'What is happening now.' },
            { label: 'Before', panel: 'What happened before.' },
          ]}
        />
        <Pagination
          previous={{ href: '#main' }}
          next={{ href: '#main' }}
          items={[
            { number: 1, href: '#main' },
            { number: 2, href: '#main', current: true },
            { ellipsis: true },
            { number: 6, href: '#main' },
          ]}
        />
        <Pagination
          label="Earlier and later plans"
          previous={{ href: '#main', text: 'Earlier', labelText: 'Summer plan' }}
          next={{ href: '#main', text: 'Later', labelText: 'Spring plan' }}
        />
      </Card>
    </>
  );
}
