import type { Contestant, Held } from './contestant.ts';
import { toStandings } from './standings.ts';

/** How an entrant stands while the contest goes on. */
export interface LiveStanding {
  /** 1 leads; entrants between whom nothing decides share a place. */
  readonly position: number;
  /** From 1; the last one where it is done. */
  readonly lap: number;
  /** Laps driven, with the share of the one under way. */
  readonly distance: number;
  /**
   * Behind the leader [s]: how long ago the leader was where it is now, or by how much later it was done; 0 for the leader,
   * null where that is not known.
   */
  readonly gap: number | null;
  readonly state: 'driving' | 'finished' | 'given-up';
  /** Why it is held, and how much longer; null: it is not. */
  readonly held: Held | null;
  /** Of its last complete lap [s]; null before. */
  readonly lastLap: number | null;
}

type Followed = Pick<Contestant, 'laps' | 'penaltySeconds' | 'distance' | 'isDone' | 'held'>;

/** The order of a contest under way, with gaps in seconds. */
export class LiveStandings {
  readonly #contestants: readonly Followed[];
  readonly #numLaps: number;
  /** Of each: the farthest it had come at each time that was noted. */
  readonly #farthest: number[][];
  readonly #times: number[] = [];

  constructor(contestants: readonly Followed[], numLaps: number) {
    this.#contestants = contestants;
    this.#numLaps = numLaps;
    this.#farthest = contestants.map(() => []);
  }

  /** Remembers how far everybody has come. Call once per step. @param time seconds since the start, rising */
  note(time: number): void {
    this.#times.push(time);
    for (const [i, { distance }] of this.#contestants.entries()) {
      const before = this.#farthest[i].at(-1) ?? -Infinity;
      this.#farthest[i].push(Math.max(before, distance));
    }
  }

  /** @returns in the order of the entrants */
  current(): LiveStanding[] {
    const standings = toStandings(this.#contestants, this.#numLaps);
    const leader = standings.findIndex(({ position }) => position === 1);
    return this.#contestants.map(({ laps, distance, isDone, held }, i) => {
      const { position, totalTime } = standings[i];
      const lastLap = laps.findLast(({ lapTime }) => lapTime !== null)?.lapTime ?? null;
      return {
        position,
        lap: Math.min(this.#numLaps, laps.length + (isDone ? 0 : 1)),
        distance: distance / 100,
        gap: this.#gap(i, leader, totalTime, standings[leader].totalTime),
        state: isDone ? (totalTime === null ? 'given-up' : 'finished') : 'driving',
        held: held && !isDone ? { status: held.status, secondsLeft: held.secondsLeft } : null,
        lastLap,
      };
    });
  }

  #gap(i: number, leader: number, time: number | null, best: number | null): number | null {
    if (i === leader) return 0;
    if (time !== null) return best === null ? null : time - best;
    if (this.#contestants[i].isDone) return null;
    const now = this.#times.at(-1);
    const then = this.#whenAt(leader, this.#farthest[i].at(-1) ?? 0);
    return now === undefined || then === null ? null : Math.max(0, now - then);
  }

  /** When an entrant had come so far for the first time, between two steps in proportion; null: not yet. */
  #whenAt(i: number, distance: number): number | null {
    const passed = this.#farthest[i];
    let [low, high] = [0, passed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passed[middle] < distance) low = middle + 1;
      else high = middle;
    }
    if (low === passed.length) return null;
    if (low === 0) return this.#times[0];
    const share = (distance - passed[low - 1]) / (passed[low] - passed[low - 1]);
    return this.#times[low - 1] + share * (this.#times[low] - this.#times[low - 1]);
  }
}
