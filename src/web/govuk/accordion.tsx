import type { ComponentChildren } from 'preact';
import { classes, numbered, translation } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface AccordionSection {
  heading: ComponentChildren;
  summary?: ComponentChildren;
  expanded?: boolean | undefined;
  content: ComponentChildren;
}

export interface AccordionProps {
  id: string;
  items: readonly Maybe<AccordionSection>[];
  headingLevel?: number | undefined;
  /** Remembers in this browser tab which sections are open. */
  rememberExpanded?: boolean | undefined;
  hideAllSectionsText?: string | undefined;
  hideSectionText?: string | undefined;
  hideSectionAriaLabelText?: string | undefined;
  showAllSectionsText?: string | undefined;
  showSectionText?: string | undefined;
  showSectionAriaLabelText?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Many sections of which a reader needs a few; without JavaScript all of them, under headings. */
export function Accordion(props: AccordionProps) {
  return (
    <div
      class={classes('govuk-accordion', props.class)}
      data-module="govuk-accordion"
      id={props.id}
      {...translation('hide-all-sections', props.hideAllSectionsText)}
      {...translation('hide-section', props.hideSectionText)}
      {...translation('hide-section-aria-label', props.hideSectionAriaLabelText)}
      {...translation('show-all-sections', props.showAllSectionsText)}
      {...translation('show-section', props.showSectionText)}
      {...translation('show-section-aria-label', props.showSectionAriaLabelText)}
      data-remember-expanded={props.rememberExpanded}
      {...props.attributes}
    >
      {numbered(props.items).map(({ item, place }) => (
        <Section item={item} accordion={props} place={place} />
      ))}
    </div>
  );
}

function Section(props: { item: AccordionSection; accordion: AccordionProps; place: number }) {
  const { item, place } = props;
  const { id } = props.accordion;
  const Heading = `h${props.accordion.headingLevel || 2}` as 'h2';
  return (
    <div class={classes('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}>
      <div class="govuk-accordion__section-header">
        <Heading class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${place}`}>
            {item.heading}
          </span>
        </Heading>
        {item.summary && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${place}`}>
            {item.summary}
          </div>
        )}
      </div>
      <div id={`${id}-content-${place}`} class="govuk-accordion__section-content">
        {typeof item.content === 'string' ? <p class="govuk-body">{item.content}</p> : item.content}
      </div>
    </div>
  );
}
