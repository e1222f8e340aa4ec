import type { ComponentChildren, VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import * as ours from '../../src/web/govuk/index.ts';
import type { Options } from './official.ts';

/** Official options to our props, one adapter a component. Nothing here mends what a component gets wrong. */
export const adapters: Record<string, (options: Options) => VNode> = {
  'back-link': (o) => <ours.BackLink {...rest(o)}>{content(o)}</ours.BackLink>,
  breadcrumbs: (o) => <ours.Breadcrumbs {...rest(o)} label={o.labelText} items={o.items.map(linkOf)} />,
  button: (o) => <ours.Button {...rest(o)}>{content(o)}</ours.Button>,
  'character-count': (o) => (
    <ours.CharacterCount {...fieldOf(o)} countMessageClass={o.countMessage?.classes} />
  ),
  checkboxes: (o) => <ours.Checkboxes {...groupOf(o)} items={o.items.map(optionOf)} />,
  'date-input': (o) => (
    <ours.DateInput
      {...groupOf(o)}
      day={partOf(o.day)}
      month={partOf(o.month)}
      year={partOf(o.year)}
      items={o.items?.map(partOf)}
    />
  ),
  details: (o) => (
    <ours.Details {...rest(o)} summary={raw(o.summaryHtml) ?? o.summaryText}>
      {content(o)}
    </ours.Details>
  ),
  'error-message': (o) => <ours.ErrorMessage {...rest(o)}>{content(o)}</ours.ErrorMessage>,
  'error-summary': (o) => (
    <ours.ErrorSummary
      {...rest(o)}
      title={raw(o.titleHtml) ?? o.titleText}
      description={raw(o.descriptionHtml) ?? o.descriptionText}
      errors={o.errorList?.map(linkOf)}
    />
  ),
  fieldset: (o) => <ours.Fieldset {...rest(o)} {...legendOf(o)} children={raw(o.html)} />,
  'file-upload': (o) => <ours.FileUpload {...fieldOf(o)} wrapperClass={o.wrapperClasses} />,
  hint: (o) => <ours.Hint {...rest(o)}>{content(o)}</ours.Hint>,
  input: (o) => (
    <ours.Input
      {...fieldOf(o)}
      prefix={content(o.prefix)}
      prefixProps={o.prefix && { class: o.prefix.classes, attributes: o.prefix.attributes }}
      suffix={content(o.suffix)}
      suffixProps={o.suffix && { class: o.suffix.classes, attributes: o.suffix.attributes }}
      wrapperClass={o.inputWrapper?.classes}
      wrapperAttributes={o.inputWrapper?.attributes}
    />
  ),
  'inset-text': (o) => <ours.InsetText {...rest(o)}>{content(o)}</ours.InsetText>,
  label: (o) => <ours.Label {...rest(o)}>{content(o)}</ours.Label>,
  'notification-banner': (o) => (
    <ours.NotificationBanner
      {...rest(o)}
      title={raw(o.titleHtml) ?? o.titleText}
      text={o.text}
      children={raw(o.html)}
    />
  ),
  pagination: (o) => (
    <ours.Pagination
      {...rest(o)}
      label={o.landmarkLabel}
      items={o.items?.filter((item: Options) => item && Object.keys(item).length > 0)}
      previous={o.previous && linkOf(o.previous)}
      next={o.next && linkOf(o.next)}
    />
  ),
  panel: (o) => (
    <ours.Panel
      {...rest(o)}
      title={raw(o.titleHtml) ?? o.titleText}
      actions={o.actions && (o.actions.items ?? []).map(linkOf)}
      actionsClass={o.actions?.classes}
      actionsAttributes={o.actions?.attributes}
    >
      {content(o)}
    </ours.Panel>
  ),
  'password-input': (o) => <ours.PasswordInput {...fieldOf(o)} buttonClass={o.button?.classes} />,
  radios: (o) => <ours.Radios {...groupOf(o)} items={o.items.map(optionOf)} />,
  select: (o) => <ours.Select {...fieldOf(o)} items={o.items ?? []} />,
  'skip-link': (o) => <ours.SkipLink {...rest(o)}>{content(o)}</ours.SkipLink>,
  'summary-list': (o) => (
    <ours.SummaryList
      {...rest(o)}
      rows={(o.rows ?? []).map(
        (row: Options) =>
          row && {
            key: content(row.key),
            keyClass: row.key?.classes,
            value: content(row.value),
            valueClass: row.value?.classes,
            actions: row.actions?.items?.map(linkOf),
            actionsClass: row.actions?.classes,
            class: row.classes,
          },
      )}
      card={
        o.card && {
          title: content(o.card.title),
          headingLevel: o.card.title?.headingLevel,
          titleClass: o.card.title?.classes,
          actions: o.card.actions?.items?.map(linkOf),
          actionsClass: o.card.actions?.classes,
          class: o.card.classes,
          attributes: o.card.attributes,
        }
      }
    />
  ),
  table: (o) => (
    <ours.Table
      {...rest(o)}
      captionClass={o.captionClasses}
      head={o.head?.map(cellOf)}
      rows={o.rows.map((row: Options) => row && row.map(cellOf))}
    />
  ),
  tabs: (o) => (
    <ours.Tabs
      {...rest(o)}
      items={(o.items ?? []).map(
        (item: Options) =>
          item && { ...item, panel: content(item.panel), panelAttributes: item.panel.attributes },
      )}
    />
  ),
  tag: (o) => <ours.Tag {...rest(o)}>{content(o)}</ours.Tag>,
  'task-list': (o) => (
    <ours.TaskList
      {...rest(o)}
      items={o.items.map(
        (item: Options) =>
          item && {
            ...rest(item),
            title: content(item.title),
            titleClass: item.title.classes,
            hint: content(item.hint),
            status: item.status?.tag ? (
              <ours.Tag {...rest(item.status.tag)}>{content(item.status.tag)}</ours.Tag>
            ) : (
              content(item.status)
            ),
            statusClass: item.status?.classes,
          },
      )}
    />
  ),
  textarea: (o) => <ours.Textarea {...fieldOf(o)} />,
  'warning-text': (o) => <ours.WarningText {...rest(o)}>{content(o)}</ours.WarningText>,
};

function rest(options: Options): Options {
  const { classes, text: _text, html: _html, ...others } = options;
  return { ...others, class: classes };
}

function raw(html: string | undefined): VNode | undefined {
  return html ? jsxTemplate([html]) : undefined;
}

function content(options: Options): ComponentChildren {
  return options ? (raw(options.html) ?? options.text) : undefined;
}

function linkOf(options: Options): Options {
  return { ...rest(options), text: content(options) };
}

function cellOf(options: Options): Options {
  return { ...rest(options), content: content(options) };
}

function partOf(options: Options): Options {
  return options && rest(options);
}

function fieldOf(options: Options): Options {
  return {
    ...rest(options),
    label: content(options.label),
    labelClass: options.label?.classes,
    labelIsHeading: options.label?.isPageHeading,
    hint: content(options.hint),
    error: content(options.errorMessage),
    groupClass: options.formGroup?.classes,
    groupAttributes: options.formGroup?.attributes,
  };
}

function groupOf(options: Options): Options {
  const { fieldset } = options;
  return {
    ...rest(options),
    fieldset: fieldset && { ...rest(fieldset), ...legendOf(fieldset) },
    hint: content(options.hint),
    error: content(options.errorMessage),
    groupClass: options.formGroup?.classes,
    groupAttributes: options.formGroup?.attributes,
  };
}

function legendOf({ legend }: Options): Options {
  return { legend: content(legend), legendClass: legend?.classes, legendIsHeading: legend?.isPageHeading };
}

function optionOf(item: Options): Options {
  if (!item || item.divider) return item;
  return {
    ...rest(item),
    label: content(item),
    labelClass: item.label?.classes,
    labelAttributes: item.label?.attributes,
    hint: content(item.hint),
    conditional: raw(item.conditional?.html),
  };
}
