import type { Block, Letter } from '../../basics/letter.ts';

/** A letter's blocks as part of a page. */
export function LetterWords({ body }: { readonly body: Pick<Letter, 'about' | 'blocks'> }) {
  return (
    <>
      <h3 class="govuk-heading-m">{body.about}</h3>
      <LetterBlocks blocks={body.blocks} />
    </>
  );
}

/** The blocks alone, below a heading of the page. */
export function LetterBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return <>{blocks.map(block)}</>;
}

function block(one: Block) {
  switch (one.kind) {
    case 'heading':
      return <h4 class="govuk-heading-s">{one.text}</h4>;
    case 'paragraph':
      return <p class="govuk-body words">{one.text}</p>;
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {one.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table class="govuk-table">
          <caption class="govuk-table__caption govuk-table__caption--s">{one.caption}</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {one.head.map((cell) => (
                <th scope="col" class="govuk-table__header">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {one.rows.map((row) => (
              <tr class="govuk-table__row">
                {row.map((cell, at) => (
                  <td class="govuk-table__cell" data-label={one.head[at]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'box':
      return (
        <div class="card card--quiet">
          <h4 class="govuk-heading-s">{one.title}</h4>
          <p class="govuk-body words">{one.text}</p>
        </div>
      );
  }
}
