import { formatInstant } from '../../basics/dates.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { Card, DataTable, Empty } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { paths } from '../../paths.ts';

export interface MessageShown {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly writtenAt: string;
  readonly attachments: readonly { readonly filename: string; readonly bytes: number }[];
}

interface OutboxProps {
  readonly viewer: Viewer;
  readonly messages: readonly MessageShown[];
}

export function OutboxPage({ viewer, messages }: OutboxProps) {
  return (
    <Page title="Messages kept here" viewer={viewer} wide>
      <h1 class="govuk-heading-l">Messages kept here</h1>
      <p class="govuk-body">
        No mail server is set, so nothing leaves this machine. What would have been sent is here to read.
      </p>
      {messages.length === 0 ? (
        <Empty>
          <p>There is nothing yet. Letters and invitations appear here as they are written.</p>
        </Empty>
      ) : (
        <DataTable
          caption="Messages, newest first"
          captionHidden
          columns={['Subject', 'To', 'Written'].map((label) => ({ label }))}
          rows={messages.map(({ id, subject, to, writtenAt }) => [
            <a class="govuk-link" href={paths.outboxMessage({ message: id })}>
              {subject}
            </a>,
            to.name || to.address,
            formatInstant(writtenAt),
          ])}
        />
      )}
    </Page>
  );
}

export function MessagePage({
  viewer,
  message,
}: {
  readonly viewer: Viewer;
  readonly message: MessageShown;
}) {
  return (
    <Page title="A message" viewer={viewer} back={{ href: paths.outbox(), text: 'All messages' }}>
      <h1 class="govuk-heading-l">{message.subject}</h1>
      <p class="govuk-body">
        To {message.to.name} ({message.to.address}), {formatInstant(message.writtenAt)}
      </p>
      <Card>
        {message.text.split(/\n{2,}/).map((paragraph) => (
          <p class="govuk-body">
            <Lines text={paragraph.trim()} />
          </p>
        ))}
      </Card>
      {message.attachments.length > 0 && (
        <ul class="govuk-list">
          {message.attachments.map(({ filename, bytes }, index) => (
            <li>
              <a
                class="govuk-link"
                href={paths.outboxAttachment({ message: message.id, index: String(index) })}
              >
                {filename}
              </a>{' '}
              ({Math.max(1, Math.round(bytes / 1024))} KB)
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Plain text as it was written, with addresses that can be followed. */
function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line.split(/(https?:\/\/\S+)/).map((part) =>
            /^https?:/.test(part) ? (
              <a class="govuk-link" href={part} rel="noreferrer">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </>
      ))}
    </>
  );
}
