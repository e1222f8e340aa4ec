import { Card } from './card.tsx';
import { Chip } from './chip.tsx';
import { TapList, TapRow } from './tap-row.tsx';

/** Somebody a letter goes to. */
export interface Told {
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
}

/** Who gets the letter, which way, and who may need an interpreter. */
export function WhoIsTold({ to }: { to: readonly Told[] }) {
  return (
    <Card title="Who is told">
      <TapList>
        {to.map(({ name, email, language }) => (
          <TapRow
            title={name}
            note={
              language && language !== 'English' ? `Speaks ${language}: think of an interpreter` : undefined
            }
            end={<Chip tone={email ? 'info' : 'soon'}>{email ? 'By e-mail' : 'On paper'}</Chip>}
          />
        ))}
      </TapList>
    </Card>
  );
}
