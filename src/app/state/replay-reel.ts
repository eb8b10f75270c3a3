import type { Sight } from '../../training/policy-sight.ts';
import type { RecordedDrive, RecordedEpisode } from '../../training/recorded-episode.ts';
import { FRAMES_PER_SECOND } from '../../workers/protocol.ts';

/** A drive of a reel; of one that is explained, what was given, told and seen is kept, too. */
export type ReelDrive = RecordedDrive & Partial<Pick<RecordedEpisode, 'observations' | 'params' | 'sights'>>;

/**
 * Recorded drives on one clock, with its playhead. Fast state: it moves with every picture, and goes around the store.
 * Positions are counted in steps of 1/15 s from the start; whole ones are states that were recorded.
 */
export class ReplayReel {
  /** The first is the solid car. */
  readonly drives: readonly ReelDrive[];
  /** What was to be seen from it, as far as that is kept; null: not asked for yet. */
  sights: readonly Sight[] | null;
  /** Position of the last state of the longest drive. */
  readonly end: number;
  #position = 0;
  readonly #listeners = new Set<() => void>();

  /** @param drives one or more @param isContest whether they were driven against each other: all of them are solid */
  constructor(
    drives: readonly ReelDrive[],
    readonly isContest = false,
  ) {
    this.drives = drives;
    this.sights = drives[0].sights ?? null;
    this.end = Math.max(...drives.map(({ numSteps }) => numSteps)) - 1;
  }

  /** Steps since the start; fractional between two states. */
  get position(): number {
    return this.#position;
  }

  /** The state of the first drive at the playhead: index of a row of its observations. */
  get step(): number {
    return Math.min(this.drives[0].numSteps - 1, Math.floor(this.#position));
  }

  /** Seconds since the start. */
  get time(): number {
    return this.#position / FRAMES_PER_SECOND;
  }

  /** Seconds of the longest drive. */
  get duration(): number {
    return this.end / FRAMES_PER_SECOND;
  }

  get isAtEnd(): boolean {
    return this.#position === this.end;
  }

  /** Puts the playhead somewhere, or to the nearer end. */
  seek(position: number): void {
    const next = Math.min(this.end, Math.max(0, position));
    if (next === this.#position) return;
    this.#position = next;
    for (const listener of this.#listeners) listener();
  }

  /** Goes to the next state, or to the one before. */
  stepBy(by: 1 | -1): void {
    this.seek(by > 0 ? Math.floor(this.#position) + 1 : Math.ceil(this.#position) - 1);
  }

  /** Plays on. */
  advance(seconds: number): void {
    this.seek(this.#position + seconds * FRAMES_PER_SECOND);
  }

  /** @param listener told whenever the playhead has moved @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
