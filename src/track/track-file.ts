/** A track as it is stored in `tracks/*.json`. Distances in metres. */
export interface TrackFile {
  readonly format: 'grad-prix-track';
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  /** One sentence for the track list. */
  readonly description?: string | undefined;
  /** Closed centre line in driving order; the first point is not repeated at the end. */
  readonly centreLine: readonly (readonly [number, number])[];
  /** From the centre line to each border: one number, or one per centre-line point. */
  readonly width: {
    readonly left: number | readonly number[];
    readonly right: number | readonly number[];
  };
  /** Height of the centre line per point, ≥ 0. */
  readonly elevation?: readonly number[] | undefined;
  /** Degrees per point; positive lifts the right side, as a left-hand bend wants. */
  readonly banking?: readonly number[] | undefined;
}
