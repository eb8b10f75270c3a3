/** How an episode stands or ended (DeepRacer's `episode_status`). */
export type EpisodeStatus =
  'in_progress' | 'lap_complete' | 'off_track' | 'crashed' | 'reversed' | 'immobilized' | 'time_up';

/** One standing start. */
export interface Trial {
  /** Percent of the lap driven. */
  readonly progress: number;
  /** Seconds of simulated time; null when the lap was not completed. */
  readonly lapTime: number | null;
  readonly offTracks: number;
  readonly crashes: number;
  readonly resets: number;
  readonly status: EpisodeStatus;
}

/** The outcome of several trials of one policy. */
export interface Evaluation {
  readonly trials: readonly Trial[];
  /** Share of trials that completed the lap without leaving the track or crashing, 0 … 1. */
  readonly cleanShare: number;
  /** Seconds; null when no lap was completed. */
  readonly bestLap: number | null;
  readonly meanLap: number | null;
}
