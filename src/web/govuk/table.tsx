import type { ComponentChildren } from 'preact';
import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface TableCell {
  content?: ComponentChildren;
  format?: 'numeric' | (string & {}) | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface TableProps {
  caption?: ComponentChildren;
  captionClass?: string | undefined;
  head?: readonly TableCell[] | undefined;
  rows: readonly Maybe<readonly TableCell[]>[];
  firstCellIsHeader?: boolean | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Things to compare, in rows and columns. */
export function Table(props: TableProps) {
  return (
    <table class={classes('govuk-table', props.class)} {...props.attributes}>
      {props.caption && (
        <caption class={classes('govuk-table__caption', props.captionClass)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th
                scope="col"
                class={classes(
                  'govuk-table__header',
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.class,
                )}
                colspan={cell.colspan}
                rowspan={cell.rowspan}
                {...cell.attributes}
              >
                {cell.content}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {numbered(props.rows).map(({ item }) => (
          <tr class="govuk-table__row">
            {item.map((cell, index) => (
              <Cell cell={cell} isHeader={index === 0 && Boolean(props.firstCellIsHeader)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) {
  const spans = { colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes };
  if (isHeader) {
    return (
      <th scope="row" class={classes('govuk-table__header', cell.class)} {...spans}>
        {cell.content}
      </th>
    );
  }
  return (
    <td
      class={classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.class)}
      {...spans}
    >
      {cell.content}
    </td>
  );
}
