import { RewardCallError, type RewardFault, type RewardScorer, type RewardSource } from './reward-scorer.ts';
import { type Course, rowSize } from './step-params.ts';

/** Cars that episodes are dealt out to at most; each is a module of its own. */
export const EPISODES_AT_ONCE = 8;
/** Episodes that are scored one by one at most: each is a module that has to be loaded. */
const MAX_APART = 48;

/** Where an episode could not be scored further. */
export interface EpisodeFailure {
  readonly episode: number;
  /** Index of the step in the episode. */
  readonly step: number;
  readonly fault: RewardFault;
}

export interface EpisodeScores {
  /** One array per episode; NaN from the call on that failed, and where nobody asked any more. */
  readonly rewards: readonly Float64Array[];
  readonly failures: readonly EpisodeFailure[];
}

export interface EpisodeScorerOptions {
  readonly scorer: RewardScorer;
  readonly course: Course;
  /** On the track of every episode. */
  readonly numObjects: number;
}

/** Scores episodes of any lengths as a run would: each by one module from its first step to its last. */
export class EpisodeScorer {
  readonly #options: EpisodeScorerOptions;
  readonly #rowSize: number;

  constructor(options: EpisodeScorerOptions) {
    this.#options = options;
    this.#rowSize = rowSize(options.numObjects);
  }

  /**
   * All at once, several after one another in the same module.
   * @param episodes rows of params, [numSteps × rowSize] each
   * @returns rewards, [numSteps] each
   * @throws RewardLoadError, RewardCallError
   */
  async score(source: RewardSource, episodes: readonly Float64Array[]): Promise<Float64Array[]> {
    const numCars = Math.max(1, Math.min(EPISODES_AT_ONCE, episodes.length));
    await this.#load(source, numCars);
    if (episodes.length === 0) return [];
    const cars = Array.from({ length: numCars }, (_, car) =>
      join(episodes.filter((_rows, k) => k % numCars === car)),
    );
    const numSteps = Math.max(...cars.map(({ length }) => length)) / this.#rowSize;
    const scored = await this.#options.scorer.score({
      numSteps,
      numCars,
      rows: this.#interleave(cars, numSteps),
    });
    const next = cars.map(() => 0);
    return episodes.map((rows, k) => {
      const car = k % numCars;
      const first = next[car];
      const length = rows.length / this.#rowSize;
      next[car] += length;
      return Float64Array.from({ length }, (_, step) => scored[(first + step) * numCars + car]);
    });
  }

  /**
   * Each on its own, step by step, so that one that fails takes nothing from the others.
   * @throws RewardLoadError
   */
  async scoreApart(source: RewardSource, episodes: readonly Float64Array[]): Promise<EpisodeScores> {
    const size = this.#rowSize;
    const rewards = episodes.map((rows) => new Float64Array(rows.length / size).fill(NaN));
    const failures: EpisodeFailure[] = [];
    for (const [episode, rows] of episodes.slice(0, MAX_APART).entries()) {
      await this.#load(source, 1);
      let step = 0;
      try {
        for (; step < rewards[episode].length; step++) {
          const row = rows.slice(step * size, (step + 1) * size);
          const [reward] = await this.#options.scorer.score({ numSteps: 1, numCars: 1, rows: row });
          rewards[episode][step] = reward;
        }
      } catch (error) {
        if (!(error instanceof RewardCallError)) throw error;
        failures.push({ episode, step, fault: error.fault });
        // What does not return costs a second each time; once is enough to know.
        if (error.fault.type === 'TimeoutError') break;
      }
    }
    return { rewards, failures };
  }

  #load(source: RewardSource, numCars: number): Promise<void> {
    const { scorer, course, numObjects } = this.#options;
    return scorer.load(source, { numCars, numObjects, courses: [course] });
  }

  /** Cars with less to do begin again, which is nothing that a reward has not been asked before. */
  #interleave(cars: readonly Float64Array[], numSteps: number): Float64Array {
    const size = this.#rowSize;
    const rows = new Float64Array(numSteps * cars.length * size);
    for (const [car, own] of cars.entries()) {
      for (let step = 0; step < numSteps; step++) {
        const from = (step * size) % own.length;
        rows.set(own.subarray(from, from + size), (step * cars.length + car) * size);
      }
    }
    return rows;
  }
}

function join(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
