/** A lap is looked at in so many sectors of equal length. */
export const NUM_SECTORS = 48;

/** What is told of a sector. */
export type SectorQuantity = Exclude<keyof SectorFigures, 'visits'>;

/**
 * What the training cars did in each sector of the lap since the evaluation before, exploration included; every list is
 * [NUM_SECTORS], from the start line on, in the direction of the track file. What no car came by has no means: 0, and 0 visits.
 */
export interface SectorFigures {
  /** Steps that were taken there. */
  readonly visits: readonly number[];
  /** Mean of the speeds that the actions asked for [m/s] */
  readonly speed: readonly number[];
  /** Mean of the steering that the actions asked for [°]; left is positive. */
  readonly steering: readonly number[];
  /** Mean per step. */
  readonly reward: readonly number[];
  /** Episodes that ended there, but not with a lap and not with the time. */
  readonly exits: readonly number[];
}
