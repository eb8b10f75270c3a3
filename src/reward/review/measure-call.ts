import { RewardCallError, type RewardSource } from '../reward-scorer.ts';
import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import type { AskEpisodes } from './observe.ts';

/** Calls that are enough for a clock. */
const CALLS = 2048;
/** When a few laps take this long, it says enough [s] */
const LONG = 1;
/** Measurements of a call that is quick enough for several; what else the machine does can only make one longer. */
const TIMES = 3;

/**
 * How long one call takes, all that comes with it included: many laps less one, so that loading does not count.
 * @param lap rows of params, [numSteps × rowSize]
 * @param clock seconds that scoring has used so far
 * @returns microseconds; null where the reward fails on the lap
 * @throws RewardLoadError
 */
export async function measureCall(
  source: RewardSource,
  lap: Float64Array,
  rowSize: number,
  scorer: Pick<AskEpisodes, 'score'>,
  clock: () => number,
): Promise<number | null> {
  const steps = lap.length / rowSize;
  const time = async (laps: number): Promise<number> => {
    const start = clock();
    await scorer.score(source, Array<Float64Array>(laps).fill(lap));
    return clock() - start;
  };
  try {
    await scorer.score(source, []); // starts the language, which is on no account
    // Full rows of cars, so that nobody is asked twice and as many modules are loaded both times.
    const once = await time(EPISODES_AT_ONCE);
    if (once > LONG) return (1e6 * once) / (EPISODES_AT_ONCE * steps);
    const laps = Math.ceil(CALLS / (EPISODES_AT_ONCE * steps));
    const more = EPISODES_AT_ONCE * Math.max(1, Math.min(laps, Math.floor(LONG / Math.max(once, 1e-6))));
    let least = await time(EPISODES_AT_ONCE + more);
    for (let k = 1; k < TIMES && least < LONG / TIMES; k++) {
      least = Math.min(least, await time(EPISODES_AT_ONCE + more));
    }
    return (1e6 * Math.max(0, least - once)) / (more * steps);
  } catch (error) {
    if (error instanceof RewardCallError) return null;
    throw error;
  }
}
