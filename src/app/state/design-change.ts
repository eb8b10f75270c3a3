import type { TrackDesign } from '../../track/design/track-design.ts';

/** What a hand does to a design. */
export interface DesignChange {
  readonly design: TrackDesign;
  /** Whether the hand has let go of it. */
  readonly isDone: boolean;
  /** What is changed bit by bit, as by keys: bits of the same in a row are taken back as one. */
  readonly series?: string;
}
