import { paths } from '../../paths.ts';
import { AudienceChip, Empty, Timeline } from '../../web/layout/index.ts';
import { dayInStory, opens, storyKinds, toneOf } from './rules.ts';
import type { Chapter, StoryEvent } from './rules.ts';

export interface StoryProps {
  readonly pupil: { readonly id: string };
  readonly chapters: readonly Chapter[];
  readonly counts: ReadonlyMap<string, number>;
  readonly kind: string | undefined;
  readonly isWhole: boolean;
}

/** What happened, newest first, a chapter for each term; each event opens the thing as it was then. */
export function Story({ pupil, chapters, counts, kind, isWhole }: StoryProps) {
  const known = Object.entries(storyKinds).filter(([id]) => counts.get(id));
  return (
    <section aria-labelledby="story">
      <h2 class="govuk-heading-m" id="story">
        The story so far
      </h2>
      {known.length > 1 && (
        <nav aria-label="Kinds of things in the story" class="cluster story-kinds no-print">
          <a
            class="govuk-link"
            href={paths.pupil({ pupil: pupil.id })}
            aria-current={kind ? undefined : 'true'}
          >
            Everything
          </a>
          {known.map(([id, words]) => (
            <a
              class="govuk-link"
              href={`${paths.pupil({ pupil: pupil.id }, { kind: id })}#story`}
              aria-current={kind === id ? 'true' : undefined}
            >
              {words} ({counts.get(id)})
            </a>
          ))}
        </nav>
      )}
      {chapters.length === 0 && (
        <Empty>
          <p class="govuk-body">
            Nothing has been written down yet. The story begins with the first concern.
          </p>
        </Empty>
      )}
      {chapters.map(({ title, events }) => (
        <>
          <h3 class="govuk-heading-s story-chapter">{title}</h3>
          <Timeline events={events.map(asTimeline)} />
        </>
      ))}
      {!isWhole && (
        <p class="govuk-body no-print">
          <a class="govuk-link" href={`${paths.pupil({ pupil: pupil.id }, { kind, whole: 'yes' })}#story`}>
            Show the whole story
          </a>
        </p>
      )}
    </section>
  );
}

function asTimeline(event: StoryEvent) {
  const href = hrefOf(event);
  return {
    at: event.onDay,
    when: event.by ? `${dayInStory(event.onDay)}, ${event.by}` : dayInStory(event.onDay),
    what: href ? (
      <a class="govuk-link" href={href}>
        {event.title}
      </a>
    ) : (
      event.title
    ),
    more: event.audience === 'usual' ? event.detail : <Marked event={event} />,
    tone: toneOf(event),
  };
}

function Marked({ event: { detail, audience } }: { readonly event: StoryEvent }) {
  return (
    <>
      {detail}
      {audience !== 'usual' && (
        <p>
          <AudienceChip audience={audience} />
        </p>
      )}
    </>
  );
}

function hrefOf(event: StoryEvent): string | undefined {
  const opened = opens(event);
  if (!opened) return undefined;
  switch (opened.what) {
    case 'version':
      return paths.documentVersion({ document: opened.id, version: String(opened.version) });
    case 'notice':
      return paths.notice({ notice: opened.id });
    case 'concern':
      return paths.concern({ concern: opened.id });
    case 'document': {
      const at = { document: opened.id };
      if (event.refKind === 'plan' || event.kind === 'plan') return paths.plan(at);
      if (event.refKind === 'review' || event.kind === 'review') return paths.review(at);
      return event.refKind === 'assessment' || event.kind === 'assessment'
        ? paths.assessment(at)
        : paths.document(at);
    }
  }
}
