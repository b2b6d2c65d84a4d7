/** How far the partner may go. */
export interface Instructions {
  /** Smallest sum that settles it. */
  readonly floorMinor: number | null;
  readonly discountPercent: string | null;
  readonly smallestInstalmentMinor: number | null;
  readonly notes: string | null;
}
