import type { ContestRace } from '../race/contest.ts';
import type { Car } from '../sim/car.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** A person who drives along. */
export interface ContestPerson {
  /** The most that the throttle commands [m/s] */
  readonly topSpeed: number;
}

/** A contest to be driven. Structured-cloneable. */
export interface ContestTask {
  readonly track: TrackFile;
  readonly race: ContestRace;
  /** What all of them drive, whatever a policy has learnt with; its sensors are where this one has them. */
  readonly car: Car;
  /** Decides the places and lane changes of objects. Default 1. */
  readonly seed?: number | undefined;
  /** In the order of the grid: policies, and one person at most. */
  readonly entrants: readonly (PolicySnapshot | ContestPerson)[];
}
