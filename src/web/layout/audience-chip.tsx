import { audienceNames, type Audience } from '../../basics/audience.ts';
import { Chip } from './chip.tsx';

/** Who an entry is for, where it is not as is usual: for the staff who work with the child. */
export function AudienceChip({ audience }: { readonly audience: Audience }) {
  if (audience === 'staff') return null;
  return <Chip tone={audience === 'senco' ? 'soon' : 'info'}>{audienceNames[audience]}</Chip>;
}
