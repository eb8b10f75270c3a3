import type { DeedsDone } from '../../deeds/deeds.ts';
import type { MusicFacts } from './music-facts.ts';
import type { RunFacts } from './run-facts.ts';

/** What a person has made in the app, as far as checks look at it. */
export interface Evidence {
  /** That an evaluation has tested or that are still to be, the newest first. */
  readonly runs: readonly RunFacts[];
  readonly music: MusicFacts;
  readonly deeds: DeedsDone;
}

/** Nothing has been made yet. */
export const NO_EVIDENCE: Evidence = { runs: [], music: { arranged: [], models: [] }, deeds: new Map() };
