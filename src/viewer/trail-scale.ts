/** What a trail is coloured by. */
export const TRAIL_COLOURINGS = ['speed', 'steering', 'reward'] as const;
export type TrailColouring = (typeof TRAIL_COLOURINGS)[number];

/** What the colours of a trail mean: m/s, radians of steering to the left, or reward per step. */
export interface TrailScale {
  readonly by: TrailColouring;
  /** What the first colour stands for, and whatever is beyond it. */
  readonly first: number;
  /** What the last colour stands for, and whatever is beyond it; may be less than `first`. */
  readonly last: number;
}
