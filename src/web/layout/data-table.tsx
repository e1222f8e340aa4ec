import type { ComponentChildren } from 'preact';

export interface Column {
  label: string;
  /** Numbers line up on the right. */
  isNumber?: boolean | undefined;
}

export interface DataTableProps {
  caption: ComponentChildren;
  captionHidden?: boolean | undefined;
  columns: readonly Column[];
  /** A cell for each column; the first names the row. */
  rows: readonly (readonly ComponentChildren[])[];
}

/** Things to compare. On a phone each row becomes a card; the roles keep it a table for those who listen. */
export function DataTable({ caption, captionHidden, columns, rows }: DataTableProps) {
  return (
    <table class="data-table" role="table">
      <caption class={captionHidden ? 'govuk-visually-hidden' : 'data-table__caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" role="columnheader" class={className('head', column.isNumber && 'number')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr class="data-table__row" role="row">
            {columns.map((column, index) =>
              index === 0 ? (
                <th scope="row" role="rowheader" class={className('cell', 'name')} data-label={column.label}>
                  {row[0]}
                </th>
              ) : (
                <td
                  role="cell"
                  class={className('cell', column.isNumber && 'number')}
                  data-label={column.label}
                >
                  {row[index]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function className(part: 'head' | 'cell', kind: string | false | undefined): string {
  return kind ? `data-table__${part} data-table__${part}--${kind}` : `data-table__${part}`;
}
