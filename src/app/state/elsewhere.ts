import type { RaceState } from './race-state.ts';

/** Where a policy is tried that did not learn there: on another track, with less of its grip, or both. */
export interface Elsewhere {
  /** Left out: where it is. */
  readonly trackId?: string;
  /** Share of it, 0 … 1; left out: all. */
  readonly grip?: number;
}

/** Id of the track that the policy in view is at home on: that of its run, or the chosen one. */
export function homeTrackId({
  runs,
  selectedRunId,
  setup,
}: Pick<RaceState, 'runs' | 'selectedRunId' | 'setup'>): string {
  return runs.find(({ id }) => id === selectedRunId)?.config.track.id ?? setup.trackId;
}

/** Shares of a car's grip that a policy is tried with: a wet road, and ice. */
export const LESS_GRIP = [0.75, 0.5, 0.25] as const;
