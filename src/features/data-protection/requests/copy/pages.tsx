import { opening, tellsLeftOut, titleOf, type Copy } from './rules.ts';

const looks = `
body { font: 1.06rem/1.5 system-ui, sans-serif; color: #1c2321; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { color: #1d4d45; } h2 { margin-top: 2.5rem; border-top: 1px solid #b9cdc6; padding-top: 1rem; }
dl { margin: 0 0 1rem; } dt { font-weight: 700; margin-top: .5rem; } dd { margin: 0; white-space: pre-line; }
`;

/** The copy as one page that needs nothing else: it opens in any browser, years from now. */
export function CopyDocument({ copy }: { copy: Copy }) {
  const told = tellsLeftOut(copy);
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf(copy)}</title>
        <style>{looks}</style>
      </head>
      <body>
        <main>
          <h1>
            {titleOf(copy)}: {copy.child}
          </h1>
          <p>{opening(copy)}</p>
          {told && <p>{told}</p>}
          {copy.chapters.map(({ name, says, entries }) => (
            <section>
              <h2>{name}</h2>
              <p>{says}</p>
              {entries.map(({ title, lines }) => (
                <>
                  {title !== name && <h3>{title}</h3>}
                  <dl>
                    {lines.map(({ label, text }) => (
                      <>
                        <dt>{label}</dt>
                        <dd>{text}</dd>
                      </>
                    ))}
                  </dl>
                </>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
