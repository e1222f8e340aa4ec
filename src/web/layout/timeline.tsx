import type { ComponentChildren } from 'preact';

export interface TimelineEvent {
  /** ISO, for machines. */
  at: string;
  /** As a person says it: "3 October". */
  when: ComponentChildren;
  what: ComponentChildren;
  more?: ComponentChildren;
  /** `key` for a turning point, `voice` for what the child or parents said, `late` for what was missed. */
  tone?: 'key' | 'voice' | 'late' | undefined;
}

/** What happened, in order. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li class={event.tone ? `timeline__event timeline__event--${event.tone}` : 'timeline__event'}>
          <time class="timeline__when" datetime={event.at}>
            {event.when}
          </time>
          <p class="timeline__what">{event.what}</p>
          {event.more && <div class="timeline__more">{event.more}</div>}
        </li>
      ))}
    </ol>
  );
}
