/** A reason for which a record may not be disposed of, whatever its age. */
export interface Hold {
  readonly id: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: string;
  readonly liftedBecause: string | null;
  readonly liftedBy: string | null;
  readonly liftedAt: string | null;
}
