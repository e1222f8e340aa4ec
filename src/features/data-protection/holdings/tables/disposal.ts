import { child, id, link, moment, staff, words, type ChildTables } from '../table-types.ts';

const own = { column: 'pupil_id' } as const;

/** Why a record is kept longer, or is about to go. */
export const disposalTables = {
  legal_hold: {
    name: 'Legal holds',
    says: 'Why the record may not be disposed of, who said so, and when that ended.',
    way: own,
    on: 'placed_at',
    others: 'It may be about a dispute. Ask your adviser before it is given.',
    fields: {
      id,
      pupil_id: child,
      reason: words('Why'),
      placed_by: staff('Placed by'),
      placed_at: moment('Placed'),
      lifted_because: words('Lifted because'),
      lifted_by: staff('Lifted by'),
      lifted_at: moment('Lifted'),
    },
  },
  disposal_child: {
    name: 'Proposed for disposal',
    says: 'That somebody has proposed to dispose of the record.',
    way: own,
    on: undefined,
    together: 'all',
    fields: { disposal_id: link, pupil_id: child },
  },
} as const satisfies ChildTables<'legal_hold' | 'disposal_child'>;
