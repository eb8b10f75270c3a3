import { RewardCallError, type RewardFault, type RewardScorer, type RewardSource } from './reward-scorer.ts';
import { type Course, rowSize } from './step-params.ts';

/** Cars that the episodes are dealt out to; each is a module of its own. */
const MAX_CARS = 8;

/** What episodes are driven among. */
export interface EpisodeSetting {
  readonly course: Course;
  readonly numObjects: number;
}

/** Where an episode could not be scored further. */
export interface EpisodeFailure {
  readonly episode: number;
  /** Index of the step in the episode. */
  readonly step: number;
  readonly fault: RewardFault;
}

export interface EpisodeScores {
  /** One array per episode; NaN from the call on that failed. */
  readonly rewards: readonly Float64Array[];
  readonly failures: readonly EpisodeFailure[];
}

/**
 * Scores episodes of any lengths as a run would: each by one car's module from its first step to its last, several after
 * one another. Where a call fails, every episode is scored on its own, so that the others are known all the same.
 * @param episodes rows of params, [numSteps × rowSize(numObjects)]
 * @throws RewardLoadError
 */
export async function scoreEpisodes(
  scorer: RewardScorer,
  source: RewardSource,
  { course, numObjects }: EpisodeSetting,
  episodes: readonly Float64Array[],
): Promise<EpisodeScores> {
  const size = rowSize(numObjects);
  const load = (numCars: number): Promise<void> =>
    scorer.load(source, { numCars, numObjects, courses: [course] });
  const numCars = Math.min(MAX_CARS, episodes.length);
  await load(Math.max(1, numCars));
  if (numCars === 0) return { rewards: [], failures: [] };
  try {
    return { rewards: await scoreTogether(scorer, episodes, numCars, size), failures: [] };
  } catch (error) {
    if (!(error instanceof RewardCallError)) throw error;
    return scoreApart(scorer, () => load(1), episodes, size);
  }
}

async function scoreTogether(
  scorer: RewardScorer,
  episodes: readonly Float64Array[],
  numCars: number,
  size: number,
): Promise<Float64Array[]> {
  const lengths = Array.from({ length: numCars }, () => 0);
  episodes.forEach((rows, k) => (lengths[k % numCars] += rows.length / size));
  const numSteps = Math.max(...lengths);
  const rows = new Float64Array(numSteps * numCars * size);
  for (let car = 0; car < numCars; car++) {
    const own = episodes.filter((_, k) => k % numCars === car);
    const all = new Float64Array(lengths[car] * size);
    own.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    for (let step = 0; step < numSteps; step++) {
      // Cars with less to do begin again, which is nothing that a reward has not been asked before.
      const from = (step % lengths[car]) * size;
      rows.set(all.subarray(from, from + size), (step * numCars + car) * size);
    }
  }
  const scored = await scorer.score({ numSteps, numCars, rows });
  const next = lengths.map(() => 0);
  return episodes.map((episode, k) => {
    const car = k % numCars;
    const first = next[car];
    next[car] += episode.length / size;
    return Float64Array.from(
      { length: episode.length / size },
      (_, step) => scored[(first + step) * numCars + car],
    );
  });
}

async function scoreApart(
  scorer: RewardScorer,
  load: () => Promise<void>,
  episodes: readonly Float64Array[],
  size: number,
): Promise<EpisodeScores> {
  const rewards: Float64Array[] = episodes.map((rows) => new Float64Array(rows.length / size).fill(NaN));
  const failures: EpisodeFailure[] = [];
  for (const [k, rows] of episodes.entries()) {
    await load();
    let step = 0;
    try {
      for (; step < rewards[k].length; step++) {
        const row = rows.slice(step * size, (step + 1) * size);
        rewards[k][step] = (await scorer.score({ numSteps: 1, numCars: 1, rows: row }))[0];
      }
    } catch (error) {
      if (!(error instanceof RewardCallError)) throw error;
      failures.push({ episode: k, step, fault: error.fault });
      // What does not return costs a second each time; once is enough to know.
      if (error.fault.type === 'TimeoutError') break;
    }
  }
  return { rewards, failures };
}
