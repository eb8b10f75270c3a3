import type { ContestRace } from '../../race/contest.ts';
import type { Standing } from '../../race/standings.ts';
import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ContestOutcome } from '../../training/contest-recording.ts';

/** Somebody in a contest; the place in its cast is the number over the car, and its colour in the palette of runs. */
export interface CastMember {
  readonly name: string;
  readonly isPerson: boolean;
  /** What its car looks like; like the contest's own where an earlier version has not kept it. */
  readonly car?: Car;
}

/** A contest that is over; how everybody drove is stored beside it. */
export interface ContestRecord {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
  readonly track: TrackFile;
  readonly race: ContestRace;
  readonly car: Car;
  readonly seed: number;
  /** In the order of the grid, as `standings` are. */
  readonly cast: readonly CastMember[];
  readonly standings: readonly Standing[];
  readonly rules: ContestOutcome['rules'];
  /** What its drives take [bytes] */
  readonly size: number;
}
